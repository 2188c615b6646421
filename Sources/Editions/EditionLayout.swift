import Articles
import Plans

extension Layout {
  /// The order of the plan's blocks in its text, with all that stands between them.
  public init(of plan: Plan) {
    let source = plan.source
    var pieces = plan.blocks.map { (range: $0.range, content: Piece.Content.block($0.place)) }
    pieces += plan.asides.map { aside in
      (aside.range, .aside(text: source.string(aside.range), reason: aside.reason.rawValue))
    }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    let starts = pieces.map(\.range.lowerBound) + [source.bytes.count]
    self.init(
      before: source.string(0..<starts[0]),
      pieces: pieces.indices.map { index in
        Piece(pieces[index].content, after: source.string(pieces[index].range.upperBound..<starts[index + 1]))
      })
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
