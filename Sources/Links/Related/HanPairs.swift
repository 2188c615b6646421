import Terms
import Text

/// The pairs of Han characters that stand side by side, numbered in the order in which they are first met.
struct HanPairs {
  private var numbers = NumberedKeys()

  /// A pair: the first character in the upper half.
  var pairs: [UInt64] { numbers.keys }

  /// Visits the number of each pair of a text (UTF-8), as often as it stands there.
  mutating func each(in utf8: [UInt8], _ visit: (Int32) -> Void) {
    var before: UInt32?
    var offset = 0
    while offset < utf8.count {
      let (value, length) = Scalar.decode(utf8, at: offset)
      offset += length
      guard Scalar.isHan(value) else {
        before = nil
        continue
      }
      if let before { visit(numbers.number(of: UInt64(before) << 32 | UInt64(value))) }
      before = value
    }
  }
}
