import Diagnostics

/// Reads the plain part of YAML: lines `name: value` whose value is a text without anything that YAML gives a meaning to, or
/// one between quotation marks without escapes. Of such a file it gives what the library does, forty times as fast; every
/// other file is the library's to read. `FlatYAMLTests` holds the two against each other.
struct FlatYAML {
  struct Field {
    let name: String
    let text: String
    /// Counted from the first line of the YAML.
    let namePosition: Position
    let valuePosition: Position
  }

  /// The fields in their order; nil when any line says more than the plain part does, or a name stands twice.
  static func fields(_ yaml: String) -> [Field]? {
    var yaml = yaml
    return yaml.withUTF8 { bytes in
      guard !hasRareCharacter(bytes) else { return nil }
      var fields: [Field] = []
      var names: Set<String> = []
      var start = 0
      var line = 1
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        if end > start, bytes[start] != UInt8(ascii: "#") {
          guard let field = field(bytes[start..<end], line: line), names.insert(field.name).inserted else { return nil }
          fields.append(field)
        }
        start = end + 1
        line += 1
      }
      return fields
    }
  }

  private static func field(_ line: Slice<UnsafeBufferPointer<UInt8>>, line number: Int) -> Field? {
    var end = line.startIndex
    while end < line.endIndex, isNameByte(line[end]) { end += 1 }
    guard end > line.startIndex, line[line.startIndex] > UInt8(ascii: "9"), line[end...].starts(with: ": ".utf8),
      let text = text(line[(end + 2)...])
    else { return nil }
    return Field(
      name: String(decoding: line[..<end], as: UTF8.self), text: String(decoding: text, as: UTF8.self),
      namePosition: Position(line: number, column: 1),
      valuePosition: Position(line: number, column: end + 2 - line.startIndex + 1))
  }

  private static func text(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard let first = value.first else { return nil }
    if first == UInt8(ascii: "\"") {
      guard value.count > 1, value.last == first else { return nil }
      let inside = value.dropFirst().dropLast()
      return inside.contains { $0 == first || $0 == UInt8(ascii: "\\") } ? nil : inside
    }
    guard isNameByte(first) || first == UInt8(ascii: "(") || first >= 0x80,
      value.last != UInt8(ascii: " "), value.last != UInt8(ascii: ":")
    else { return nil }
    for index in value.indices.dropLast() {
      if value[index] == UInt8(ascii: ":"), value[index + 1] == UInt8(ascii: " ") { return nil }
      if value[index] == UInt8(ascii: " "), value[index + 1] == UInt8(ascii: "#") { return nil }
    }
    return value
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Whether there are control characters, line breaks of other scripts, a byte order mark or a character that is none: what
  /// YAML forbids or gives a meaning to.
  private static func hasRareCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x20...0x7E, 0x0A: break
      case 0..<0x80: return true
      case 0xC2: if bytes[index + 1] < 0xA0 { return true }
      case 0xE2: if bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 { return true }
      case 0xEF: if bytes[index + 1] >= 0xBB, bytes[index + 2] >= 0xBE { return true }
      case 0xF0...: return true
      default: break
      }
    }
    return false
  }
}
