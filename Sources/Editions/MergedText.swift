import Articles

/// The text of a file as a merge makes it, sentence by sentence.
struct MergedText {
  struct Piece {
    var text: [UInt8]
    /// The white space up to the next piece.
    var gap: [UInt8]
  }

  /// What an editor wrote behind a sentence.
  struct Insertion {
    let text: [UInt8]
    var gap: [UInt8]
    /// Of the first of several: whether it goes on in the paragraph that it stands behind.
    var isInline = true
    /// The white space that stood behind the sentence before, in the generated text and in the edited one.
    var gaps: (was: [UInt8], now: [UInt8])?
  }

  private var pieces: [Piece] = []

  mutating func append(_ piece: Piece) {
    pieces.append(piece)
  }

  /// Puts in what an editor wrote behind a sentence. What ended the sentence's paragraph in the new text now stands behind
  /// what goes on in it; what is a paragraph of its own stays one.
  ///
  /// - Parameter gap: what stands behind the sentence in the new text.
  mutating func append(_ insertions: [Insertion], behindGap gap: [UInt8]) {
    guard let first = insertions.first else { return }
    var added = insertions.map { Piece(text: $0.text, gap: $0.gap) }
    let last = added.count - 1
    if let gaps = first.gaps, !pieces.isEmpty {
      pieces[pieces.count - 1].gap = gaps.now
      let now = added[last].gap
      added[last].gap = now == gaps.was ? gap : gap == gaps.was || now.count >= gap.count ? now : gap
    }
    if !first.isInline, added[last].gap.count(where: { $0 == 0x0A }) < 2 { added[last].gap = [0x0A, 0x0A] }
    pieces += added
  }

  /// The Markdown, which ends with its last line.
  ///
  /// - Parameter lead: the white space before the first piece.
  func markdown(lead: [UInt8]) -> [UInt8] {
    var bytes = lead
    for (index, piece) in pieces.enumerated() {
      let isMark = piece.text.starts(with: ConflictMarks.mine.utf8)
      if isMark, let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
      bytes += piece.text
      bytes += index + 1 == pieces.count ? [0x0A] : piece.gap
    }
    return bytes
  }
}
