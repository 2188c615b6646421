import Diagnostics
import Files
import Parallel

/// `Site/.gangmu-staging/`: the next state of the site, beside the one that is being read.
///
/// First the new files are written there under numbers, then a journal of what goes where, then everything is moved.
/// Until the journal stands, the site is as it was, and the next build throws the staging away; from then on the next
/// build can finish what is left. So a build that is killed leaves the old site or one that is completed from here.
struct SiteStaging {
  private enum Step: Sendable, Hashable {
    case put(staged: Int, path: String)
    case remove(path: String)
  }

  private static let name = ".gangmu-staging"
  private static let journalName = "journal"

  private let site: String
  private var steps: [Step] = []
  private var path: String { "\(site)/\(SiteStaging.name)" }
  private var journalPath: String { "\(path)/\(SiteStaging.journalName)" }

  init(site: String) {
    self.site = site
  }

  /// Ends what an earlier build began: completes it when its journal stands, else forgets it.
  static func recover(_ site: String) throws(Diagnostic) {
    var staging = SiteStaging(site: site)
    guard Folder.exists(staging.path) else { return }
    if File.exists(staging.journalPath) {
      try staging.readJournal()
      try staging.carryOut()
    }
    try Folder.remove(staging.path)
  }

  /// Puts `files` into the site and takes the files at `removals` out of it.
  static func apply(_ files: [SiteFile], removing removals: [String], in site: String) throws(Diagnostic) {
    var staging = SiteStaging(site: site)
    try Folder.create(staging.path)
    do throws(Diagnostic) {
      let folder = staging.path
      try Array(files.enumerated()).forEachInParallel(in: 64) { (numbered) throws(Diagnostic) in
        try File.write(numbered.element.bytes, to: "\(folder)/\(numbered.offset)")
      }
      staging.steps += files.enumerated().map { .put(staged: $0.offset, path: $0.element.path) }
      staging.steps += removals.map { .remove(path: $0) }
      try File.replace(staging.journalPath, with: staging.journal)
    } catch {
      // Nothing has touched the site yet; what cannot be removed now goes with the next build.
      try? Folder.remove(staging.path)
      throw error
    }
    let committed = staging
    try withoutInterruption { () throws(Diagnostic) in
      try committed.carryOut()
      try Folder.remove(committed.path)
    }
  }

  private func carryOut() throws(Diagnostic) {
    for step in steps {
      switch step {
      case .put(let number, let target):
        let staged = "\(path)/\(number)"
        // Not there: a build that was killed had moved it.
        guard File.exists(staged) else { continue }
        try Folder.create(SiteStaging.folder(of: "\(site)/\(target)"))
        try File.move(staged, to: "\(site)/\(target)")
      case .remove(let target):
        try File.remove("\(site)/\(target)")
        var folder = SiteStaging.folder(of: target)
        while !folder.isEmpty {
          Folder.removeIfEmpty("\(site)/\(folder)")
          folder = SiteStaging.folder(of: folder)
        }
      }
    }
    // Gone first, so that a half-removed staging is not taken for one to carry out.
    try File.remove(journalPath)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  // MARK: The journal

  private var journal: [UInt8] {
    let lines = steps.map { step in
      switch step {
      case .put(let number, let path): "put \(number) \(path)\n"
      case .remove(let path): "remove \(path)\n"
      }
    }
    return Array(lines.joined().utf8)
  }

  private mutating func readJournal() throws(Diagnostic) {
    let text = try File.readText(journalPath)
    steps = (0..<text.lineCount).compactMap { line in
      let words = text.string(text.line(line)).split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { return nil }
      if words[0] == "remove", SiteManifest.staysInside(String(words[1])) { return .remove(path: String(words[1])) }
      let put = words[1].split(separator: " ", maxSplits: 1)
      guard words[0] == "put", put.count == 2, let number = Int(put[0]), SiteManifest.staysInside(String(put[1])) else {
        return nil
      }
      return .put(staged: number, path: String(put[1]))
    }
  }
}
