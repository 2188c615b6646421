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
  private var fold = FoldingCache()

  init(_ documents: [SearchDocument]) {
    units.reserveCapacity(documents.reduce(0) { $0 + $1.text.count / 3 + $1.title.utf8.count / 3 + 8 })
    starts.reserveCapacity(documents.count * 2)
    for document in documents {
      add(Array(document.title.utf8))
      add(document.text)
    }
  }

  /// - Parameter utf8: valid UTF-8.
  private mutating func add(_ utf8: [UInt8]) {
    starts.append(units.count)
    var isBlank = false
    for scalar in UTF8Scalars(utf8) {
      let folded = fold(scalar)
      if FieldText.isWhiteSpace(folded) {
        if !isBlank { units.append(0x20) }
        isBlank = true
        continue
      }
      isBlank = false
      if folded < 0x10000 {
        units.append(UInt16(truncatingIfNeeded: folded))
      } else {
        units.append(UInt16(truncatingIfNeeded: 0xD800 + (folded - 0x10000) >> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 + (folded - 0x10000) & 0x3FF))
      }
    }
    units.append(FieldText.end)
  }

  /// How many units the title and the text of each document have.
  var documentLengths: [Int] {
    (0..<starts.count / 2).map { document in
      let next = document * 2 + 2
      // Two units end its two fields.
      return (next < starts.count ? starts[next] : units.count) - starts[document * 2] - 2
    }
  }

  /// Unicode's White_Space, and U+0000.
  static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

/// `Folding` with what it found out about the characters below U+10000.
private struct FoldingCache {
  /// 0 for what is not known yet.
  private var table = [UInt16](repeating: 0, count: 0x10000)

  mutating func callAsFunction(_ scalar: UInt32) -> UInt32 {
    guard scalar < 0x10000 else { return Folding.fold(scalar) }
    let known = table[Int(scalar)]
    if known != 0 { return UInt32(known) }
    // A character below U+10000 folds to one below it.
    let folded = Folding.fold(scalar)
    table[Int(scalar)] = UInt16(truncatingIfNeeded: folded)
    return folded
  }
}
