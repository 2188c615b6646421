import CCrypto

/// A SHA-256 checksum (FIPS 180-4), so that anybody can compare files with `sha256sum`.
public struct Checksum: Sendable, Hashable, BitwiseCopyable, CustomStringConvertible {
  /// The 32 bytes, in place: a site has as many of these as it has files.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  public init(of content: borrowing [UInt8]) {
    self.init { add in content.withUnsafeBytes { add($0) } }
  }

  /// Of bytes that are given piece by piece.
  init(_ pieces: ((UnsafeRawBufferPointer) -> Void) -> Void) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { digest in
      var state = SHA256_CTX()
      SHA256_Init(&state)
      pieces { _ = SHA256_Update(&state, $0.baseAddress, $0.count) }
      SHA256_Final(digest.bindMemory(to: UInt8.self).baseAddress, &state)
    }
    self.words = words
  }

  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// The first eight bytes as a number, for where a checksum would take too much room.
  public var short: UInt64 { words.0 }

  public static func == (one: Checksum, other: Checksum) -> Bool { one.words == other.words }

  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

  /// How many digits a checksum is written with.
  public static let digitCount = 2 * Int(SHA256_DIGEST_LENGTH)

  /// Whether checksums are written with this character.
  public static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// 64 hexadecimal digits.
  public var description: String {
    String(unsafeUninitializedCapacity: Checksum.digitCount) { digits in
      withUnsafeBytes(of: words) { bytes in
        for (place, byte) in bytes.enumerated() {
          digits[2 * place] = Checksum.digit(byte >> 4)
          digits[2 * place + 1] = Checksum.digit(byte & 0xF)
        }
      }
      return Checksum.digitCount
    }
  }

  /// Appends the first hexadecimal digits, an even number of them.
  public func write(digits: Int = digitCount, to text: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: digits) { written in
      write(digits: digits, to: written)
      text.append(contentsOf: written)
    }
  }

  /// Writes the first hexadecimal digits, an even number of them, into memory that has room for them.
  public func write(digits: Int = digitCount, to text: UnsafeMutableBufferPointer<UInt8>) {
    withUnsafeBytes(of: words) { bytes in
      for place in 0..<digits / 2 {
        text[2 * place] = Checksum.digit(bytes[place] >> 4)
        text[2 * place + 1] = Checksum.digit(bytes[place] & 0xF)
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension Checksum {
  public func pack(into packing: inout Packing) { packing.block(bytes) }

  public init(_ packed: inout Unpacking) {
    let bytes = packed.block()
    if bytes.count != Checksum.digitCount / 2 { packed.fail() }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes.prefix($0.count)) }
    self.words = words
  }
}
