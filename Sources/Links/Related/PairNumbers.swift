import Text

/// The pairs of Han characters that stand side by side, numbered in the order in which they are first met.
struct PairNumbers {
  /// By number.
  private(set) var pairs: [Pair] = []
  /// A hash table with open addressing: for each slot the number of the pair in it, from 1; 0 where there is none.
  private var slots: [Int32] = Array(repeating: 0, count: 1 << 12)

  struct Pair: Hashable {
    let first: UInt32
    let second: UInt32
  }

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
      if let before { visit(number(of: Pair(first: before, second: value))) }
      before = value
    }
  }

  private mutating func number(of pair: Pair) -> Int32 {
    var slot = slot(of: pair)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if pairs[Int(number)] == pair { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    pairs.append(pair)
    slots[slot] = Int32(pairs.count)
    if pairs.count > slots.count / 2 { grow() }
    return Int32(pairs.count - 1)
  }

  /// Where the search for a pair begins: Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
  private func slot(of pair: Pair) -> Int {
    let key = UInt64(pair.first) << 32 | UInt64(pair.second)
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (number, pair) in pairs.enumerated() {
      var slot = slot(of: pair)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}
