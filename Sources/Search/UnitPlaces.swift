import Parallel

/// Where each unit of a text stands: counted for all units, listed for some of them at a time, because all places would be
/// twice as large as the text.
struct UnitPlaces: Sendable {
  /// The text is gone through in pieces, on all cores.
  private static let mostPieces = 8
  private static let pieceSize = 100_000

  private struct Piece: Sendable {
    let range: Range<Int>
    /// In how many places each unit stands.
    let counts: [UInt32]
  }

  private let units: [UInt16]
  private let pieces: [Piece]
  /// In how many places each unit stands.
  let counts: [Int]

  init(_ units: [UInt16]) {
    self.units = units
    let size = max(units.count / UnitPlaces.mostPieces + 1, UnitPlaces.pieceSize)
    pieces = stride(from: 0, to: units.count, by: size).map { $0..<min($0 + size, units.count) }.parallelMap { range in
      var counts = [UInt32](repeating: 0, count: 0x10000)
      for unit in units[range] { counts[Int(unit)] += 1 }
      return Piece(range: range, counts: counts)
    }
    var counts = [Int](repeating: 0, count: 0x10000)
    for piece in pieces {
      for (unit, count) in piece.counts.enumerated() { counts[unit] += Int(count) }
    }
    self.counts = counts
  }

  /// The places of some units.
  func list(_ firsts: ClosedRange<UInt16>) -> List {
    List(
      firsts: firsts,
      pieces: pieces.parallelMap { [units] piece in
        var starts = [0]
        for unit in firsts { starts.append(starts[starts.count - 1] + Int(piece.counts[Int(unit)])) }
        return List.Piece(starts: starts, places: UnitPlaces.places(firsts, starts, units, in: piece.range))
      })
  }

  /// By unit, those of a unit ascending.
  private static func places(
    _ firsts: ClosedRange<UInt16>, _ starts: [Int], _ units: [UInt16], in range: Range<Int>
  ) -> [UInt32] {
    let width = firsts.upperBound - firsts.lowerBound
    let total = starts[starts.count - 1]
    return [UInt32](unsafeUninitializedCapacity: total) { places, count in
      units.withUnsafeBufferPointer { units in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: starts.count) { next in
          _ = next.initialize(from: starts)
          for place in range {
            let unit = Int(units[place] &- firsts.lowerBound)
            guard unit <= width else { continue }
            places[next[unit]] = UInt32(truncatingIfNeeded: place)
            next[unit] &+= 1
          }
        }
      }
      count = total
    }
  }

  /// The places of some units.
  struct List: Sendable {
    fileprivate struct Piece: Sendable {
      /// Where the places of each unit begin, and where those of the last end.
      let starts: [Int]
      let places: [UInt32]
    }

    fileprivate let firsts: ClosedRange<UInt16>
    fileprivate let pieces: [Piece]

    /// The places of a unit by the unit that follows, those with the same one ascending.
    func sorted(_ unit: UInt16, in units: [UInt16], count: Int) -> PlacesByFollower {
      units.withUnsafeBufferPointer { units in
        let places = [UInt32](unsafeUninitializedCapacity: count) { places, filled in
          copy(unit, to: places)
          filled = count
        }
        let nexts = places.map { units[Int($0) + 1] }
        var counts = UnitCounts()
        let followers = counts.followers(count) { nexts[$0] }
        let sorted = [UInt32](unsafeUninitializedCapacity: count) { sorted, filled in
          counts.distribute(count, followers, unit: { nexts[$0] }, move: { from, to in sorted[to] = places[from] })
          filled = count
        }
        return PlacesByFollower(places: sorted, followers: followers)
      }
    }

    /// Puts the places of a unit into memory that has room for them, ascending.
    func copy(_ unit: UInt16, to places: UnsafeMutableBufferPointer<UInt32>) {
      let unit = Int(unit - firsts.lowerBound)
      var end = 0
      for piece in pieces {
        for place in piece.places[piece.starts[unit]..<piece.starts[unit + 1]] {
          places[end] = place
          end += 1
        }
      }
    }
  }
}

/// The places of a unit by the unit that follows, those with the same one ascending.
struct PlacesByFollower: Sendable {
  let places: [UInt32]
  /// The units that follow, ascending, with how many places each has.
  let followers: [UnitCounts.Follower]

  /// Pieces of the places, each of whole followers and with at least `size` places, but perhaps for the last.
  func divided(by size: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var end = 0
    for (_, count) in followers {
      end += count
      if end - start >= size {
        ranges.append(start..<end)
        start = end
      }
    }
    if start < end { ranges.append(start..<end) }
    return ranges
  }
}
