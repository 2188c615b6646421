/// The links of a plan's pages as links to places within one page, whose anchors are those of the full text.
enum InPageLinks {
  /// The page with every `href` to a page of the plan's folder, or of the site, changed. One that leads to no place in the
  /// page is taken out, and its text stays.
  static func rewritten(_ html: [UInt8]) -> [UInt8] {
    let mark = Array(" href=\"".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(html.count)
    var offset = 0
    while offset < html.count {
      if html[offset] == UInt8(ascii: "<"), let end = endOfRawText(at: offset, in: html) {
        result += html[offset..<end]
        offset = end
      } else if html[offset] == UInt8(ascii: " "), html[offset...].starts(with: mark) {
        let start = offset + mark.count
        let end = html[start...].firstIndex(of: UInt8(ascii: "\"")) ?? html.count
        let address = place(of: String(decoding: html[start..<end], as: UTF8.self))
        if let address { result += " href=\"\(address)\"".utf8 }
        offset = min(end + 1, html.count)
      } else {
        result.append(html[offset])
        offset += 1
      }
    }
    return result
  }

  /// `#a28-s3` for `28.html#s3`; an address that is whole stays; nil for another plan's page.
  static func place(of address: String) -> String? {
    if address.hasPrefix("#") || address.contains(":") { return address }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].hasSuffix(".html"), !parts[0].contains("/") else { return nil }
    let name = parts[0].dropLast(".html".count)
    let fragment = parts.count > 1 ? String(parts[1]) : ""
    if name == "full" || name == "index" { return fragment.isEmpty ? "#main" : "#\(fragment)" }
    // A chapter's page has its articles' anchors too, as the full text has them.
    let isSentence = fragment.hasPrefix("s") && fragment.dropFirst().allSatisfy(\.isNumber)
    if !fragment.isEmpty, !isSentence { return "#\(fragment)" }
    let anchor: String? =
      if name == "preamble" || name == "closing" { String(name) } else if name.hasPrefix("chapter-") {
        "c" + name.dropFirst("chapter-".count)
      } else if name.first?.isNumber == true { "a" + name } else { nil }
    return anchor.map { "#\($0)\(fragment.isEmpty ? "" : "-\(fragment)")" }
  }

  /// Where the script or style ends that begins at `offset`; nil when none does.
  private static func endOfRawText(at offset: Int, in html: [UInt8]) -> Int? {
    for name in ["script", "style"] where html[offset...].starts(with: "<\(name)>".utf8) {
      let end = Array("</\(name)>".utf8)
      var place = offset
      while let next = html[(place + 1)...].firstIndex(of: UInt8(ascii: "<")) {
        if html[next...].starts(with: end) { return next + end.count }
        place = next
      }
    }
    return nil
  }
}
