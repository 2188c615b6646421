import Text

extension PlanContent {
  /// The plan's text as its Markdown has it now: for Markdown that nobody edited, the edition's text, character for
  /// character.
  ///
  /// - Parameter layout: how the current edition's blocks are put together. What stands between two blocks that are no
  ///   neighbours there is what most often stands between two of their kinds.
  public func text(_ layout: Layout) -> String {
    let blocks = self.blocks
    let texts = Dictionary(blocks.map { ($0.place, $0.text) }, uniquingKeysWith: { first, _ in first })
    let pieces = layout.pieces(of: blocks.map(\.place))
    let gaps = Gaps(layout)
    var text = layout.before
    for (index, piece) in pieces.enumerated() {
      switch piece.content {
      case .aside(let aside, _): text += aside
      case .block(let place): text += piece.unfolding(texts[place] ?? "")
      }
      text += gaps.between(piece, index + 1 < pieces.count ? pieces[index + 1] : nil, texts)
    }
    return text
  }

  /// What stands between two pieces of a layout.
  private struct Gaps {
    private let neighbours: [Layout.Piece.Content: Layout.Piece.Content]
    private let usual: [[Kind]: String]
    private let end: String

    /// What a piece is, whatever its number.
    private enum Kind: Hashable {
      case aside, title, note, preamble, chapter, lead, article, text, closing

      init(_ content: Layout.Piece.Content) {
        switch content {
        case .aside: self = .aside
        case .block(let place):
          switch place {
          case .title: self = .title
          case .note: self = .note
          case .preamble: self = .preamble
          case .chapter: self = .chapter
          case .lead: self = .lead
          case .article: self = .article
          case .text: self = .text
          case .closing: self = .closing
          }
        }
      }
    }

    init(_ layout: Layout) {
      var neighbours: [Layout.Piece.Content: Layout.Piece.Content] = [:]
      var counts: [[Kind]: [String: Int]] = [:]
      for (piece, next) in zip(layout.pieces, layout.pieces.dropFirst()) {
        neighbours[piece.content] = next.content
        counts[[Kind(piece.content), Kind(next.content)], default: [:]][piece.after, default: 0] += 1
      }
      self.neighbours = neighbours
      usual = counts.compactMapValues { gaps in
        gaps.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      }
      end = layout.pieces.last?.after ?? "\n"
    }

    func between(_ piece: Layout.Piece, _ next: Layout.Piece?, _ texts: [Place: String]) -> String {
      guard let next else { return end }
      if neighbours[piece.content] == next.content { return piece.after }
      let kinds = [Kind(piece.content), Kind(next.content)]
      // A heading that ends with its mark has its text on the same line.
      if kinds == [.article, .text], case .block(let place) = piece.content, let heading = texts[place] {
        return heading.hasSuffix("。") || heading.hasSuffix("：") || heading.hasSuffix(":") ? "" : "\n"
      }
      return usual[kinds] ?? usual[[.text, .article]] ?? "\n"
    }
  }
}

extension Layout {
  /// The pieces with the blocks that are there now, in order: those that are gone left out, new ones behind the block that
  /// they follow.
  fileprivate func pieces(of places: [Place]) -> [Piece] {
    let now = Set(places)
    var followers: [Place: [Place]] = [:]
    var first: [Place] = []
    var known: Set<Place> = []
    for piece in pieces { if case .block(let place) = piece.content { known.insert(place) } }
    var last: Place?
    for place in places {
      if known.contains(place) {
        last = place
      } else if let last {
        followers[last, default: []].append(place)
      } else {
        first.append(place)
      }
    }
    var result = first.map { Piece(.block($0), after: "") }
    for piece in pieces {
      guard case .block(let place) = piece.content else {
        result.append(piece)
        continue
      }
      guard now.contains(place) else { continue }
      result.append(piece)
      result += (followers[place] ?? []).map { Piece(.block($0), after: "") }
    }
    return result
  }
}
