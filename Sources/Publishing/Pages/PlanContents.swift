/// A plan's table of contents as HTML, in which each page marks the link to itself.
///
/// It is filled in by hand: rendering the contents anew for each page would cost more than all the rest of it.
struct PlanContents: Sendable {
  private static let mark: StaticString = " aria-current=\"page\""

  /// With no page marked.
  let html: [UInt8]
  /// Where the first link to each address ends.
  private let links: [String: Int]

  init(_ html: [UInt8]) {
    self.html = html
    let mark = Array("href=\"".utf8)
    var links: [String: Int] = [:]
    var offset = 0
    while let start = html[offset...].firstIndex(of: mark[0]) {
      offset = start + 1
      guard html[start...].starts(with: mark),
        let end = html[(start + mark.count)...].firstIndex(of: UInt8(ascii: "\""))
      else { continue }
      let address = String(decoding: html[(start + mark.count)..<end], as: UTF8.self)
      if links[address] == nil { links[address] = end + 1 }
    }
    self.links = links
  }

  /// The contents with the link to `address` marked as the one the reader is on.
  func marking(_ address: String) -> [UInt8] {
    guard let place = links[address] else { return html }
    var marked: [UInt8] = []
    marked.reserveCapacity(html.count + PlanContents.mark.utf8CodeUnitCount)
    marked += html[..<place]
    PlanContents.mark.withUTF8Buffer { marked += $0 }
    marked += html[place...]
    return marked
  }
}
