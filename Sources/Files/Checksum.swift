import CCrypto

/// A SHA-256 checksum (FIPS 180-4), so that anybody can compare files with `sha256sum`.
public struct Checksum: Sendable, Hashable, CustomStringConvertible {
  /// 32 of them.
  public let bytes: [UInt8]

  public init(of content: [UInt8]) {
    bytes = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
      content.withUnsafeBufferPointer { _ = SHA256($0.baseAddress, $0.count, digest.baseAddress) }
      count = digest.count
    }
  }

  /// How many digits a checksum is written with.
  public static let digitCount = 2 * Int(SHA256_DIGEST_LENGTH)

  /// Whether checksums are written with this character.
  public static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// 64 hexadecimal digits.
  public var description: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      digits.append(Checksum.digit(byte >> 4))
      digits.append(Checksum.digit(byte & 0xF))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
