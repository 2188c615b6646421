import Diagnostics

/// Bytes of a text file as UTF-8.
struct TextDecoding {
  let bytes: [UInt8]
  let encoding: TextEncoding

  /// Reads `file`, whose name for people is `path`; an error says where it is no text, or what it is instead.
  /// - Parameter declared: the encoding that the file itself names; what its bytes show goes before.
  init(_ file: [UInt8], path: String, declared: TextEncoding? = nil) throws(Diagnostic) {
    if let (encoding, length) = TextEncoding.marked(file) {
      try self.init(Array(file.dropFirst(length)), in: encoding, path: path)
      return
    }
    guard let invalid = SourceText.firstInvalidByte(in: file) else {
      let wide = TextDecoding.mayBeWide(file) ? TextDecoding.wideLatin(file) ?? EncodingDetection(file).encoding : nil
      try self.init(file, in: wide ?? .utf8, path: path)
      return
    }
    // Damaged UTF-8 is still that: most of it reads, which no other encoding's bytes do.
    if TextDecoding.isMostlyUTF8(file) {
      throw TextDecoding.broken(file, at: invalid, count: TextDecoding.brokenCount(file), in: .utf8, path: path)
    }
    guard let encoding = declared ?? EncodingDetection(file).encoding else {
      let readable = SourceText(name: path, String(decoding: file[..<invalid], as: UTF8.self))
      throw Diagnostic(
        in: path, at: readable.position(of: invalid), "is no text in UTF-8, UTF-16, GB18030 or Big5",
        remedy: "save the plan as plain text in UTF-8, or give it as .docx, .odt, .html, .epub or .pdf")
    }
    try self.init(file, in: encoding, path: path)
  }

  private init(_ file: [UInt8], in encoding: TextEncoding, path: String) throws(Diagnostic) {
    self.encoding = encoding
    guard encoding != .utf8 else {
      if let invalid = SourceText.firstInvalidByte(in: file) {
        throw TextDecoding.broken(file, at: invalid, count: TextDecoding.brokenCount(file), in: .utf8, path: path)
      }
      bytes = file
      return
    }
    switch Iconv.utf8(file, from: encoding) {
    case .text(let text): bytes = text
    case .broken(let offset, let count, _):
      throw TextDecoding.broken(file, at: offset, count: count, in: encoding, path: path)
    case .unknown:
      throw Diagnostic(
        in: path, "is \(encoding.rawValue), which this system cannot convert", remedy: "save the file as UTF-8")
    }
  }

  /// Bytes with NUL are no UTF-8 text; half of them are NUL in Latin text in UTF-16, few in Chinese text.
  private static func mayBeWide(_ file: [UInt8]) -> Bool { file.count % 2 == 0 && file.contains(0) }

  /// UTF-16 of a text that is mostly ASCII, told by where its NUL bytes stand.
  private static func wideLatin(_ file: [UInt8]) -> TextEncoding? {
    var counts = [0, 0]
    let sample = file.prefix(65_536)
    for (index, byte) in sample.enumerated() where byte == 0 { counts[index & 1] += 1 }
    guard (counts[0] + counts[1]) * 3 > sample.count else { return nil }
    return counts[0] * 20 < counts[1] ? .utf16LittleEndian : counts[1] * 20 < counts[0] ? .utf16BigEndian : nil
  }

  /// Whether nine tenths of the characters beyond ASCII in the first part are whole.
  private static func isMostlyUTF8(_ file: [UInt8]) -> Bool {
    let text = String(decoding: file.prefix(65_536), as: UTF8.self)
    let wide = text.unicodeScalars.count { $0.value >= 0x800 }
    let broken = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    return broken * 10 <= wide
  }

  /// How many places of `file` are no UTF-8.
  private static func brokenCount(_ file: [UInt8]) -> Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = file.makeIterator()
    var count = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid: continue
      case .emptyInput: return count
      case .error: count += 1
      }
    }
  }

  private static func broken(_ file: [UInt8], at offset: Int, count: Int, in encoding: TextEncoding, path: String)
    -> Diagnostic
  {
    let before = Array(file[..<offset])
    var readable = before
    if encoding != .utf8, case .text(let text) = Iconv.utf8(before, from: encoding) { readable = text }
    let text = SourceText(name: path, String(decoding: readable, as: UTF8.self))
    let others = count > 1 ? ", nor in \(count - 1) other place\(count > 2 ? "s" : "")" : ""
    return Diagnostic(
      in: path, at: text.position(of: text.bytes.count),
      "is \(encoding.rawValue), but not here\(others)",
      remedy: "correct the character\(count > 1 ? "s" : ""), and save the file as UTF-8")
  }
}
