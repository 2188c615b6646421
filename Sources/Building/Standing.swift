import Files
import Publishing

/// How some files of a site stand.
struct Standing: Sendable, Hashable {
  /// What of the site is looked at to see whether files stand as they did.
  enum Look: Sendable {
    /// Each file.
    case files
    /// Their folders. Of a large library that takes a hundredth of the time; that a file was added, removed or put in another's place
    /// is seen, and not that it was written to where it stood. That is for builds that have texts to take in: one that has none looks at
    /// each file.
    case folders
  }

  /// Of every 64 files.
  let states: [Checksum]
  /// nil where the folders were just being written to.
  let folders: StandingFolders?

  init(states: [Checksum], folders: StandingFolders?) {
    self.states = states
    self.folders = folders
  }

  /// nil when one of the files is not there.
  init?(_ files: SiteListing, in site: String) {
    guard let states = files.states(in: site) else { return nil }
    self.init(states: states, folders: StandingFolders(of: files, in: site))
  }

  /// How files stand after a build that wrote only those of them whose lines are not the same in an earlier list.
  init?(_ files: SiteListing, in site: String, after earlier: SiteListing, _ standing: Standing) {
    guard let states = files.states(in: site, after: earlier, standing.states) else { return nil }
    self.init(states: states, folders: StandingFolders(of: files, in: site))
  }

  /// How the files stand now, where they stand as they did; else nil.
  ///
  /// - Parameter listing: gives the list of them, when it is needed.
  func confirmed(in site: String, _ look: Look, listing: () -> SiteListing?) -> Standing? {
    if look == .folders, let folders, folders.stand(in: site) { return self }
    guard let files = listing() else { return nil }
    let folders = StandingFolders(of: files, in: site)
    return files.states(in: site) == states ? Standing(states: states, folders: folders) : nil
  }
}

extension Standing {
  func pack(into packing: inout Packing) {
    packing.list(states) { $1.pack(into: &$0) }
    packing.optional(folders) { $1.pack(into: &$0) }
  }

  init(_ packed: inout Unpacking) {
    states = packed.list { Checksum(&$0) }
    folders = packed.optional { StandingFolders(&$0) }
  }
}
