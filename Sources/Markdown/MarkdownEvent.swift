/// One step of the walk over a CommonMark tree (CommonMark 0.30, as cmark 0.30 reads it).
public struct MarkdownEvent: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    case blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image

    /// Whether nothing stands inside, so that there is an `enter` and no `exit`.
    public var isLeaf: Bool {
      switch self {
      case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline: true
      default: false
      }
    }

    /// Whether it wraps inlines: emphasis, strong, link, image.
    public var isInlineContainer: Bool {
      switch self {
      case .emphasis, .strong, .link, .image: true
      default: false
      }
    }
  }

  public enum Phase: UInt8, Sendable { case enter, exit }

  public let kind: Kind
  public let phase: Phase
  /// What a leaf says, or a link's or image's destination: a range of the document's `bytes`.
  public let literal: Range<Int>
  /// A link's or image's title, or the words behind a code block's fence: a range of the document's `bytes`.
  public let title: Range<Int>
  /// A heading's level (1 to 6), an ordered list's first number, -1 for a bullet list; else 0.
  public let level: Int
  /// Whether a list is tight, so that its paragraphs have no tags of their own.
  public let isTight: Bool
  /// Line in the Markdown, from 1; 0 where cmark does not say.
  public let line: Int
  /// The first byte in the line, from 1; 0 where cmark does not say.
  public let byteColumn: Int
  /// The last byte, in the line where the node ends.
  public let lastByteColumn: Int
}
