import Diagnostics
import Files
import Parallel

/// `Site/.gangmu-staging/`: the next state of the site, beside the one that is being read.
///
/// First the new files are written there under numbers, then a journal of what goes where, then everything is moved.
/// Until the journal stands, the site is as it was, and the next build throws the staging away; from then on the next
/// build can finish what is left. So a build that is killed leaves the old site or one that is completed from here.
struct SiteStaging: Sendable {
  enum Step: Sendable, Hashable {
    case put(staged: Int, path: String)
    case remove(path: String)
  }

  private static let name = ".gangmu-staging"
  private static let journalName = "journal"

  private let site: String
  private var path: String { "\(site)/\(SiteStaging.name)" }
  private var journalPath: String { "\(path)/\(SiteStaging.journalName)" }

  init(site: String) {
    self.site = site
  }

  /// Ends what an earlier build began: completes it when its journal stands, else forgets it.
  static func recover(_ site: String) throws(Diagnostic) {
    let staging = SiteStaging(site: site)
    guard Folder.exists(staging.path) else { return }
    if File.exists(staging.journalPath) { try staging.carryOut(staging.readJournal()) }
    try Folder.remove(staging.path)
  }

  /// Writes a file that goes into the site.
  func write(_ bytes: [UInt8], as number: Int) throws(Diagnostic) {
    try File.write(bytes, to: place(of: number))
  }

  /// Writes one that is made of a file that stands.
  func write(_ pieces: [OpenFile.Piece], of file: borrowing OpenFile, as number: Int) throws(Diagnostic) {
    try file.write(pieces, to: place(of: number))
  }

  private func place(of number: Int) throws(Diagnostic) -> String {
    // A site in which nothing differs is not touched at all.
    if number == 0 || !Folder.exists(path) { try Folder.create(path) }
    return "\(path)/\(number)"
  }

  /// Forgets what was written. What cannot be removed now goes with the next build.
  func abandon() {
    try? Folder.remove(path)
  }

  /// Puts what was written into the site and takes out what is gone.
  func commit(_ steps: [Step]) throws(Diagnostic) {
    try Folder.create(path)
    try File.replace(journalPath, with: SiteStaging.journal(steps))
    try withoutInterruption { () throws(Diagnostic) in
      try carryOut(steps)
      try Folder.remove(path)
    }
  }

  private func carryOut(_ steps: [Step]) throws(Diagnostic) {
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

  private static func journal(_ steps: [Step]) -> [UInt8] {
    var text: [UInt8] = []
    for step in steps {
      switch step {
      case .put(let number, let path): text += "put \(number) \(path)\n".utf8
      case .remove(let path): text += "remove \(path)\n".utf8
      }
    }
    return text
  }

  private func readJournal() throws(Diagnostic) -> [Step] {
    let text = try File.readText(journalPath)
    return (0..<text.lineCount).compactMap { line in
      let words = text.string(text.line(line)).split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { return nil }
      if words[0] == "remove", SiteManifest.staysInside(words[1].utf8) { return .remove(path: String(words[1])) }
      let put = words[1].split(separator: " ", maxSplits: 1)
      guard words[0] == "put", put.count == 2, let number = Int(put[0]), SiteManifest.staysInside(put[1].utf8) else {
        return nil
      }
      return .put(staged: number, path: String(put[1]))
    }
  }
}
