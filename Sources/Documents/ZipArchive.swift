import CZlib

/// The container of Word and OpenDocument files (PKWARE APPNOTE 6.3.10; ISO/IEC 21320-1), to read one part of it and to put
/// another in its place.
struct ZipArchive {
  private struct Entry {
    let name: [UInt8]
    /// 0 stored, 8 deflated.
    let method: UInt16
    let flags: UInt16
    let checksum: UInt32
    let size: Int
    let content: Range<Int>
  }

  private let bytes: [UInt8]
  private let entries: [Entry]

  /// Reads the central directory; nil where it is damaged, divided, encrypted or in the form for files over 4 GiB.
  init?(_ bytes: [UInt8]) {
    guard let end = ZipArchive.endRecord(bytes) else { return nil }
    let count = Int(bytes.number16(end + 10))
    var offset = Int(bytes.number32(end + 16))
    var entries: [Entry] = []
    var total = 0
    for _ in 0..<count {
      guard offset + 46 <= bytes.count, bytes.number32(offset) == 0x0201_4B50 else { return nil }
      let nameEnd = offset + 46 + Int(bytes.number16(offset + 28))
      let packed = Int(bytes.number32(offset + 20))
      let local = Int(bytes.number32(offset + 42))
      guard nameEnd <= bytes.count, local + 30 <= bytes.count, bytes.number32(local) == 0x0403_4B50 else { return nil }
      let start = local + 30 + Int(bytes.number16(local + 26)) + Int(bytes.number16(local + 28))
      let flags = bytes.number16(offset + 8)
      guard start + packed <= bytes.count, flags & 1 == 0 else { return nil }
      entries.append(
        Entry(
          name: Array(bytes[(offset + 46)..<nameEnd]), method: bytes.number16(offset + 10),
          flags: flags, checksum: bytes.number32(offset + 16), size: Int(bytes.number32(offset + 24)),
          content: start..<start + packed))
      total += packed
      // Entries that share their bytes would make a small file a large one.
      guard total <= bytes.count else { return nil }
      offset = nameEnd + Int(bytes.number16(offset + 30)) + Int(bytes.number16(offset + 32))
    }
    self.bytes = bytes
    self.entries = entries
  }

  /// The end of central directory record: at the end, but for a comment of at most 65,535 bytes.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var offset = bytes.count - 22
    while offset >= max(0, bytes.count - 22 - 65_535) {
      if bytes[offset] == 0x50, bytes.number32(offset) == 0x0605_4B50 {
        return bytes.number16(offset + 10) == 0xFFFF || bytes.number32(offset + 16) == 0xFFFF_FFFF ? nil : offset
      }
      offset -= 1
    }
    return nil
  }

  // MARK: Reading

  /// The first entry whose name begins and ends so.
  func name(prefix: String, suffix: String) -> String? {
    entries.lazy.map { String(decoding: $0.name, as: UTF8.self) }.first { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
  }

  /// What the entry `name` holds; nil when there is none, when it is damaged, or when it is larger than `limit` bytes.
  func content(of name: String, limit: Int) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name.elementsEqual(name.utf8) }), entry.size <= limit else {
      return nil
    }
    switch entry.method {
    case 0: return Array(bytes[entry.content])
    case 8: return inflated(entry)
    default: return nil
    }
  }

  /// Inflates (RFC 1951) an entry into as many bytes as it says it has.
  private func inflated(_ entry: Entry) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var packed = Array(bytes[entry.content])
    var content = [UInt8](repeating: 0, count: entry.size)
    let status = packed.withUnsafeMutableBufferPointer { input in
      content.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, stream.avail_out == 0, ZipArchive.checksum(content) == entry.checksum else {
      return nil
    }
    return content
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
  }

  // MARK: Writing

  /// The archive with other contents of some of its entries; these are stored, the rest stay as they are packed.
  func replacing(_ contents: [String: [UInt8]]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    archive.reserveCapacity(bytes.count + contents.values.reduce(0) { $0 + $1.count })
    for entry in entries {
      let content = contents[String(decoding: entry.name, as: UTF8.self)]
      let size = content?.count ?? entry.size
      // Sizes stand in the header here, so that no record of them follows the content (bit 3).
      var header: [UInt8] = []
      header.append16(20)
      header.append16(entry.flags & ~0x0008)
      header.append16(content == nil ? entry.method : 0)
      // 1980-01-01 00:00.
      header.append32(0x0021_0000)
      header.append32(content.map(ZipArchive.checksum) ?? entry.checksum)
      header.append32(UInt32(content?.count ?? entry.content.count))
      header.append32(UInt32(size))
      header.append16(UInt16(entry.name.count))
      header.append16(0)
      directory.append32(0x0201_4B50)
      directory.append16(20)
      directory += header
      for _ in 0..<5 { directory.append16(0) }
      directory.append32(UInt32(archive.count))
      directory += entry.name
      archive.append32(0x0403_4B50)
      archive += header
      archive += entry.name
      if let content { archive += content } else { archive += bytes[entry.content] }
    }
    let start = archive.count
    archive += directory
    archive.append32(0x0605_4B50)
    archive.append32(0)
    archive.append16(UInt16(entries.count))
    archive.append16(UInt16(entries.count))
    archive.append32(UInt32(directory.count))
    archive.append32(UInt32(start))
    archive.append16(0)
    return archive
  }
}

extension [UInt8] {
  /// The number in two bytes, the low one first.
  fileprivate func number16(_ offset: Int) -> UInt16 { UInt16(self[offset]) | UInt16(self[offset + 1]) << 8 }

  /// The number in four bytes, the low one first.
  fileprivate func number32(_ offset: Int) -> UInt32 { UInt32(number16(offset)) | UInt32(number16(offset + 2)) << 16 }

  fileprivate mutating func append16(_ number: UInt16) { self += [UInt8(number & 0xFF), UInt8(number >> 8)] }

  fileprivate mutating func append32(_ number: UInt32) {
    append16(UInt16(number & 0xFFFF))
    append16(UInt16(number >> 16))
  }
}
