import Articles
import Diagnostics

/// A reading held against the edition's text: every block there, once, in order, character for character.
struct Comparison {
  private let reading: Reading
  private let edition: EditionText
  /// What the reading must hold, in order.
  private let expected: [Reading.Block]
  private(set) var differences: [(place: Place, diagnostic: Diagnostic)] = []

  /// - Parameter expected: the edition's blocks, or the Markdown's where an editor declared a correction.
  init(_ reading: Reading, with expected: [Reading.Block], of edition: EditionText) {
    self.reading = reading
    self.expected = expected
    self.edition = edition
    let found = Dictionary(grouping: reading.blocks, by: \.place)
    for block in expected { compare(block, found[block.place] ?? []) }
    let known = Set(expected.map(\.place))
    for block in reading.blocks where !known.contains(block.place) {
      report(block.place, in: block.path, "is not in the edition: `\(Comparison.clip(block.text))`")
    }
    if differences.isEmpty { compareOrder() }
  }

  private mutating func compare(_ block: Reading.Block, _ found: [Reading.Block]) {
    guard let first = found.first else {
      report(block.place, in: block.path, "is missing")
      return
    }
    if found.count > 1 { report(block.place, in: found[1].path, "stands there \(found.count) times") }
    guard Array(first.text.utf8) != Array(block.text.utf8) else { return }
    let (here, there) = Comparison.difference(first.text, block.text)
    report(block.place, in: first.path, "has `\(here)` where the text has `\(there)`")
  }

  private mutating func compareOrder() {
    guard let pair = zip(reading.blocks, expected).first(where: { $0.place != $1.place }) else { return }
    report(pair.0.place, in: pair.0.path, "stands where \(pair.1.place.name) belongs")
  }

  private mutating func report(_ place: Place, in path: String, _ problem: String) {
    differences.append(
      (
        place,
        Diagnostic(
          in: path, "\(place.name) (\(edition.source(of: place))) \(problem)",
          remedy: "undo the change, or say `correction: why` in the front matter; then run `gangmu build`")
      ))
  }

  /// What stands at the first difference of two texts, with a little before it.
  private static func difference(_ one: String, _ other: String) -> (String, String) {
    let first = Array(one.unicodeScalars)
    let second = Array(other.unicodeScalars)
    let common = zip(first, second).prefix { $0 == $1 }.count
    let start = max(common - 4, 0)
    func excerpt(_ scalars: [Unicode.Scalar]) -> String {
      var text = start > 0 ? "…" : ""
      text.unicodeScalars.append(contentsOf: scalars[min(start, scalars.count)..<min(common + 8, scalars.count)])
      return text + (common + 8 < scalars.count ? "…" : "")
    }
    return (excerpt(first), excerpt(second))
  }

  private static func clip(_ text: String) -> String {
    text.count > 16 ? text.prefix(15) + "…" : text
  }
}
