import Files
import Publishing

/// The folders that files of a site are in, and how they stand: a folder has other times when a file in it was added, removed or put
/// in another's place. What was written into a file that stayed where it was is not seen.
struct StandingFolders: Sendable, Hashable {
  /// Their paths below the site's folder (UTF-8), a line each, with a slash at the end; without one, paths of files that stand with few
  /// others, whose folder may be other files' too.
  private let paths: [UInt8]
  private let state: Checksum

  /// Fewer files that stand together are looked at themselves.
  private static let fewFiles = 4

  /// nil when one is not there or was touched in this moment.
  init?(of files: SiteListing, in site: String) {
    var paths: [UInt8] = []
    var seen: Set<ArraySlice<UInt8>> = []
    for section in files.sections {
      let path = files.utf8(section.lowerBound)
      if section.count < StandingFolders.fewFiles {
        for index in section { paths += files.utf8(index) + [0x0A] }
      } else if let slash = path.lastIndex(of: UInt8(ascii: "/")), seen.insert(path[...slash]).inserted {
        paths += path[...slash] + [0x0A]
      }
    }
    guard let state = StandingFolders.state(of: paths, in: site) else { return nil }
    (self.paths, self.state) = (paths, state)
  }

  /// Whether they stand as they did.
  func stand(in site: String) -> Bool { StandingFolders.state(of: paths, in: site) == state }

  private static func state(of paths: [UInt8], in site: String) -> Checksum? {
    var states = FileStates(in: site)
    let moment = Moment.now
    for path in paths.split(separator: 0x0A) {
      if path.last == UInt8(ascii: "/") {
        guard let touched = states.add(folder: path.dropLast()), moment.isBehind(touched) else { return nil }
      } else if !states.add(path) {
        return nil
      }
    }
    return states.sum
  }
}

extension StandingFolders {
  func pack(into packing: inout Packing) {
    packing.block(paths)
    state.pack(into: &packing)
  }

  init(_ packed: inout Unpacking) {
    paths = packed.block()
    state = Checksum(&packed)
  }
}
