import Diagnostics
import TestSupport
import Testing

@testable import Documents

@Suite struct EncodingProperties {
  /// A piece of the seed of any length from 20 characters on, in every encoding, is found and read back.
  @Test(arguments: TextEncoding.allCases)
  func chineseTextReadsBack(_ encoding: TextEncoding) throws {
    var generator = SeededGenerator(seed: 11)
    let text = Array(try Repository.editionText.unicodeScalars)
    for _ in 0..<300 {
      let start = Int.random(in: 0..<text.count - 2_000, using: &generator)
      let piece = text[start..<start + Int.random(in: 20...2_000, using: &generator)]
      var view = String.UnicodeScalarView()
      view.append(contentsOf: piece)
      let utf8 = Array(String(view).utf8)
      // The seed is in simplified characters, of which Big5 has few.
      guard case .text(let bytes) = Iconv.convert(utf8, from: .utf8, to: encoding) else { continue }
      let decoding = try TextDecoding(EncodingProperties.marked(bytes, encoding), path: "plan.txt")
      #expect(decoding.encoding == encoding, "\(String(view))")
      #expect(decoding.bytes == utf8)
    }
  }

  @Test func traditionalTextInBig5ReadsBack() throws {
    let text = "第一條　為因應氣候變遷，確保國土安全，保育自然環境與人文資產，促進資源與產業合理配置，特制定本法。"
    let characters = Array(text)
    for length in 20...characters.count {
      let utf8 = Array(String(characters.prefix(length)).utf8)
      guard case .text(let bytes) = Iconv.convert(utf8, from: .utf8, to: .big5) else {
        Issue.record("no Big5")
        return
      }
      let decoding = try TextDecoding(bytes, path: "plan.txt")
      #expect(decoding.encoding == .big5 && decoding.bytes == utf8, "\(characters.prefix(length))")
    }
  }

  @Test func theFirstInvalidByteIsWhereTheStandardLibraryFindsIt() {
    let pieces: [[UInt8]] = [
      [0x61], [0xC3, 0xA9], [0xE4, 0xB8, 0x80], [0xF0, 0xA0, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xC0], [0xE0, 0x80],
      [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80], [0xF0, 0x80], [0x80], [0xFF], [0xE4, 0xB8], [0xF1, 0x80, 0x80],
    ]
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<20_000 {
      let sound = Int.random(in: 0...5, using: &generator)
      let bytes = (0..<6).flatMap { place in
        pieces[Int.random(in: 0..<(place < sound ? 5 : pieces.count), using: &generator)]
      }
      #expect(SourceText.firstInvalidByte(in: bytes) == EncodingProperties.firstInvalidByte(bytes), "\(bytes)")
    }
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
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

  /// Any bytes at all are read or refused.
  @Test func anyBytesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 12)
    var read = 0
    for _ in 0..<2_000 {
      var bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: .min ... .max, using: &generator)
      }
      if Bool.random(using: &generator) { bytes = bytes.map { $0 & 0x7F } }
      do {
        let decoding = try TextDecoding(bytes, path: "plan.txt")
        #expect(SourceText.firstInvalidByte(in: decoding.bytes) == nil)
        read += 1
      } catch { #expect(!error.problem.isEmpty) }
    }
    #expect(read > 100)
  }

  @Test(arguments: [
    (
      Array("一、甲\n乙".utf8) + [0xFF] + Array("丙丁戊己庚辛".utf8),
      "plan.txt:2:2: error: is UTF-8, but not here; correct the character, and save the file as UTF-8"
    ),
    (
      [0xFF, 0xFE, 0x00, 0x4E, 0x00, 0xD8, 0x41, 0x00],
      "plan.txt:1:2: error: is UTF-16LE, but not here; correct the character, and save the file as UTF-8"
    ),
    (
      [0x00, 0x01, 0x02, 0x03, 0xFF, 0xFE, 0x90],
      "plan.txt:1:5: error: is no text in UTF-8, UTF-16, GB18030 or Big5; save the plan as plain text in UTF-8, or give it as .docx, .odt, .html, .epub or .pdf"
    ),
  ])
  func brokenTextIsRefused(_ bytes: [UInt8], _ message: String) {
    do {
      _ = try TextDecoding(bytes, path: "plan.txt")
      Issue.record("read")
    } catch { #expect(error.description == message) }
  }

  /// As files have them: UTF-32 and the UTF-8 of Windows programs cannot be told without their mark.
  private static func marked(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0] + bytes
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF] + bytes
    default: bytes
    }
  }
}
