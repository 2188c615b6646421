import Articles
import Files
import Publishing

/// Everything that a site is made of as it was at one moment.
struct SourceState: Sendable {
  let content: FolderState
  /// Ours, and the user's over them.
  let templates: [FolderState]

  /// The folders as they are now; nil when something cannot be read.
  init?(_ content: ContentFolder, _ templates: String) {
    guard let content = FolderState(content.path), let templates = SourceState.templates(templates) else { return nil }
    (self.content, self.templates) = (content, templates)
  }

  static func templates(_ path: String) -> [FolderState]? {
    guard let folders = try? TemplateFolder.folders(path) else { return nil }
    let states = folders.compactMap { FolderState($0) }
    return states.count == folders.count ? states : nil
  }

  /// The same on every machine.
  var fingerprint: Checksum {
    var packing = Packing()
    for folder in [content] + templates { folder.sum.pack(into: &packing) }
    return Checksum(of: packing.bytes)
  }

  /// Whether nothing was saved since.
  var isUntouched: Bool { ([content] + templates).allSatisfy(\.isUntouched) }
}
