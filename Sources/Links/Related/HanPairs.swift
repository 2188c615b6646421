import Terms
import Text

/// The pairs of Han characters that stand side by side, numbered in the order in which they are first met.
struct HanPairs {
  private var numbers: NumberedKeys

  /// - Parameter count: about how many characters the texts have.
  init(of count: Int) {
    // Most of the pairs of a plan stand in it more than once.
    numbers = NumberedKeys(about: count / 2)
  }

  /// A pair: the first character in the upper half.
  var pairs: [UInt64] { numbers.keys }

  /// Visits the number of each pair of a text (UTF-8), as often as it stands there.
  @inline(__always)
  mutating func each(in utf8: [UInt8], _ visit: (Int32) -> Void) {
    utf8.withUnsafeBufferPointer { utf8 in
      var before: UInt64 = 0
      var offset = 0
      while offset < utf8.count {
        let (value, length) = Scalar.decode(utf8, at: offset)
        offset += length
        guard Scalar.isHan(value) else {
          before = 0
          continue
        }
        if before != 0 { visit(numbers.number(of: before << 32 | UInt64(value))) }
        before = UInt64(value)
      }
    }
  }
}
