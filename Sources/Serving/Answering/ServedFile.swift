import Files

/// A file below the site's folder, found for a request.
struct ServedFile {
  /// With no links in it.
  let path: String
  let status: FileStatus

  enum Finding {
    case file(ServedFile)
    /// A folder whose address lacks the slash, without which the links on its page would lead elsewhere.
    case folderWithoutSlash
    case nothing
  }

  /// - Parameter root: the site's folder.
  static func find(_ request: RequestPath, in root: String) -> Finding {
    guard let root = realPath(root), let found = realPath(request.path.isEmpty ? root : "\(root)/\(request.path)"),
      // A link may lead about in the folder, but not out of it.
      found == root || found.hasPrefix(root == "/" ? root : root + "/")
    else { return .nothing }
    guard let status = FileStatus(of: found) else { return .nothing }
    if status.kind == .folder {
      let index = "\(found)/index.html"
      guard File.exists(index) else { return .nothing }
      guard request.isFolder else { return .folderWithoutSlash }
      return RequestPath(request.target + "index.html").map { find($0, in: root) } ?? .nothing
    }
    return request.isFolder || status.kind != .file ? .nothing : .file(ServedFile(path: found, status: status))
  }

  /// The path with all links followed; nil when nothing stands there.
  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
