import Files
import Publishing

extension SiteListing {
  /// Fewer files that stand together are looked at themselves: their folder may be others' too.
  private static var fewFiles: Int { 4 }

  /// How the folders of files of a site stand, which have other times when a file in them was added, removed or put in another's
  /// place; nil when one is not there or was touched in this moment.
  ///
  /// What was written into a file that stayed where it was is not seen.
  func folderStates(in site: String) -> Checksum? {
    var states = FileStates(in: site)
    var seen: Set<ArraySlice<UInt8>> = []
    let moment = Moment.now
    for section in sections {
      let path = utf8(section.lowerBound)
      if section.count < SiteListing.fewFiles {
        for index in section where !states.add(utf8(index)) { return nil }
      } else if let slash = path.lastIndex(of: UInt8(ascii: "/")), seen.insert(path[..<slash]).inserted {
        guard let touched = states.add(folder: path[..<slash]), moment.isBehind(touched) else { return nil }
      }
    }
    return states.sum
  }
}
