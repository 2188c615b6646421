import Articles
import Links
import Text

/// What a reference manager is told of a plan, or of one of its articles.
///
/// The panel for citing (`Templates/assets/panels.js`) makes the same records of what stands on a page; a test holds both
/// against each other.
struct CitationRecord {
  /// What names it among others: `hengyang-15-28`.
  let key: String
  /// The plan's title.
  let title: String
  /// What tells it from others with that title: `第28条 深度融入国家重大战略`.
  let shortTitle: String?
  /// How the place in the plan is cited, 第28条; nil for the whole plan.
  let place: String?
  let body: String?
  let date: CalendarDate
  let language: String
  /// Where it stands on the web; nil where nobody says.
  let url: String?

  /// The plan, and each of its articles.
  static func all(of source: PlanExport) -> [CitationRecord] {
    let plan = source.plan
    func record(_ page: PageID, _ key: String, _ shortTitle: String?, _ place: String?) -> CitationRecord {
      CitationRecord(
        key: key, title: plan.settings.title, shortTitle: shortTitle, place: place, body: plan.settings.body,
        date: plan.edition, language: plan.settings.language, url: source.address?.url(of: page))
    }
    return [record(.plan(plan.slug), plan.slug.description, plan.settings.shortTitle, nil)]
      + plan.articles.map { article in
        let key = "\(plan.slug)-\(article.number.description.split(separator: "-").joined())"
        let title = article.hasTitle ? "\(article.label) \(article.heading.title)" : article.label
        return record(.article(article.id), key, title, article.label)
      }
  }
}

/// `<plan>/plan.ris`: RIS as EndNote, Zotero and others read it (Research Information Systems, "RIS format
/// specifications", 2011): two letters, two blanks, a hyphen, a blank, the value; a record ends with `ER`.
enum RISFile {
  static func bytes(_ source: PlanExport) -> [UInt8] {
    var text: [UInt8] = []
    for record in CitationRecord.all(of: source) { append(record, to: &text) }
    return text
  }

  private static func append(_ record: CitationRecord, to text: inout [UInt8]) {
    let date = String(
      decoding: record.date.description.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    let fields: KeyValuePairs<StaticString, String?> = [
      "TY": "GOVDOC", "ID": record.key, "AU": record.body, "TI": record.title, "ST": record.shortTitle,
      "PY": String(record.date.year), "DA": date + "/", "N1": record.place, "LA": record.language, "UR": record.url,
      "ER": "",
    ]
    for (tag, value) in fields {
      guard let value else { continue }
      tag.withUTF8Buffer { text += $0 }
      text += "  - ".utf8
      text += value.utf8
      text += "\r\n".utf8
    }
    text += "\r\n".utf8
  }
}

/// `<plan>/plan.bib`: BibTeX in UTF-8, as biber and today's reference managers read it.
enum BibTeXFile {
  static func bytes(_ source: PlanExport) -> [UInt8] {
    var text: [UInt8] = []
    for record in CitationRecord.all(of: source) { append(record, to: &text) }
    return text
  }

  private static func append(_ record: CitationRecord, to text: inout [UInt8]) {
    // A second pair of braces keeps a name from being taken apart, and a title its capitals. The names are as wide as the
    // widest.
    let fields: KeyValuePairs<StaticString, String?> = [
      "author ": record.body.map { "{\(escaped($0))}" }, "title  ": "{\(escaped(record.title))}",
      "year   ": String(record.date.year), "month  ": String(record.date.month), "note   ": record.place.map(escaped),
      "url    ": record.url,
    ]
    text += "@misc{".utf8
    text += record.key.utf8
    for (name, value) in fields {
      guard let value else { continue }
      text += ",\n  ".utf8
      name.withUTF8Buffer { text += $0 }
      text += " = {".utf8
      text += value.utf8
      text += "}".utf8
    }
    text += "\n}\n\n".utf8
  }

  /// Text in which no character is a command to LaTeX, and no brace is counted by BibTeX.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isCommand) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\textbackslash{}"
      case "{": escaped += "\\textbraceleft{}"
      case "}": escaped += "\\textbraceright{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "%", "&", "#", "$", "_": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isCommand(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#")...UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
