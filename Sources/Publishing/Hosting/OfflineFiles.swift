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

  /// The list of the files of one group that are kept.
  ///
  /// - Parameters:
  ///   - files: all other files of the group.
  ///   - plan: nil for the files of no plan.
  static func list(_ files: SiteListing, of plan: Slug?) -> SiteFile {
    let kept = files.indices.filter { index in
      plan == nil && isOfSearch(files.utf8(index))
        ? files.utf8(index).suffix(5).elementsEqual(".json".utf8) : isKept(files.path(index), of: plan)
    }
    let isDispensable: (Int) -> Bool = { index in
      if plan == nil { return isOfSearch(files.utf8(index)) }
      let path = files.path(index)
      return !path.hasSuffix("/index.html") && !path.hasSuffix("/full.html")
    }
    let size = kept.filter(isDispensable).reduce(0) { $0 + files.size($1) }
    let chosen = size <= budget ? kept : kept.filter { !isDispensable($0) }
    var json = JSONBytes()
    json.raw("{")
    let sorted = chosen.sorted { files.precedes($0, files, $1) }
    for (place, index) in sorted.enumerated() {
      if place > 0 { json.raw(",\n") }
      json.key(files.path(index))
      json.string(files.sum(index, digits: sumLength))
    }
    json.raw("}\n")
    return SiteFile(path: "assets/offline/\(plan.map { "plan-\($0)" } ?? "site").json", bytes: json.bytes)
  }

  /// A large index has tens of thousands of files.
  private static func isOfSearch(_ path: ArraySlice<UInt8>) -> Bool { path.starts(with: "search/".utf8) }

  /// Permanent pages of past editions, and data for other programs, are read with a network.
  private static func isKept(_ path: String, of plan: Slug?) -> Bool {
    if let plan {
      return path.utf8.count { $0 == UInt8(ascii: "/") } == 1
        && !PlanFormat.fileNames.contains(String(path.dropFirst(plan.description.count + 1)))
    }
    return path.hasPrefix("assets/") && path != PlanJSON.schemaPath
      || [PageID.library, .search, .offline].contains { $0.path == path } || path == "manifest.webmanifest"
  }

  /// `sw.js`: the lists of all groups, and the script that does the work.
  static func worker(_ lists: [OfflineList], _ script: [UInt8]) -> SiteFile {
    SiteFile(path: "sw.js", bytes: build(lists.sorted { $0.name < $1.name }) + script)
  }

  private static func build(_ lists: [OfflineList]) -> [UInt8] {
    var json = JSONBytes()
    json.raw("const BUILD = {\"sumLength\":")
    json.number(sumLength)
    json.raw(",\"groups\":{")
    for (index, list) in lists.enumerated() {
      if index > 0 { json.raw(",") }
      json.key(list.name)
      json.raw("[")
      json.string(list.path)
      json.raw(",")
      json.string(list.sum)
      json.raw("]")
    }
    json.raw("}};\n")
    return json.bytes
  }

  fileprivate static func sum(_ checksum: Checksum) -> String {
    var digits: [UInt8] = []
    checksum.write(digits: sumLength, to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }
}

/// The list of a group's files that are kept offline.
struct OfflineList: Sendable {
  /// The plan, or `*`.
  let name: String
  let path: String
  let sum: String

  init(name: String, path: String, sum: String) {
    self.name = name
    self.path = path
    self.sum = sum
  }

  init(_ name: String, _ file: SiteFile) {
    self.name = name
    path = file.path
    sum = OfflineFiles.sum(file.checksum)
  }
}
