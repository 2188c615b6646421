import Files
import Parallel
import Publishing

extension SiteListing {
  /// So many files are looked at in one go.
  private static var batch: Int { 512 }

  /// How files of a site stand, in one checksum of their sizes and times; nil when one is not there.
  func states(in site: String) -> Checksum? { states(of: [indices], in: site) }

  /// - Parameter places: which of the files.
  func states(of places: [Range<Int>], in site: String) -> Checksum? {
    let sums = places.flatMap { $0 }.batches(of: SiteListing.batch).parallelMap { batch -> Checksum? in
      var states = FileStates(in: site)
      for index in batch where !states.add(utf8(index)) { return nil }
      return states.sum
    }
    guard !sums.contains(nil) else { return nil }
    var packing = Packing()
    for sum in sums { sum?.pack(into: &packing) }
    return Checksum(of: packing.bytes)
  }
}
