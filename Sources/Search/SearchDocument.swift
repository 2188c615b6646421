/// One thing that a query can find: an article, a chapter with its lead, or a passage outside the chapters.
///
/// A query matches in `title` or in `text`, never across the two.
public struct SearchDocument: Sendable {
  /// What the document is; the raw value is what the index and the client call it.
  public enum Kind: String, Sendable, CaseIterable {
    case article, chapter, preamble, closing
  }

  public let kind: Kind
  /// The number within the plan ("28" of an article, "8" of a chapter); empty for a passage.
  public let number: String
  /// How the text cites it: 第28条, 第八部分, 结语.
  public let label: String
  /// The title alone; may be empty.
  public let title: String
  /// The number of the chapter it belongs to; empty if none.
  public let chapter: String
  /// Relative to the site's root, percent-encoded, without a fragment.
  public let url: String
  /// Valid UTF-8, the paragraphs joined by a line feed.
  public let text: [UInt8]
  /// Byte ranges in `text`, ascending; the k-th (from 0) has the anchor `#s{k+1}`. There may be gaps between them.
  public let sentences: [Range<Int>]

  public init(
    kind: Kind, number: String, label: String, title: String, chapter: String, url: String,
    text: [UInt8], sentences: [Range<Int>]
  ) {
    self.kind = kind
    self.number = number
    self.label = label
    self.title = title
    self.chapter = chapter
    self.url = url
    self.text = text
    self.sentences = sentences
  }

  /// Where each sentence begins in UTF-16 units, as a browser counts the characters of a string.
  ///
  /// `甲。😀乙。` with the byte ranges 0..<6 and 6..<16 begins its sentences at 0 and 2 (the emoji counts as two).
  /// A range that lies outside of the text or before its predecessor is moved to the nearest place that does not.
  var sentenceStartsInUTF16: [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(sentences.count)
    var offset = 0
    var units = 0
    for sentence in sentences {
      while offset < min(sentence.lowerBound, text.count) {
        units += SearchDocument.utf16Units(ofByte: text[offset])
        offset += 1
      }
      starts.append(units)
    }
    return starts
  }

  /// The UTF-16 units that a byte of UTF-8 brings: continuations bring none, the lead of four bytes a surrogate pair.
  private static func utf16Units(ofByte byte: UInt8) -> Int {
    byte & 0xC0 == 0x80 ? 0 : byte < 0xF0 ? 1 : 2
  }
}
