/// Makes fields of titles and texts: folded, in UTF-16, every run of white space one space.
///
/// It remembers what characters below U+10000 fold to, so it is worth keeping for many texts; and it counts them.
struct FieldFolding {
  /// The character in UTF-16 for all white space, 0 for what has not been met yet.
  private var table = [UInt16](repeating: 0, count: 0x10000)

  private var counts = [UInt32](repeating: 0, count: 0x10000)

  /// The characters of all texts so far.
  var characters: CharacterCounts { CharacterCounts(counts) }

  /// Appends a field, and `FieldText.end` behind it.
  ///
  /// - Parameter utf8: valid UTF-8.
  mutating func append(_ utf8: ArraySlice<UInt8>, to units: inout [UInt16]) {
    var isBlank = false
    for scalar in UTF8Scalars(utf8) {
      guard scalar < 0x10000 else {
        isBlank = false
        let folded = Folding.fold(scalar) - 0x10000
        units.append(UInt16(truncatingIfNeeded: 0xD800 + folded >> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 + folded & 0x3FF))
        continue
      }
      counts[Int(scalar)] &+= 1
      let known = table[Int(scalar)]
      let unit = known != 0 ? known : meet(scalar)
      if unit != FieldFolding.blank {
        isBlank = false
        units.append(unit)
      } else if !isBlank {
        isBlank = true
        units.append(unit)
      }
    }
    units.append(FieldText.end)
  }

  private static let blank: UInt16 = 0x20

  private mutating func meet(_ scalar: UInt32) -> UInt16 {
    let folded = Folding.fold(scalar)
    // A character below U+10000 folds to one below it.
    let unit = FieldFolding.isWhiteSpace(folded) ? FieldFolding.blank : UInt16(truncatingIfNeeded: folded)
    table[Int(scalar)] = unit
    return unit
  }

  /// Unicode's White_Space, and U+0000.
  private static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
