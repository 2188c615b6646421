import Search
import TestSupport

/// The browser's `search.js` run by Node, which a machine need not have.
enum Node {
  static let isInstalled =
    (try? Shell()).map { shell in
      defer { shell.remove() }
      return (try? shell.run("node --version").status) == 0
    } ?? false

  /// What a script prints that sees `search` over the index, `fold`, `createSearch` and the `query`, and in the folder
  /// `other` files of another index.
  static func output(
    of script: String, over index: SearchIndex, query: String, beside other: [String: [UInt8]] = [:]
  ) throws -> String {
    let shell = try Shell()
    defer { shell.remove() }
    for file in index.files { try shell.write(String(decoding: file.bytes, as: UTF8.self), to: file.path) }
    for (path, bytes) in other { try shell.write(String(decoding: bytes, as: UTF8.self), to: "other/\(path)") }
    try shell.write(query, to: "query.txt")
    try shell.write(
      """
      const fs = require("fs");
      const { createSearch, fold } = require(\(Repository.path("Templates/assets/search.js").debugDescription));
      const search = createSearch(async (name) => JSON.parse(fs.readFileSync(`search/${name}.json`, "utf8")), "../");
      const query = fs.readFileSync("query.txt", "utf8");
      \(script)
      """, to: "run.js")
    let output = try shell.run("node run.js").output
    return output.hasSuffix("\n") ? String(output.dropLast()) : output
  }
}
