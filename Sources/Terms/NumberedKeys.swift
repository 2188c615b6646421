/// Keys, numbered in the order in which they are first met.
package struct NumberedKeys {
  /// By number.
  @usableFromInline package private(set) var keys: [UInt64] = []
  /// A hash table with open addressing.
  @usableFromInline var slots: [Slot]

  @usableFromInline
  struct Slot {
    @usableFromInline var key: UInt64 = 0
    /// From 1; 0 in an empty slot.
    @usableFromInline var number: Int32 = 0

    init() {}

    init(key: UInt64, number: Int) {
      self.key = key
      self.number = Int32(number)
    }
  }

  /// - Parameter count: how many keys there may be; more make it grow.
  package init(about count: Int = 2_048) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  @inlinable @inline(__always)
  package mutating func number(of key: UInt64) -> Int32 {
    let slot = slot(of: key)
    let number = slots[slot].number
    return number > 0 ? number - 1 : add(key, at: slot)
  }

  @usableFromInline
  mutating func add(_ key: UInt64, at slot: Int) -> Int32 {
    keys.append(key)
    slots[slot] = Slot(key: key, number: keys.count)
    if keys.count > slots.count / 2 { grow() }
    return Int32(keys.count - 1)
  }

  /// The number of a key; nil for one that was not met.
  @inlinable
  package func numberIfMet(_ key: UInt64) -> Int32? {
    let number = slots[slot(of: key)].number
    return number > 0 ? number - 1 : nil
  }

  /// The slot with the key, or the empty one for it; the search begins by Fibonacci hashing (Knuth, The Art of Computer
  /// Programming, 6.4).
  @inlinable @inline(__always)
  func slot(of key: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
      while slots[slot].number > 0, slots[slot].key != key { slot = (slot + 1) & mask }
      return slot
    }
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for (number, key) in keys.enumerated() { slots[slot(of: key)] = Slot(key: key, number: number + 1) }
  }
}
