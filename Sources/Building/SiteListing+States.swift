import Files
import Parallel
import Publishing

extension SiteListing {
  /// So many files are looked at in one go.
  private static var batch: Int { 64 }

  /// How files of a site stand: a checksum of the sizes and times of every 64 of them; nil when one is not there.
  func states(in site: String) -> [Checksum]? { states(of: [indices], in: site) }

  /// - Parameters:
  ///   - places: which of the files.
  ///   - known: gives what is known of the files of a batch.
  func states(
    of places: [Range<Int>], in site: String, known: (Int, ArraySlice<Int>) -> Checksum? = { _, _ in nil }
  ) -> [Checksum]? {
    let batches = places.flatMap { $0 }.batches(of: SiteListing.batch)
    var sums = batches.enumerated().map { known($0, $1) }
    let unknown = sums.indices.filter { sums[$0] == nil }
    let found = unknown.batches(of: 8).parallelMap { numbers -> [Checksum?] in
      var states = FileStates(in: site)
      return numbers.map { number in
        for index in batches[number] where !states.add(utf8(index)) { return nil }
        return states.take()
      }
    }
    for (number, sum) in zip(unknown, found.joined()) { sums[number] = sum }
    let all = sums.compactMap { $0 }
    return all.count == sums.count ? all : nil
  }

  /// How the files stand after a build that wrote only those of them whose lines are not the same in an earlier list, which stood with
  /// `states`.
  func states(in site: String, after earlier: SiteListing, _ states: [Checksum]) -> [Checksum]? {
    self.states(of: [indices], in: site) { number, batch in
      guard earlier.count == count, states.indices.contains(number), let first = batch.first, let last = batch.last,
        lines(first...last) == earlier.lines(first...last)
      else { return nil }
      return states[number]
    }
  }
}

extension [Checksum] {
  /// All of them in one.
  var joined: Checksum {
    var packing = Packing()
    for sum in self { sum.pack(into: &packing) }
    return Checksum(of: packing.bytes)
  }
}
