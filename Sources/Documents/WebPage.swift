/// A web page as UTF-8, without the elements that belong to the site and not to the text.
///
/// pandoc reads UTF-8 only and takes anything else for Latin-1; and it forgets which element a paragraph stood in. So both
/// are seen to before.
struct WebPage {
  let bytes: [UInt8]
  let encoding: TextEncoding

  /// What was left out: the element's name and its text without tags, in order.
  let leftOut: [(element: String, text: String)]

  /// Elements of navigation and forms (HTML Living Standard, 4.3, 4.10). `header` and `aside` stay: many sites put titles
  /// and boxes of the text there.
  private static let furniture: Set<String> = [
    "nav", "footer", "form", "button", "select", "noscript", "script", "style", "template", "svg", "textarea", "iframe",
  ]
  /// Of these nothing is shown, so nothing is reported.
  private static let unseen: Set<String> = ["script", "style", "template", "svg", "noscript"]

  init(decoding: TextDecoding) {
    encoding = decoding.encoding
    var kept: [UInt8] = []
    var leftOut: [(element: String, text: String)] = []
    kept.reserveCapacity(decoding.bytes.count)
    let tags = XMLTags(decoding.bytes).filter { WebPage.furniture.contains($0.name) && $0.kind != .empty }
    let ends = WebPage.ends(of: tags)
    var from = 0
    for (index, tag) in tags.enumerated() where tag.range.lowerBound >= from {
      guard let end = ends[index] else { continue }
      kept += decoding.bytes[from..<tag.range.lowerBound]
      from = tags[end].range.upperBound
      guard !WebPage.unseen.contains(tag.name) else { continue }
      let text = WebPage.text(of: decoding.bytes[tag.range.upperBound..<tags[end].range.lowerBound])
      // A form around the whole page, as ASP.NET writes it, holds the text itself.
      if tag.name == "form", text.utf8.count * 4 > decoding.bytes.count || text.utf8.count > 2_000 {
        from = tag.range.upperBound
      } else if !text.isEmpty {
        leftOut.append((tag.name, text))
      }
    }
    kept += decoding.bytes[from...]
    bytes = kept
    self.leftOut = leftOut
  }

  /// For each opening tag of an element to leave out, where it is closed; an element that is never closed stays.
  private static func ends(of tags: [XMLTag]) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var open: [String: [Int]] = [:]
    for (index, tag) in tags.enumerated() {
      if tag.kind == .start {
        open[tag.name, default: []].append(index)
      } else if let start = open[tag.name]?.popLast() {
        // Of forms inside forms, which are no valid HTML, the outermost counts.
        if tag.name != "form" || open[tag.name]?.isEmpty ?? true { ends[start] = index }
      }
    }
    return ends
  }

  /// The words between the tags.
  private static func text(of piece: ArraySlice<UInt8>) -> String {
    let bytes = Array(piece)
    var words: [String] = []
    var end = 0
    for tag in XMLTags(bytes) {
      words += String(decoding: bytes[end..<tag.range.lowerBound], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        .map(String.init)
      end = tag.range.upperBound
    }
    words += String(decoding: bytes[end...], as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    return words.joined(separator: " ")
  }

  /// The encoding that a page names in its first 1,024 bytes (HTML Living Standard, 13.2.3.2; labels of the Encoding
  /// Standard, 4.2), or nil.
  static func declaredEncoding(_ file: [UInt8]) -> TextEncoding? {
    let head = String(decoding: file.prefix(1_024).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self).lowercased()
    guard let place = head.range(of: "charset=") ?? head.range(of: "encoding=") else { return nil }
    let label = head[place.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    switch label {
    case "gb2312", "gbk", "gb18030", "gb_2312-80", "gb_2312", "x-gbk", "chinese": return .gb18030
    case "big5", "big5-hkscs", "x-x-big5", "cn-big5": return .big5
    default: return nil
    }
  }
}
