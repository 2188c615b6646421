/// A set of stretches of one text, told apart by their characters.
struct StretchSet {
  private var ranges: [Range<Int>] = []
  /// A hash table with open addressing: for each slot the place of its range, from 1; 0 where there is none.
  private var slots: [Int32] = Array(repeating: 0, count: 1 << 10)

  /// False when the characters of `range` are in the set already.
  mutating func insert(_ range: Range<Int>, of text: [UInt32]) -> Bool {
    var slot = slot(of: range, in: text)
    while slots[slot] != 0 {
      if text[ranges[Int(slots[slot]) - 1]] == text[range] { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    ranges.append(range)
    slots[slot] = Int32(ranges.count)
    if ranges.count > slots.count / 2 { grow(text) }
    return true
  }

  private mutating func grow(_ text: [UInt32]) {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (place, range) in ranges.enumerated() {
      var slot = slot(of: range, in: text)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place + 1)
    }
  }

  /// Where the search for a range begins, by FNV-1a over the characters.
  private func slot(of range: Range<Int>, in text: [UInt32]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
  }
}
