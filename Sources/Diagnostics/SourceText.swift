/// A named text and the places in it.
///
/// The bytes are valid UTF-8; a line ends at LF, CR LF or CR.
public struct SourceText: Sendable {
  /// The path or name by which the user knows the text.
  public let name: String
  public let bytes: [UInt8]
  /// Where each line begins, as a byte offset; never empty.
  private let lineStarts: [Int]
  /// The text that this one was folded from; its places are told.
  private let origin: FoldOrigin?
  /// Of a text that was joined from several files, where each begins; else empty.
  private let parts: [Part]

  private struct Part: Sendable {
    let name: String
    /// In bytes.
    let start: Int
    /// How many lines stand before it.
    let linesBefore: Int
  }

  /// Takes the text `bytes` as it is; nil when they are not UTF-8.
  public init?(name: String, bytes: [UInt8]) {
    guard SourceText.firstInvalidByte(in: bytes) == nil else { return nil }
    self.init(name: name, validUTF8: bytes)
  }

  public init(name: String, _ text: String) {
    self.init(name: name, validUTF8: Array(text.utf8))
  }

  /// The texts of several files, one behind the other, each beginning in a line of its own; nil for none.
  public init?(joining texts: [SourceText]) {
    guard let first = texts.first else { return nil }
    var bytes: [UInt8] = []
    var starts: [(name: String, start: Int)] = []
    for text in texts {
      if let last = bytes.last, last != 0x0A, last != 0x0D { bytes.append(0x0A) }
      starts.append((text.name, bytes.count))
      bytes += text.bytes
    }
    name = first.name
    self.bytes = bytes
    origin = nil
    let lineStarts = SourceText.lineStarts(of: bytes)
    self.lineStarts = lineStarts
    parts =
      texts.count == 1
      ? []
      : starts.map { name, start in
        Part(name: name, start: start, linesBefore: SourceText.count(of: lineStarts, before: start))
      }
  }

  init(name: String, validUTF8 bytes: [UInt8], origin: FoldOrigin? = nil) {
    self.name = name
    self.bytes = bytes
    self.origin = origin
    parts = []
    lineStarts = SourceText.lineStarts(of: bytes)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        // No byte of a longer scalar is a line break.
        offset += byte < 0xE0 ? 1 : 3
        guard byte == 0x0A || byte == 0x0D else { continue }
        if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
        starts.append(offset)
      }
      return starts
    }
  }

  public var lineCount: Int { lineStarts.count }

  /// The bytes of line `index` (from 0) without its line break.
  public func line(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The place of a byte offset; of a folded text, the place in the text it was folded from.
  public func position(of offset: Int) -> Position {
    if let origin { return origin.position(of: offset) }
    let line = SourceText.count(of: lineStarts, before: offset + 1) - 1
    var column = 1
    for byte in bytes[lineStarts[line]..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 { column += 1 }
    return Position(line: line + 1 - (part(at: offset)?.linesBefore ?? 0), column: column)
  }

  /// The name of the file that a byte offset lies in: `name`, unless the text was joined from several.
  public func name(at offset: Int) -> String {
    origin?.name(at: offset) ?? part(at: offset)?.name ?? name
  }

  private func part(at offset: Int) -> Part? { parts.last { $0.start <= offset } }

  /// How many of the ascending `starts` lie before `offset`.
  private static func count(of starts: [Int], before offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
