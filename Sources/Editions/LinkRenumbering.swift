import Articles
import Revisions
import Text

/// Links that editors wrote between the files of a plan, led on to what their targets became: `[第29条](29.md#s3)` leads
/// to `30.md#s2` when the new edition numbers it so.
///
/// Generated Markdown holds no link, so every link is an editor's.
struct LinkRenumbering {
  private(set) var bytes: [UInt8] = []
  /// The passages that were linked to and are gone.
  private(set) var dropped: [PassageID] = []
  private let alignment: Alignment
  /// The folder of the file below the plan's folder; nil for the plan's folder itself.
  private let folder: String?

  /// - Parameter id: the passage whose file `markdown` is.
  init(_ markdown: [UInt8], of id: PassageID, alignment: Alignment) {
    self.alignment = alignment
    switch id {
    case .article: folder = PlanFolder.articlesName
    case .chapter: folder = PlanFolder.chaptersName
    case .opening, .preamble, .closing: folder = nil
    }
    var start = 0
    var offset = 0
    while offset + 1 < markdown.count {
      guard markdown[offset] == UInt8(ascii: "]"), markdown[offset + 1] == UInt8(ascii: "(") else {
        offset += 1
        continue
      }
      bytes += markdown[start..<offset + 2]
      offset += 2
      let end = markdown[offset...].firstIndex { $0 == UInt8(ascii: ")") || $0 <= 0x20 } ?? markdown.count
      bytes += destination(String(decoding: markdown[offset..<end], as: UTF8.self)).utf8
      start = end
      offset = end
    }
    bytes += markdown[start...]
  }

  private mutating func destination(_ text: String) -> String {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, let target = target(path) else { return text }
    let sentence = parts.count > 1 && parts[1].hasPrefix("s") ? Int(parts[1].dropFirst()) : nil
    if let sentence, sentence > 0, let now = alignment.successors(of: SentenceID(target, sentence)).first {
      return now == SentenceID(target, sentence) ? text : "\(self.path(of: now.passage))#s\(now.number)"
    }
    guard let now = alignment.successor(of: target) ?? alignment.successors(of: target).first else {
      dropped.append(target)
      return text
    }
    let fragment = parts.count > 1 && sentence == nil ? "#\(parts[1])" : ""
    return now == target && sentence == nil ? text : self.path(of: now) + fragment
  }

  /// The article or chapter of the old edition that a path leads to; nil for anything else.
  private func target(_ path: Substring) -> PassageID? {
    var components = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    if components.first == "." { components.removeFirst() }
    var place = folder.map { [$0] } ?? []
    while components.first == "..", !place.isEmpty {
      components.removeFirst()
      place.removeLast()
    }
    let whole = place + components.map(String.init)
    guard whole.count == 2, whole[1].hasSuffix(".md"), let number = OutlineNumber(whole[1].dropLast(3)) else {
      return nil
    }
    let id: PassageID? =
      switch whole[0] {
      case PlanFolder.articlesName: .article(number)
      case PlanFolder.chaptersName: .chapter(number)
      default: nil
      }
    return id.flatMap { alignment.old[$0] == nil ? nil : $0 }
  }

  private func path(of id: PassageID) -> String {
    guard let name = id.fileName else { return "../\(PlanFolder.preambleName)" }
    guard let folder else { return name }
    return name.hasPrefix("\(folder)/") ? String(name.dropFirst(folder.count + 1)) : "../\(name)"
  }
}
