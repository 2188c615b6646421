import Text

/// A Markdown text as its sentences, each with the white space behind it: the pieces that are kept, taken or merged as
/// wholes. Joined they are the text.
struct MarkdownPieces {
  struct Piece: Hashable {
    let text: [UInt8]
    /// The blanks and line breaks up to the next piece.
    let gap: [UInt8]
    /// Where the piece begins in the text.
    let offset: Int
  }

  /// The white space before the first piece.
  let lead: [UInt8]
  let pieces: [Piece]

  init(_ markdown: [UInt8]) {
    let ranges = Sentences.ranges(in: markdown).map { Scalar.trimmingBlanks(markdown, $0) }
    lead = Array(markdown[..<(ranges.first?.lowerBound ?? markdown.count)])
    pieces = ranges.indices.map { index in
      let end = index + 1 < ranges.count ? ranges[index + 1].lowerBound : markdown.count
      return Piece(
        text: Array(markdown[ranges[index]]), gap: Array(markdown[ranges[index].upperBound..<end]),
        offset: ranges[index].lowerBound)
    }
  }
}
