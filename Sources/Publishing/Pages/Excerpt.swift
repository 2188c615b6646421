/// The beginning of a text, as a page is described with it to search engines.
enum Excerpt {
  /// In characters as a reader counts them.
  private static let length = 100

  /// The first line of `text` (UTF-8), or as much of it as a description takes.
  static func of(_ text: some Collection<UInt8>) -> String {
    let excerpt: String?? = text.withContiguousStorageIfAvailable(plain)
    return excerpt.flatMap { $0 } ?? byCharacters(String(decoding: text, as: UTF8.self))
  }

  private static func byCharacters(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count <= length ? String(line) : line.prefix(length - 1) + "…"
  }

  /// The excerpt of a text that begins with characters of one scalar each; nil of another.
  private static func plain(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var offset = 0
    var cut = 0
    for count in 0...length {
      if count == length - 1 { cut = offset }
      guard offset < text.count, text[offset] != UInt8(ascii: "\n") else {
        return String(decoding: text[..<offset], as: UTF8.self)
      }
      guard let width = width(at: offset, in: text) else { return nil }
      offset += width
    }
    return String(decoding: text[..<cut], as: UTF8.self) + "…"
  }

  /// How many bytes the scalar at `offset` has, when it is one that joins no other: of ASCII, of Chinese or its marks.
  private static func width(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    if (0x20...0x7E).contains(text[offset]) { return 1 }
    guard offset + 2 < text.count else { return nil }
    switch (text[offset], text[offset + 1], text[offset + 2]) {
    case (0xE2, 0x80, 0x90...0xA6),  // U+2010 … U+2026
      (0xE3, 0x80, 0x80...0xA9),  // U+3000 … U+3029
      (0xE3, 0x90...0xBF, _), (0xE4...0xE9, _, _),  // U+3400 … U+9FFF
      (0xEF, 0xBC, 0x81...0xBF), (0xEF, 0xBD, 0x80...0x9E):  // U+FF01 … U+FF5E
      return 3
    default: return nil
    }
  }
}
