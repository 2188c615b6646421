import Articles
import Text

/// `plan.akn.xml` read back. Chapters and articles are taken for the plan's in order; their texts say whether they are.
struct AkomaNtosoReading {
  private(set) var reading = Reading(name: "plan.akn.xml")
  private let path: String
  private var chapters: ArraySlice<OutlineNumber>
  private var articles: ArraySlice<OutlineNumber>
  /// The elements that are open, the innermost last.
  private var open: [String] = []
  /// What the lines that are read belong to.
  private var text: ((Int) -> Place)?
  private var lineCount = 0
  /// The place of the heading that is read, and its characters so far.
  private var heading: (place: Place, text: String)?
  /// The characters of the line that is open.
  private var line: String?
  /// The cells of the row that is open.
  private var cells: [String]?
  /// Whether the cell that is open is there for its room alone.
  private var isSpanned = false

  private static let levels: Set<String> = ["part", "chapter", "section", "subsection", "hcontainer"]

  init(_ xml: [UInt8], path: String, of content: PlanContent) {
    self.path = path
    chapters =
      content.chapters.filter { $0.number != Chapter.none || $0.lead != nil || !$0.heading.text.isEmpty }
      .map(\.number)[...]
    articles = content.articles.map(\.number)[...]
    for token in HTMLToken.all(in: xml) {
      switch token {
      case .start(let name, let attributes): start(name, attributes)
      case .end(let name): end(name)
      case .text(let characters): add(characters)
      }
    }
  }

  private var isMetadata: Bool { open.contains("meta") }

  private mutating func start(_ name: String, _ attributes: [String: String]) {
    if isMetadata || name == "?xml" { return }
    if name != "num", name != "heading" { closeHeading() }
    open.append(name)
    switch name {
    case _ where AkomaNtosoReading.levels.contains(name):
      guard let number = chapters.popFirst() else { return }
      heading = (.chapter(number), "")
      begin { .lead(number, $0) }
    case "article":
      guard let number = articles.popFirst() else { return }
      heading = (.article(number), "")
      begin { .text(number, $0) }
    case "preamble": begin { .preamble($0) }
    case "conclusions": begin { .closing($0) }
    case "tr": cells = []
    case "td", "th": isSpanned = attributes["class"] == "spanned"
    case "p", "doctitle": line = ""
    default: break
    }
  }

  private mutating func begin(_ place: @escaping (Int) -> Place) {
    text = place
    lineCount = 0
  }

  private mutating func end(_ name: String) {
    if isMetadata, name != "meta" { return }
    if name != "num", name != "heading" { closeHeading() }
    if open.last == name { open.removeLast() }
    switch name {
    case "doctitle":
      add(.title, line ?? "")
      line = nil
    case "p":
      guard let closed = line else { return }
      line = nil
      if cells != nil {
        if !isSpanned { cells?.append(closed) }
      } else if open.contains("preface") {
        add(.note, closed)
      } else {
        addLine(closed)
      }
    case "tr":
      addLine((cells ?? []).joined(separator: "\t"))
      cells = nil
    default: break
    }
  }

  private mutating func add(_ characters: String) {
    if isMetadata { return }
    if line != nil {
      line? += characters
    } else if open.last == "num" || open.last == "heading" {
      heading?.text += characters
    }
  }

  private mutating func closeHeading() {
    if let (place, text) = heading, !text.isEmpty { add(place, text) }
    heading = nil
  }

  private mutating func addLine(_ line: String) {
    lineCount += 1
    if let place = text?(lineCount) { add(place, line) }
  }

  private mutating func add(_ place: Place, _ text: String) {
    reading.blocks.append(.init(place: place, text: text, path: path))
  }

  /// The text as XML can hold it (XML 1.0, §2.2).
  static func representable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: scalars.append(scalar)
      default: scalars.append("\u{FFFD}")
      }
    }
    return String(scalars)
  }
}
