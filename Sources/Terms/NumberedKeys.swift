/// Keys, numbered in the order in which they are first met.
package struct NumberedKeys {
  /// By number.
  package private(set) var keys: [UInt64] = []
  /// A hash table with open addressing: for each slot the number of the key in it, from 1; 0 where there is none.
  private var slots: [Int32]

  /// - Parameter count: how many keys there may be; more make it grow.
  package init(about count: Int = 2_048) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  package mutating func number(of key: UInt64) -> Int32 {
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if keys[Int(number)] == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    keys.append(key)
    slots[slot] = Int32(keys.count)
    if keys.count > slots.count / 2 { grow() }
    return Int32(keys.count - 1)
  }

  /// The number of a key; nil for one that was not met.
  package func numberIfMet(_ key: UInt64) -> Int32? {
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if keys[Int(number)] == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Where the search for a key begins: Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = slot(of: key)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}
