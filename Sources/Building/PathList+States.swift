import Files
import Parallel
import Publishing

extension PathList {
  /// So many files are looked at in one go.
  private static var batch: Int { 512 }

  /// How these files of a site stand, in one checksum of their sizes and times; nil when one is not there.
  func states(in site: String) -> Checksum? {
    let sums = Array(stride(from: 0, to: count, by: PathList.batch)).parallelMap { start -> Checksum? in
      var states = FileStates(in: site)
      for index in start..<Swift.min(start + PathList.batch, count) where !states.add(utf8(index)) { return nil }
      return states.sum
    }
    guard !sums.contains(nil) else { return nil }
    var packing = Packing()
    for sum in sums { sum?.pack(into: &packing) }
    return Checksum(of: packing.bytes)
  }
}
