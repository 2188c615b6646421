#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// iconv(3) (POSIX.1-2017), the C library's converter of encodings.
enum Iconv {
  enum Conversion {
    case text([UInt8])
    /// The offset of the first byte that begins no character, how many there are, and the text without them.
    case broken(at: Int, count: Int, rest: [UInt8])
    /// The C library does not know the encoding.
    case unknown
  }

  /// `bytes` as UTF-8.
  static func utf8(_ bytes: [UInt8], from encoding: TextEncoding) -> Conversion {
    convert(bytes, from: encoding, to: .utf8)
  }

  /// One pass over `bytes`, also when much of it is broken: behind each byte that begins no character, reading goes on.
  static func convert(_ bytes: [UInt8], from encoding: TextEncoding, to target: TextEncoding) -> Conversion {
    let invalid = iconv_t(bitPattern: -1)
    guard let converter = iconv_open(target.rawValue, encoding.rawValue), converter != invalid else { return .unknown }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var piece = [UInt8](repeating: 0, count: 65_536)
    var input = bytes
    var first: Int?
    var count = 0
    input.withUnsafeMutableBytes { inputBuffer in
      var source = inputBuffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = inputBuffer.count
      while left > 0 {
        let leftBefore = left
        let (written, failure) = piece.withUnsafeMutableBytes { pieceBuffer in
          var target = pieceBuffer.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = pieceBuffer.count
          let result = iconv(converter, &source, &left, &target, &room)
          return (pieceBuffer.count - room, result == -1 ? errno : 0)
        }
        output += piece[..<written]
        if failure == E2BIG, left < leftBefore || written > 0 { continue }
        guard failure != 0 || left > 0 else { break }
        if first == nil { first = inputBuffer.count - left }
        count += 1
        let step = min(encoding.unitLength, left)
        source = source?.advanced(by: step)
        left -= step
      }
    }
    if let first { return .broken(at: first, count: count, rest: output) }
    return .text(output)
  }
}
