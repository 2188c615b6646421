import Diagnostics

/// Arrays of numbers one behind the other in a file, each behind its length and its checksum: for what only this machine reads, and
/// so much of it that no number is looked at on the way.
public enum NumberArrays {
  private static let headLength = 40

  /// Puts a file at `path` so that a reader sees the old one or the whole new one.
  public static func replace(
    _ path: String, _ write: (inout Writing) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let draft = path + ".new"
    var writing = Writing(try NewFile(draft))
    try write(&writing)
    try File.move(draft, to: path)
  }

  /// What `read` takes from the file; nil when there is none, or it was cut or changed.
  public static func read<Value>(_ path: String, _ read: (inout Reading) -> Value?) -> Value? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    var reading = Reading(descriptor, Int(status.st_size))
    let value = read(&reading)
    return reading.isWhole ? value : nil
  }

  public struct Writing: ~Copyable {
    private let file: NewFile

    fileprivate init(_ file: consuming NewFile) {
      self.file = file
    }

    /// Adds one array, of which the parts are given one after the other.
    public mutating func add<Number: BitwiseCopyable>(_ parts: [ArraySlice<Number>]) throws(Diagnostic) {
      let length = parts.reduce(0) { $0 + $1.count } * MemoryLayout<Number>.stride
      let sum = Checksum { add in for part in parts { part.withUnsafeBytes { add($0) } } }
      try file.write([UInt64(length)].withUnsafeBytes { Array($0) } + sum.bytes)
      for part in parts { try file.write(part) }
    }

    public mutating func add<Number: BitwiseCopyable>(_ array: [Number]) throws(Diagnostic) { try add([array[...]]) }
  }

  public struct Reading {
    private let descriptor: Int32
    private var rest: Int
    private var isBroken = false

    fileprivate init(_ descriptor: Int32, _ size: Int) {
      self.descriptor = descriptor
      rest = size
    }

    fileprivate var isWhole: Bool { !isBroken && rest == 0 }

    /// The next array; an empty one, and a reading that is not whole, when it is not there as it was written.
    public mutating func next<Number: BitwiseCopyable>(_: Number.Type) -> [Number] {
      let head = readArray(UInt8.self, count: headLength)
      guard head.count == headLength else { return [] }
      let length = head.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let width = UInt64(MemoryLayout<Number>.stride)
      guard length <= UInt64(rest), length % width == 0 else {
        isBroken = true
        return []
      }
      let array = readArray(Number.self, count: Int(length / width))
      let sum = Checksum { add in array.withUnsafeBytes { add($0) } }
      guard sum.bytes.elementsEqual(head[8...]) else {
        isBroken = true
        return []
      }
      return array
    }

    private mutating func readArray<Number: BitwiseCopyable>(_: Number.Type, count: Int) -> [Number] {
      let length = count * MemoryLayout<Number>.stride
      guard !isBroken, length <= rest else {
        isBroken = true
        return []
      }
      var done = 0
      let array = [Number](unsafeUninitializedCapacity: count) { numbers, filled in
        let bytes = UnsafeMutableRawBufferPointer(numbers)
        LargePages.ask(for: bytes)
        while done < length {
          #if canImport(Darwin)
            let got = Darwin.read(descriptor, bytes.baseAddress.map { $0 + done }, length - done)
          #elseif canImport(Musl)
            let got = Musl.read(descriptor, bytes.baseAddress.map { $0 + done }, length - done)
          #else
            let got = Glibc.read(descriptor, bytes.baseAddress.map { $0 + done }, length - done)
          #endif
          if got < 0, errno == EINTR { continue }
          guard got > 0 else { break }
          done += got
        }
        filled = done == length ? count : 0
      }
      rest -= done
      if done < length { isBroken = true }
      return array
    }
  }
}
