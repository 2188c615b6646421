/// The titles and texts of all documents as the postings see them.
///
/// Field 2d is the title of document d, field 2d + 1 its text: folded, in UTF-16, every run of white space one space, and
/// 0 behind the last unit, which stands in no field otherwise.
struct FieldText {
  /// Behind the last character of a field; U+0000 itself is white space.
  static let end: UInt16 = 0

  private(set) var units: [UInt16] = []
  /// Where each field begins in `units`.
  private(set) var starts: [Int] = []

  mutating func append(_ fields: PlanFields) {
    let first = units.count
    units.append(contentsOf: fields.units)
    starts.append(contentsOf: fields.starts.lazy.map { first + $0 })
  }

  /// How many units the title and the text of each document have.
  var documentLengths: [Int] {
    (0..<starts.count / 2).map { document in
      let next = document * 2 + 2
      // Two units end its two fields.
      return (next < starts.count ? starts[next] : units.count) - starts[document * 2] - 2
    }
  }
}
