import Files
import Publishing

/// Files of a site, and how they stood when they were last looked at.
struct StandingFiles: Sendable {
  let paths: PathList
  /// As `PathList.states` gives it.
  let states: Checksum

  init(_ paths: PathList, states: Checksum) {
    self.paths = paths
    self.states = states
  }

  /// The files as they stand now; nil when one is not there.
  init?(_ paths: PathList, in site: String) {
    guard let states = paths.states(in: site) else { return nil }
    self.init(paths, states: states)
  }

  /// Whether all still stand so.
  func stand(in site: String) -> Bool { paths.states(in: site) == states }
}

extension StandingFiles {
  func pack(into packing: inout Packing) {
    states.pack(into: &packing)
    paths.pack(into: &packing)
  }

  init(_ packed: inout Unpacking) {
    states = Checksum(&packed)
    paths = PathList(&packed)
  }
}
