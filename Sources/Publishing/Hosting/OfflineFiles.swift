import Articles
import Files
import Links
import Search

/// What is kept for readers without a network: the service worker, and the lists of files that it keeps.
///
/// A group is a plan, or `*` for all that belongs to none. A list names the group's files with their checksums; the
/// worker holds the lists' checksums, so that it differs after every build that changed anything that is kept.
enum OfflineFiles {
  /// What a reader's device is asked to hold of one group, in bytes. Of a larger plan its front and its full text are
  /// kept; of a larger search nothing.
  private static let budget = 4 << 20
  /// Hexadecimal digits of a checksum that tell files apart: 128 bits.
  private static let sumLength = 32

  /// - Parameters:
  ///   - files: all other files of the site.
  ///   - worker: the script that does the work.
  static func files(_ files: [SiteFile], of library: Library, worker: [UInt8]) -> [SiteFile] {
    let slugs = Set(library.plans.map(\.slug.description))
    var groups: [String: [SiteFile]] = ["*": []]
    for file in files {
      let parts = file.path.split(separator: "/", maxSplits: 1)
      let name = parts.count > 1 && slugs.contains(String(parts[0])) ? String(parts[0]) : "*"
      if isKept(file.path, in: name) { groups[name, default: []].append(file) }
    }
    let lists = groups.sorted { $0.key < $1.key }.map {
      (name: $0.key, file: list($0.key, withinBudget($0.key, $0.value)))
    }
    return lists.map(\.file) + [SiteFile(path: "sw.js", bytes: build(lists) + worker)]
  }

  /// Permanent pages of past editions, and data for other programs, are read with a network.
  private static func isKept(_ path: String, in group: String) -> Bool {
    if group != "*" {
      return path.utf8.count { $0 == UInt8(ascii: "/") } == 1
        && !PlanFormat.fileNames.contains(String(path.dropFirst(group.count + 1)))
    }
    return path.hasPrefix("assets/") && path != PlanJSON.schemaPath
      || path.hasPrefix("search/") && path.hasSuffix(".json")
      || [PageID.library, .search, .offline].contains { $0.path == path } || path == "manifest.webmanifest"
  }

  private static func withinBudget(_ name: String, _ files: [SiteFile]) -> [SiteFile] {
    let isDispensable: (SiteFile) -> Bool =
      name == "*"
      ? { $0.path.hasPrefix("search/") } : { !$0.path.hasSuffix("/index.html") && !$0.path.hasSuffix("/full.html") }
    let size = files.filter(isDispensable).reduce(0) { $0 + $1.bytes.count }
    return size <= budget ? files : files.filter { !isDispensable($0) }
  }

  /// `{"hengyang-15/28.html":"…"}`.
  private static func list(_ name: String, _ files: [SiteFile]) -> SiteFile {
    var json = JSONBytes()
    json.raw("{")
    for (index, file) in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }).enumerated() {
      if index > 0 { json.raw(",\n") }
      json.key(file.path)
      json.string(sum(file))
    }
    json.raw("}\n")
    return SiteFile(path: "assets/offline/\(name == "*" ? "site" : "plan-\(name)").json", bytes: json.bytes)
  }

  private static func build(_ lists: [(name: String, file: SiteFile)]) -> [UInt8] {
    var json = JSONBytes()
    json.raw("const BUILD = {\"sumLength\":")
    json.number(sumLength)
    json.raw(",\"groups\":{")
    for (index, list) in lists.enumerated() {
      if index > 0 { json.raw(",") }
      json.key(list.name)
      json.raw("[")
      json.string(list.file.path)
      json.raw(",")
      json.string(sum(list.file))
      json.raw("]")
    }
    json.raw("}};\n")
    return json.bytes
  }

  private static func sum(_ file: SiteFile) -> String {
    String(file.checksum.description.prefix(sumLength))
  }
}
