import Articles

/// `plan.txt` read back: the blocks that it must hold are looked for one behind the other, with nothing between them but
/// white space and what was set aside.
struct PlainTextReading {
  private let text: [UInt8]
  private let path: String
  private let asides: [[UInt8]]
  private var offset = 0
  private(set) var reading = Reading(name: "plan.txt")

  /// - Parameters:
  ///   - expected: the blocks in the order of the text.
  ///   - layout: what the blocks have inside that they leave out, and what stands between them.
  init(_ text: [UInt8], path: String, expecting expected: [Reading.Block], layout: Layout) {
    self.text = text
    self.path = path
    var pieces: [Place: Layout.Piece] = [:]
    var asides: [[UInt8]] = []
    for piece in layout.pieces {
      switch piece.content {
      case .block(let place): pieces[place] = piece
      case .aside(let text, _): asides.append(Array(text.utf8))
      }
    }
    self.asides = asides
    for block in expected { read(block, pieces[block.place]) }
    // What is left over belongs to no block.
    skipWhiteSpace()
    while skipAside() { skipWhiteSpace() }
    if offset < text.count, let last = expected.last {
      reading.blocks.append(.init(place: last.place, text: line(), path: path))
    }
  }

  private mutating func read(_ block: Reading.Block, _ piece: Layout.Piece?) {
    let written = Array((piece?.unfolding(block.text) ?? block.text).utf8)
    skipWhiteSpace()
    // What was set aside can say what a block says: a title that is printed twice.
    while !text[offset...].starts(with: written), skipAside() { skipWhiteSpace() }
    if text[offset...].starts(with: written) {
      offset += written.count
      reading.blocks.append(.init(place: block.place, text: block.text, path: path))
    } else if offset < text.count {
      reading.blocks.append(.init(place: block.place, text: line(), path: path))
    }
  }

  /// The rest of the line.
  private mutating func line() -> String {
    let end = text[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
    defer { offset = end }
    return String(decoding: text[offset..<end], as: UTF8.self)
  }

  private mutating func skipWhiteSpace() {
    while offset < text.count, let length = whiteSpace(at: offset) { offset += length }
  }

  private mutating func skipAside() -> Bool {
    guard let aside = asides.first(where: { !$0.isEmpty && text[offset...].starts(with: $0) }) else { return false }
    offset += aside.count
    return true
  }

  /// The length of the white space or unseen mark that begins at `offset`.
  private func whiteSpace(at offset: Int) -> Int? {
    let character = String(decoding: text[offset..<min(offset + 4, text.count)], as: UTF8.self).unicodeScalars.first
    guard let character, character.properties.isWhitespace || character == "\u{FEFF}" else { return nil }
    return String(character).utf8.count
  }
}
