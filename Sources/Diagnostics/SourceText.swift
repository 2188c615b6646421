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

  /// Takes the text `bytes` as it is; nil when they are not UTF-8.
  public init?(name: String, bytes: [UInt8]) {
    guard SourceText.firstInvalidByte(in: bytes) == nil else { return nil }
    self.init(name: name, validUTF8: bytes)
  }

  public init(name: String, _ text: String) {
    self.init(name: name, validUTF8: Array(text.utf8))
  }

  init(name: String, validUTF8 bytes: [UInt8], origin: FoldOrigin? = nil) {
    self.name = name
    self.bytes = bytes
    self.origin = origin
    lineStarts = SourceText.lineStarts(of: bytes)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(offset) }
    }
    return starts
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
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    for byte in bytes[lineStarts[low]..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 { column += 1 }
    return Position(line: low + 1, column: column)
  }

  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The offset of the first byte that is not part of valid UTF-8 (RFC 3629), or nil.
  public static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
