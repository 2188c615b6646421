/// Cuts a page into tokens. Stricter than a browser, which forgives: what it cannot read is a problem.
///
/// It goes over bytes, because the marks of HTML are ASCII and a Swift regex takes seconds for a site in a debug build.
struct HTMLScanner {
  /// Elements whose content is not markup.
  private static let rawElements: Set = ["script", "style"]

  private let bytes: [UInt8]
  private var position = 0
  private(set) var tokens: [HTMLToken] = []

  static func tokens(in page: String) throws -> [HTMLToken] {
    var scanner = HTMLScanner(bytes: Array(page.utf8))
    while scanner.position < scanner.bytes.count {
      try scanner.scanToken()
    }
    return scanner.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func scanToken() throws {
    if take("<!--") {
      guard skip(to: "-->") else { throw problem("a comment without its end") }
      tokens.append(.comment)
    } else if take("<!") {
      tokens.append(.doctype(read { $0 != UInt8(ascii: ">") }))
      try expect(">")
    } else if take("</") {
      tokens.append(.end(name: read(while: Self.isNameByte).lowercased()))
      skipBlanks()
      try expect(">")
    } else if take("<") {
      try scanStartTag()
    } else {
      tokens.append(.text(try HTMLEntity.decoded(read { $0 != UInt8(ascii: "<") })))
    }
  }

  private mutating func scanStartTag() throws {
    let name = read(while: Self.isNameByte).lowercased()
    guard !name.isEmpty else { throw problem("a < that begins no tag") }
    var attributes: [HTMLAttribute] = []
    while true {
      let before = position
      skipBlanks()
      if take("/>") || take(">") { break }
      guard position > before else { throw problem("no blank in front of an attribute of <\(name)>") }
      let attribute = try scanAttribute()
      guard !attributes.contains(where: { $0.name == attribute.name }) else {
        throw problem("\(attribute.name) twice in <\(name)>")
      }
      attributes.append(attribute)
    }
    tokens.append(.start(name: name, attributes: attributes))
    if Self.rawElements.contains(name) {
      let start = position
      guard skip(to: "</\(name)") else { throw problem("<\(name)> without its end") }
      position -= name.utf8.count + 2
      if position > start { tokens.append(.text(String(decoding: bytes[start..<position], as: UTF8.self))) }
    }
  }

  private mutating func scanAttribute() throws -> HTMLAttribute {
    let name = read { !Self.isBlank($0) && !"=>\"'/<".utf8.contains($0) }.lowercased()
    guard !name.isEmpty else { throw problem("an attribute without a name") }
    guard take("=") else { return HTMLAttribute(name: name, value: "") }
    guard take("\"") else { throw problem("a value without quotation marks") }
    let value = try HTMLEntity.decoded(read { $0 != UInt8(ascii: "\"") })
    try expect("\"")
    return HTMLAttribute(name: name, value: value)
  }

  private mutating func take(_ mark: StaticString) -> Bool {
    guard bytes.count - position >= mark.utf8CodeUnitCount else { return false }
    for offset in 0..<mark.utf8CodeUnitCount where bytes[position + offset] != mark.utf8Start[offset] { return false }
    position += mark.utf8CodeUnitCount
    return true
  }

  private mutating func expect(_ mark: StaticString) throws {
    guard take(mark) else { throw problem("no \(mark)") }
  }

  private mutating func skipBlanks() {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
  }

  /// Goes behind the next place where these characters stand.
  private mutating func skip(to mark: String) -> Bool {
    let mark = Array(mark.utf8)
    while position + mark.count <= bytes.count {
      if bytes[position..<position + mark.count].elementsEqual(mark) {
        position += mark.count
        return true
      }
      position += 1
    }
    return false
  }

  private mutating func read(while isWanted: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, isWanted(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x9...0xD).contains(byte)
  }

  private func problem(_ what: String) -> HTMLProblem {
    let around = bytes[max(0, position - 30)..<min(bytes.count, position + 30)]
    return HTMLProblem(description: "\(what): …\(String(decoding: around, as: UTF8.self))…")
  }
}
