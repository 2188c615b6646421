/// How an OpenDocument text numbers its lists and headings (ODF 1.3, part 3, 16.30–16.34): the list styles of `styles.xml`
/// and `content.xml`.
struct OpenDocumentNumbering {
  /// A level of a list style.
  struct Level {
    /// style:num-format; nil for a bullet, empty for no number.
    var format: String?
    /// `第%1%章`: %n% stands for the number at level n, from 1.
    var text = ""
    var start = 1
    /// style:label-followed-by: `listtab`, `space`, `nothing`.
    var followedBy = "listtab"
  }

  private struct Style {
    var base: String?
    /// Empty where the style has no list though the style it is based on has one.
    var list: String?
  }

  /// The name under which the numbers of headings are kept; no style has it.
  static let outline = ""

  private var levels: [String: [Int: Level]] = [:]
  private var styles: [String: Style] = [:]
  /// The numbers of each list style, by level from 1.
  private var counters: [String: [Int: Int]] = [:]

  /// - Parameter parts: `styles.xml`, `content.xml`.
  init(_ parts: [[UInt8]]) {
    for part in parts { read(part) }
  }

  private mutating func read(_ bytes: [UInt8]) {
    var list: String?
    var level: Int?
    for tag in XMLTags(bytes) where tag.kind != .end || tag.name.hasPrefix("text:") {
      let value = { (name: StaticString) in bytes.attribute(name, of: tag) }
      switch (tag.name, tag.kind) {
      case ("text:list-style", .start): list = value("style:name")
      case ("text:outline-style", .start): list = OpenDocumentNumbering.outline
      case ("text:list-style", .end), ("text:outline-style", .end): list = nil
      case ("text:list-level-style-number", .start), ("text:list-level-style-number", .empty),
        ("text:outline-level-style", .start), ("text:outline-level-style", .empty),
        ("text:list-level-style-bullet", .start), ("text:list-level-style-bullet", .empty):
        level = value("text:level").flatMap { Int($0) }
        // ODF knows ten levels.
        guard let list, let level, (1...10).contains(level) else { continue }
        levels[list, default: [:]][level] = OpenDocumentNumbering.level(level, tag, of: bytes)
      case ("style:list-level-label-alignment", _):
        if let list, let level, let followed = value("text:label-followed-by") {
          levels[list]?[level]?.followedBy = followed
        }
      case ("style:style", _):
        guard let name = value("style:name"), value("style:family") == "paragraph" else { continue }
        styles[name] = Style(base: value("style:parent-style-name"), list: value("style:list-style-name"))
      default: break
      }
    }
  }

  private static func level(_ number: Int, _ tag: XMLTag, of bytes: [UInt8]) -> Level {
    var level = Level()
    guard tag.name != "text:list-level-style-bullet" else { return level }
    level.format = bytes.attribute("style:num-format", of: tag) ?? ""
    level.start = bytes.attribute("text:start-value", of: tag).flatMap { Int($0) } ?? 1
    // LibreOffice's own attribute says more than the standard's: signs between the numbers.
    if let text = bytes.attribute("loext:num-list-format", of: tag) {
      level.text = text
    } else {
      let count = min(bytes.attribute("text:display-levels", of: tag).flatMap { Int($0) } ?? 1, number, 10)
      let places = (number - max(count, 1) + 1...number).map { "%\($0)%" }.joined(separator: ".")
      level.text =
        (bytes.attribute("style:num-prefix", of: tag) ?? "") + places
        + (bytes.attribute("style:num-suffix", of: tag) ?? "")
    }
    return level
  }

  /// Whether a heading of the style `name` has a number by the outline.
  func isNumberedHeading(_ name: String?) -> Bool {
    var name = name
    for _ in 0..<20 {
      guard let current = name, let style = styles[current] else { break }
      if let list = style.list { return !list.isEmpty }
      name = style.base
    }
    return true
  }

  /// A list begins that goes on with none.
  mutating func begin(_ list: String) { counters[list] = nil }

  /// Counts one item on at `level` (from 1) of the list, and gives its number as the reader sees it.
  /// - Parameters:
  ///   - look: the list style that says how the number looks, where an item has another than its list.
  ///   - start: the number that the item begins with itself.
  mutating func label(_ list: String, look: String? = nil, level: Int, start: Int?) -> (text: String, level: Level)? {
    let levels = levels[look ?? list] ?? [:]
    guard let shown = levels[level] else { return nil }
    guard let format = shown.format else { return ("•", shown) }
    var numbers = counters[list] ?? [:]
    numbers[level] = start ?? numbers[level].map { $0 &+ 1 } ?? shown.start
    for deeper in numbers.keys where deeper > level { numbers[deeper] = nil }
    counters[list] = numbers
    guard !format.isEmpty else { return nil }
    var text = shown.text
    for place in 1...max(level, 1) {
      guard text.contains("%\(place)%") else { continue }
      let number = numbers[place] ?? levels[place]?.start ?? 1
      text = text.replacing("%\(place)%", with: ListNumber.openDocument(number, levels[place]?.format ?? "1"))
    }
    return (text, shown)
  }
}
