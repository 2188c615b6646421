/// A chunk, or what a chunk falls into where a name ends inside it.
struct Piece {
  enum Origin {
    /// The whole chunk.
    case chunk
    /// A name of a place or body that more follows: 长株潭都市圈 | 联动发展.
    case closedName
    /// What follows such names.
    case rest
    /// One side of a seam: 基础教育 | 高质量发展.
    case side
  }

  let chunk: Chunk
  let origin: Origin

  /// The chunks with what they fall into, in the order of the text.
  static func pieces(of chunks: [Chunk], in text: [UInt32]) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(chunks.count * 2)
    for chunk in chunks {
      var rest = chunk
      while let end = endOfName(in: rest.range, text) {
        pieces.append(
          Piece(
            chunk: Chunk(range: rest.range.lowerBound..<end, left: rest.left, right: .compound), origin: .closedName))
        rest.range = end..<rest.range.upperBound
        rest.left = .adverb
        let verb = WordClasses.verbalNouns.prefix(of: text, rest.range)
        if verb > 0, rest.range.count - verb >= 3 {
          rest.range = (rest.range.lowerBound + verb)..<rest.range.upperBound
        }
      }
      if let seam = seam(in: chunk.range, text) {
        pieces.append(
          Piece(
            chunk: Chunk(range: chunk.range.lowerBound..<seam, left: rest.left, right: .compound), origin: .side))
        pieces.append(
          Piece(chunk: Chunk(range: seam..<chunk.range.upperBound, left: .compound, right: chunk.right), origin: .side))
      }
      pieces.append(Piece(chunk: chunk, origin: .chunk))
      if rest.range != chunk.range { pieces.append(Piece(chunk: rest, origin: .rest)) }
    }
    return pieces
  }

  /// Where the first name that is closed by its head ends, when more follows it.
  private static func endOfName(in range: Range<Int>, _ text: [UInt32]) -> Int? {
    guard range.count > 4 else { return nil }
    for end in (range.lowerBound + 3)..<min(range.upperBound - 1, range.lowerBound + 15) {
      let length = NameHeads.closing.suffix(of: text, range.lowerBound..<end)
      // 中心 of 中心城区 and 部队 of 干部队伍 end nothing.
      if length > 0, !(text[end] == 0x4F0D), !(text[end] == 0x57CE && text[end - 1] == 0x5FC3) { return end }
    }
    return nil
  }

  private static func seam(in range: Range<Int>, _ text: [UInt32]) -> Int? {
    guard range.count > 4 else { return nil }
    return ((range.lowerBound + 2)..<(range.upperBound - 1)).first {
      WordClasses.seams.prefix(of: text, $0..<range.upperBound) > 0
    }
  }
}
