/// A file of the index: where it goes and what is in it.
public struct SearchFile: Sendable {
  /// Relative to the site's root: `search/manifest.json`.
  public let path: String
  public let bytes: [UInt8]

  /// The same JSON twice: as `search/NAME.json`, which a page fetches over HTTP, and as the script `search/NAME.js`,
  /// which sets `gangmuSearch["NAME"]` where a page may not fetch (`file://`).
  static func twins(_ name: String, json: [UInt8]) -> [SearchFile] {
    var script: [UInt8] = []
    script.reserveCapacity(json.count + 40)
    script.append(contentsOf: "gangmuSearch[\"\(name)\"] = ".utf8)
    // The line feed that ends the JSON file would stand before the semicolon.
    script.append(contentsOf: json.last == 0x0A ? json.dropLast() : json[...])
    script.append(contentsOf: ";\n".utf8)
    return [
      SearchFile(path: "search/\(name).json", bytes: json),
      SearchFile(path: "search/\(name).js", bytes: script),
    ]
  }
}
