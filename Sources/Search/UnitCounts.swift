/// Counts and distributes things by a unit of text: the step of a radix sort, from the unit that stands first
/// (MSD radix sort: McIlroy, Bostic and McIlroy, 1993).
struct UnitCounts {
  /// A unit and how many things have it.
  typealias Follower = (unit: UInt16, count: Int)

  /// By unit; all 0 between calls.
  private var counts = [UInt32](repeating: 0, count: 0x10000)

  /// The units of `count` things, ascending.
  @inline(__always)
  mutating func followers(_ count: Int, _ unit: (Int) -> UInt16) -> [Follower] {
    counts.withUnsafeMutableBufferPointer { counts in
      var seen: [UInt16] = []
      for index in 0..<count {
        let unit = Int(unit(index))
        if counts[unit] == 0 { seen.append(UInt16(truncatingIfNeeded: unit)) }
        counts[unit] += 1
      }
      UnitCounts.sort(&seen)
      return seen.map { unit in
        defer { counts[Int(unit)] = 0 }
        return (unit, Int(counts[Int(unit)]))
      }
    }
  }

  /// Sorts different units: many of them by a bit for each that there could be.
  @inline(never)
  private static func sort(_ units: inout [UInt16]) {
    guard units.count > 100 else {
      units.sort()
      return
    }
    var bits = [UInt64](repeating: 0, count: 0x10000 / 64)
    for unit in units { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
    var place = 0
    for (word, var rest) in bits.enumerated() {
      while rest != 0 {
        units[place] = UInt16(truncatingIfNeeded: word << 6 | rest.trailingZeroBitCount)
        place += 1
        rest &= rest - 1
      }
    }
  }

  /// Says of each of `count` things where it comes in the order of their units; those with the same one stay in order.
  ///
  /// - Parameter followers: what `followers` says of them.
  @inline(__always)
  mutating func distribute(
    _ count: Int, _ followers: [Follower], unit: (Int) -> UInt16, move: (_ from: Int, _ to: Int) -> Void
  ) {
    counts.withUnsafeMutableBufferPointer { counts in
      var start = 0
      for (unit, count) in followers {
        counts[Int(unit)] = UInt32(truncatingIfNeeded: start)
        start += count
      }
      for index in 0..<count {
        let unit = Int(unit(index))
        move(index, Int(counts[unit]))
        counts[unit] += 1
      }
      for (unit, _) in followers { counts[Int(unit)] = 0 }
    }
  }
}
