// Values behind their checksum, for files that count for nothing when they were cut or changed.

extension Packing {
  /// The file, and the checksum with which it begins.
  public var checked: (bytes: [UInt8], sum: Checksum) {
    let sum = Checksum(of: bytes)
    return (sum.bytes + bytes, sum)
  }
}

extension Unpacking {
  /// Reads what `Packing.checked` gave; nil for anything else.
  public static func checked(_ bytes: [UInt8]) -> (packed: Unpacking, sum: Checksum)? {
    let length = Checksum.digitCount / 2
    guard bytes.count > length else { return nil }
    let sum = Checksum { add in bytes[length...].withUnsafeBytes { add($0) } }
    return sum.bytes.elementsEqual(bytes[..<length]) ? (Unpacking(bytes, from: length), sum) : nil
  }
}
