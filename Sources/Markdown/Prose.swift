import Text

/// What a Markdown document says: the characters a reader sees, without the marks that shape them.
///
/// Paragraphs (and headings, items, code blocks) are joined by one LF. A line break inside a paragraph that Markdown
/// treats as white space says nothing between two wide characters and a space elsewhere, because Chinese is set
/// without spaces; a hard line break is a LF.
public struct Prose: Sendable, Hashable {
  /// UTF-8.
  public let bytes: [UInt8]
  /// The sentences as byte ranges, in order; sentence k of the page is element k - 1.
  public let sentences: [Range<Int>]
  /// For each event of the document, where in `bytes` it begins; one more element than there are events.
  let offsets: [Int]

  public init(_ document: MarkdownDocument) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(document.bytes.count)
    var offsets: [Int] = []
    offsets.reserveCapacity(document.events.count + 1)
    for (index, event) in document.events.enumerated() {
      offsets.append(bytes.count)
      guard event.phase == .enter else { continue }
      switch event.kind {
      case .paragraph, .heading:
        if !bytes.isEmpty { bytes.append(0x0A) }
      case .codeBlock:
        if !bytes.isEmpty { bytes.append(0x0A) }
        bytes += document.bytes[event.literal]
        if bytes.last == 0x0A { bytes.removeLast() }
      case .text, .code:
        bytes += document.bytes[event.literal]
      case .lineBreak:
        bytes.append(0x0A)
      case .softBreak:
        if !Prose.joinsWithoutSpace(document, at: index, after: bytes) { bytes.append(0x20) }
      default:
        break
      }
    }
    offsets.append(bytes.count)
    self.bytes = bytes
    self.offsets = offsets
    sentences = Sentences.ranges(in: bytes)
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  public func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func joinsWithoutSpace(_ document: MarkdownDocument, at index: Int, after bytes: [UInt8]) -> Bool {
    guard let before = Scalar.decode(bytes, before: bytes.count), Scalar.isWide(before) else { return false }
    for event in document.events[(index + 1)...] {
      switch event.kind {
      case .text, .code:
        guard !event.literal.isEmpty else { continue }
        return Scalar.isWide(Scalar.decode(document.bytes, at: event.literal.lowerBound).value)
      case .emphasis, .strong, .link, .image: continue
      default: return false
      }
    }
    return false
  }
}
