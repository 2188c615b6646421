/// Values one behind the other in an array of bytes, for files that only Gangmu reads: numbers in LEB128 (seven bits a byte, the
/// lowest first), texts and bytes behind their length.
public struct Packing: Sendable {
  public private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: how many bytes there will be, about.
  public init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// - Parameter number: not below 0.
  public mutating func number(_ number: Int) {
    var rest = UInt64(max(number, 0))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  public mutating func flag(_ flag: Bool) { number(flag ? 1 : 0) }

  public mutating func block(_ block: [UInt8]) {
    number(block.count)
    bytes.append(contentsOf: block)
  }

  /// Numbers of one width, or what is made of such, as they lie in memory, so that many are written and read at once. Only this
  /// machine reads them.
  public mutating func numbers<Number: BitwiseCopyable>(_ numbers: ArraySlice<Number>) {
    number(numbers.count)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func block(_ block: UnsafeBufferPointer<UInt8>) {
    number(block.count)
    bytes.append(contentsOf: block)
  }

  public mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func optional<Value>(_ value: Value?, _ pack: (inout Packing, Value) -> Void) {
    flag(value != nil)
    if let value { pack(&self, value) }
  }

  /// Inlinable, because unspecialised it costs more than what it packs.
  @inlinable
  public mutating func list<Values: Collection>(_ values: Values, _ pack: (inout Packing, Values.Element) -> Void) {
    number(values.count)
    for value in values { pack(&self, value) }
  }
}

/// Reads what `Packing` wrote. Of bytes that hold something else it reads zeros and empty texts, and says so at the end.
public struct Unpacking: Sendable {
  private let bytes: [UInt8]
  private var offset: Int
  @usableFromInline private(set) var isBroken = false

  public init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Whether everything could be read, and the bytes ended with it.
  public var isWhole: Bool { !isBroken && offset == bytes.count }

  /// To be called when a value is none that could have been written.
  public mutating func fail() { isBroken = true }

  public mutating func number() -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard !isBroken, offset < bytes.count else { break }
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
    }
    isBroken = true
    return 0
  }

  public mutating func flag() -> Bool { number() == 1 }

  public mutating func block() -> [UInt8] { Array(range()) }

  public mutating func numbers<Number: BitwiseCopyable>(_: Number.Type) -> [Number] {
    let count = number()
    let (length, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Number>.stride)
    let range = range(overflows ? .max : length)
    return Array(unsafeUninitializedCapacity: range.count / MemoryLayout<Number>.stride) { numbers, filled in
      range.withUnsafeBytes { UnsafeMutableRawBufferPointer(numbers).copyMemory(from: $0) }
      filled = range.count / MemoryLayout<Number>.stride
    }
  }

  public mutating func text() -> String { String(decoding: range(), as: UTF8.self) }

  private mutating func range() -> ArraySlice<UInt8> { range(number()) }

  private mutating func range(_ length: Int) -> ArraySlice<UInt8> {
    guard !isBroken, length <= bytes.count - offset else {
      isBroken = true
      return []
    }
    defer { offset += length }
    return bytes[offset..<(offset + length)]
  }

  public mutating func optional<Value>(_ unpack: (inout Unpacking) -> Value) -> Value? {
    flag() ? unpack(&self) : nil
  }

  @inlinable
  public mutating func list<Value>(_ unpack: (inout Unpacking) -> Value) -> [Value] {
    let count = number()
    var values: [Value] = []
    while values.count < count, !isBroken { values.append(unpack(&self)) }
    return values
  }
}
