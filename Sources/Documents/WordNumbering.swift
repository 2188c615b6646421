/// How a Word document numbers its paragraphs (ECMA-376, part 1, 17.9): `word/numbering.xml` and the styles that refer to it.
struct WordNumbering {
  /// A level of a list.
  struct Level {
    var start = 1
    /// ST_NumberFormat.
    var format = "decimal"
    /// `第%1章`: %n stands for the number at level n, from 1.
    var text = ""
    /// What follows the number: `tab`, `space`, `nothing`.
    var suffix = "tab"
    /// The level, from 1, whose items start this one anew; nil for all above it, 0 for none.
    var restart: Int?
    /// Whether all numbers are shown in digits.
    var isLegal = false
    var style: String?
  }

  /// The number of a paragraph: which list, which level, from 0.
  struct Reference {
    let list: String
    let level: Int
  }

  private struct List {
    var abstract = ""
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private struct Style {
    var base: String?
    var list: String?
    var level: Int?
  }

  private var abstracts: [String: [Int: Level]] = [:]
  private var links: [String: String] = [:]
  private var lists: [String: List] = [:]
  private var styles: [String: Style] = [:]
  private var defaultStyle: String?
  /// The numbers of each abstract list, as far as the document is read.
  private var counters: [String: [Int: Int]] = [:]
  /// Lists whose own start at a level has been taken.
  private var started: Set<String> = []

  /// - Parameters:
  ///   - numbering: `word/numbering.xml`.
  ///   - styles: `word/styles.xml`.
  init(numbering: [UInt8], styles: [UInt8]) {
    read(numbering: numbering)
    read(styles: styles)
  }

  // MARK: Reading

  private mutating func read(numbering bytes: [UInt8]) {
    var abstract: String?
    var list: String?
    var level: Int?
    for tag in XMLTags(bytes) {
      let value = { (name: StaticString) in bytes.attribute(name, of: tag) }
      switch (tag.name, tag.kind) {
      case ("w:abstractnum", .start): abstract = value("w:abstractNumId")
      case ("w:abstractnum", .end): abstract = nil
      case ("w:num", .start): list = value("w:numId")
      case ("w:num", .end): list = nil
      case ("w:lvl", .start), ("w:lvloverride", .start): level = value("w:ilvl").flatMap { Int($0) }
      case ("w:lvl", .end), ("w:lvloverride", .end): if tag.name == "w:lvloverride" || list == nil { level = nil }
      case ("w:abstractnumid", _): if let list { lists[list, default: List()].abstract = value("w:val") ?? "" }
      case ("w:numstylelink", _): if let abstract { links[abstract] = value("w:val") }
      case ("w:startoverride", _):
        if let list, let level { lists[list, default: List()].starts[level] = value("w:val").flatMap { Int($0) } }
      case (_, .end): break
      default:
        guard let level, (0...8).contains(level) else { break }
        if let list {
          WordNumbering.set(&lists[list, default: List()].levels[level], tag.name, value("w:val"))
        } else if let abstract {
          WordNumbering.set(&abstracts[abstract, default: [:]][level], tag.name, value("w:val"))
        }
      }
    }
  }

  private static func set(_ level: inout Level?, _ name: String, _ value: String?) {
    var changed = level ?? Level()
    switch name {
    case "w:start": changed.start = value.flatMap { Int($0) } ?? 1
    case "w:numfmt": changed.format = value ?? "decimal"
    case "w:lvltext": changed.text = value ?? ""
    case "w:suff": changed.suffix = value ?? "tab"
    case "w:lvlrestart": changed.restart = value.flatMap { Int($0) }
    case "w:islgl": changed.isLegal = value != "0" && value != "false"
    case "w:pstyle": changed.style = value
    default: return
    }
    level = changed
  }

  private mutating func read(styles bytes: [UInt8]) {
    var current: String?
    for tag in XMLTags(bytes) {
      let value = { (name: StaticString) in bytes.attribute(name, of: tag) }
      switch tag.name {
      case "w:style":
        current = tag.kind == .start ? value("w:styleId") : nil
        if tag.kind == .start, value("w:type") == "paragraph", let isDefault = value("w:default"), isDefault != "0" {
          defaultStyle = current
        }
      case "w:basedon": if let current { styles[current, default: Style()].base = value("w:val") }
      case "w:numid": if let current { styles[current, default: Style()].list = value("w:val") }
      case "w:ilvl": if let current { styles[current, default: Style()].level = value("w:val").flatMap { Int($0) } }
      default: break
      }
    }
  }

  // MARK: Numbering

  /// The list and level of a paragraph that names a style, a list or a level of its own; nil for none.
  func reference(style: String?, list: String?, level: Int?) -> Reference? {
    var foundList = list
    var foundLevel = level
    var name = style ?? defaultStyle
    // A style that is based on itself, by way of others, ends too.
    for _ in 0..<20 {
      guard let current = name, let style = styles[current], foundList == nil || foundLevel == nil else { break }
      if foundList == nil, let own = style.list {
        foundList = own
        foundLevel = foundLevel ?? style.level ?? levels(of: own).first { $0.value.style == current }?.key
      }
      if foundLevel == nil, list == nil { foundLevel = style.level }
      name = style.base
    }
    guard let foundList, foundList != "0", lists[foundList] != nil else { return nil }
    return Reference(list: foundList, level: min(max(foundLevel ?? 0, 0), 8))
  }

  /// The list's levels, its own before those of the abstract list that it is an instance of.
  private func levels(of list: String) -> [Int: Level] {
    guard let found = lists[list] else { return [:] }
    return (abstracts[abstract(of: list)] ?? [:]).merging(found.levels) { $1 }
  }

  /// The abstract list, also where that refers to another by way of a style (17.9.21).
  private func abstract(of list: String) -> String {
    let own = lists[list]?.abstract ?? ""
    guard let link = links[own], let linked = styles[link]?.list, let other = lists[linked]?.abstract,
      links[other] == nil
    else { return own }
    return other
  }

  /// Counts one paragraph on, and gives its number as the reader sees it, with the level's settings.
  mutating func label(for reference: Reference) -> (text: String, level: Level)? {
    let levels = levels(of: reference.list)
    guard let level = levels[reference.level] else { return nil }
    let abstract = abstract(of: reference.list)
    var numbers = counters[abstract] ?? [:]
    if let start = lists[reference.list]?.starts[reference.level],
      started.insert("\(reference.list) \(reference.level)").inserted
    {
      numbers[reference.level] = start
    } else {
      numbers[reference.level] = numbers[reference.level].map { $0 &+ 1 } ?? level.start
    }
    for deeper in (reference.level + 1)..<10 where numbers[deeper] != nil {
      if levels[deeper]?.restart.map({ reference.level < $0 }) ?? true { numbers[deeper] = nil }
    }
    counters[abstract] = numbers
    return (WordNumbering.text(level, levels, numbers), level)
  }

  private static func text(_ level: Level, _ levels: [Int: Level], _ numbers: [Int: Int]) -> String {
    guard level.format != "bullet" else { return "•" }
    var text = ""
    var rest = level.text[...]
    while let sign = rest.firstIndex(of: "%") {
      text += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      guard let place = rest.first?.wholeNumberValue, place > 0 else {
        text += "%"
        continue
      }
      rest = rest.dropFirst()
      guard let shown = levels[place - 1] else { continue }
      let number = numbers[place - 1] ?? shown.start
      text += ListNumber.word(number, level.isLegal ? "decimal" : shown.format)
    }
    return text + rest
  }
}
