import Foundation
import TestSupport

/// The committed site.
public enum PublishedSite {
  public static let folder = Repository.root.appending(path: "Site", directoryHint: .isDirectory)

  public static let plan = "hengyang-15"

  /// A page of every kind, and every odd one: a chapter whose heading the text lacks, the first and the last article.
  public static let pagesOfEveryKind = [
    "index.html", "search.html", "search.html?q=\(encoded("乡村振兴"))", "404.html", "offline.html", "\(plan)/index.html",
    "\(plan)/26.html", "\(plan)/28.html", "\(plan)/53.html", "\(plan)/chapter-7.html", "\(plan)/chapter-8.html",
    "\(plan)/closing.html", "\(plan)/full.html", "\(plan)/2025-12-15/index.html", "\(plan)/2025-12-15/28.html",
    "\(plan)/terms.html", "\(plan)/terms/xiangcunzhenxing.html", "\(plan)/map.html",
  ]

  /// The paths of all files, sorted.
  public static func files() throws -> [String] {
    let root = folder.resolvingSymlinksInPath().path
    guard let paths = FileManager.default.enumerator(atPath: root) else { return [] }
    return paths.compactMap { $0 as? String }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  public static func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// As a browser writes a value into a query.
  public static func encoded(_ query: String) -> String {
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._*")
    return query.addingPercentEncoding(withAllowedCharacters: plain) ?? query
  }
}
