import Articles
import Diagnostics
import Plans

extension Layout {
  /// The order of the plan's blocks in its text, with all that stands between them.
  ///
  /// - Parameter levels: those that `plan.yml` names.
  public init(of plan: Plan, levels: NamedLevels = NamedLevels()) {
    let folded = plan.folded
    let original = folded.original
    var pieces = plan.blocks.map { block in
      (
        range: folded.originalRange(of: block.range), content: Piece.Content.block(block.place),
        folds: Layout.folds(in: block.range, of: folded)
      )
    }
    pieces += plan.asides.map { aside in
      let range = folded.originalRange(of: aside.range)
      return (range, .aside(text: original.string(range), reason: aside.reason.rawValue), [])
    }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    let starts = pieces.map(\.range.lowerBound) + [original.bytes.count]
    self.init(
      before: original.string(0..<starts[0]),
      pieces: pieces.indices.map { index in
        Piece(
          pieces[index].content, folds: pieces[index].folds,
          after: original.string(pieces[index].range.upperBound..<starts[index + 1]))
      })
    articleLevel = levels.article
    chapterLevels = levels.chapters
  }

  private static func folds(in range: Range<Int>, of folded: FoldedText) -> [Fold] {
    var at = 0
    var offset = range.lowerBound
    return folded.folds(in: range).map { place, fold in
      at += folded.text.bytes[offset..<place].count { $0 & 0xC0 != 0x80 }
      offset = place
      return Fold(
        at: at, was: folded.original.string(fold.range), now: String(decoding: fold.now, as: UTF8.self))
    }
  }
}

extension Plan {
  /// Every block of the plan with its bytes in the source; each character of the plan is in exactly one.
  public var blocks: [(place: Place, range: Range<Int>)] {
    var blocks: [(place: Place, range: Range<Int>)] = []
    if let title { blocks.append((.title, title)) }
    if let note { blocks.append((.note, note)) }
    blocks += preamble.enumerated().map { (.preamble($0 + 1), $1) }
    for chapter in chapters {
      let number = chapter.number
      if let heading = chapter.heading { blocks.append((.chapter(number), heading.range)) }
      blocks += chapter.lead.enumerated().map { (.lead(number, $0 + 1), $1) }
      for article in chapter.articles {
        let number = article.number
        blocks.append((.article(number), article.heading.range))
        blocks += article.paragraphs.enumerated().map { (.text(number, $0 + 1), $1) }
      }
    }
    return blocks + closing.enumerated().map { (.closing($0 + 1), $1) }
  }
}

extension PlanHeading {
  /// From the marker's first byte to the terminator's last.
  var range: Range<Int> { marker.lowerBound..<terminator.upperBound }

  /// The heading as characters.
  func heading(in source: Plan) -> Heading {
    Heading(
      marker: source.source.string(marker), title: source.source.string(title),
      terminator: source.source.string(terminator))
  }
}
