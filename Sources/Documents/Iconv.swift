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
    /// The offset of the first bytes that are no character.
    case broken(Int)
    /// The C library does not know the encoding.
    case unknown
  }

  /// `bytes` as UTF-8.
  static func utf8(_ bytes: [UInt8], from encoding: TextEncoding) -> Conversion {
    convert(bytes, from: encoding, to: .utf8)
  }

  static func convert(_ bytes: [UInt8], from encoding: TextEncoding, to target: TextEncoding) -> Conversion {
    let invalid = iconv_t(bitPattern: -1)
    guard let converter = iconv_open(target.rawValue, encoding.rawValue), converter != invalid else { return .unknown }
    defer { iconv_close(converter) }
    // ASCII takes four times its bytes in UTF-32; nothing takes more.
    var output = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
    var written = 0
    var input = bytes
    let offset: Int? = input.withUnsafeMutableBytes { inputBuffer in
      output.withUnsafeMutableBytes { outputBuffer in
        var source = inputBuffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        var target = outputBuffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = inputBuffer.count
        var targetLeft = outputBuffer.count
        let result = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
        written = outputBuffer.count - targetLeft
        return result == -1 || sourceLeft > 0 ? inputBuffer.count - sourceLeft : nil
      }
    }
    if let offset { return .broken(offset) }
    output.removeLast(output.count - written)
    return .text(output)
  }
}
