import CCMark

/// A Markdown text read by cmark, as a value: the walk over its tree, in order.
///
/// cmark's own tree lives only inside `init`, so no C pointer leaves this file.
public struct MarkdownDocument: Sendable {
  /// The Markdown itself.
  public let source: [UInt8]
  /// What the events' ranges point into.
  public let bytes: [UInt8]
  public let events: [MarkdownEvent]

  /// Reads `source` (UTF-8) as CommonMark. Every text is Markdown, so nothing can fail.
  public init(_ source: [UInt8]) {
    self.source = source
    var reader = TreeReader()
    source.withUnsafeBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        // cmark wants an address even for no bytes.
        guard let start = characters.baseAddress else { return }
        guard let root = cmark_parse_document(start, characters.count, CMARK_OPT_DEFAULT) else { return }
        defer { cmark_node_free(root) }
        reader.walk(root)
      }
    }
    bytes = reader.bytes
    events = reader.events
  }

  public init(_ source: String) {
    self.init(Array(source.utf8))
  }

  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

private struct TreeReader {
  var bytes: [UInt8] = []
  var events: [MarkdownEvent] = []

  mutating func walk(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let step = cmark_iter_next(iterator)
      if step == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator), let kind = kind(of: node) else { continue }
      append(node, kind, step == CMARK_EVENT_EXIT ? .exit : .enter)
    }
  }

  private mutating func append(_ node: OpaquePointer, _ kind: MarkdownEvent.Kind, _ phase: MarkdownEvent.Phase) {
    let isLinked = kind == .link || kind == .image
    let literal = phase == .exit ? none : copy(isLinked ? cmark_node_get_url(node) : literal(of: node, kind))
    let title =
      phase == .exit
      ? none
      : isLinked ? copy(cmark_node_get_title(node)) : kind == .codeBlock ? copy(cmark_node_get_fence_info(node)) : none
    events.append(
      MarkdownEvent(
        kind: kind, phase: phase, literal: literal, title: title, level: level(of: node, kind),
        isTight: kind == .list && cmark_node_get_list_tight(node) != 0,
        line: Int(cmark_node_get_start_line(node)), byteColumn: Int(cmark_node_get_start_column(node)),
        lastByteColumn: Int(cmark_node_get_end_column(node))))
  }

  private var none: Range<Int> { bytes.count..<bytes.count }

  private func literal(of node: OpaquePointer, _ kind: MarkdownEvent.Kind) -> UnsafePointer<CChar>? {
    switch kind {
    case .text, .code, .codeBlock, .htmlBlock, .htmlInline: cmark_node_get_literal(node)
    default: nil
    }
  }

  private mutating func copy(_ text: UnsafePointer<CChar>?) -> Range<Int> {
    let start = bytes.count
    if let text {
      var length = 0
      while text[length] != 0 { length += 1 }
      UnsafeBufferPointer(start: text, count: length).withMemoryRebound(to: UInt8.self) {
        bytes.append(contentsOf: $0)
      }
    }
    return start..<bytes.count
  }

  private func level(of node: OpaquePointer, _ kind: MarkdownEvent.Kind) -> Int {
    switch kind {
    case .heading: Int(cmark_node_get_heading_level(node))
    case .list: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : -1
    default: 0
    }
  }

  private func kind(of node: OpaquePointer) -> MarkdownEvent.Kind? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: nil
    }
  }
}
