import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Arrays of numbers one behind the other in a file, each behind its length and its checksum: for what only this machine reads, and
/// so much of it that no number is looked at on the way.
public enum NumberArrays {
  private static let headLength = 40

  /// Puts a file at `path` so that a reader sees the old one or the whole new one.
  public static func replace(
    _ path: String, _ write: (inout Writing) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw File.failure(draft, "cannot be written", remedy: "check the folder's permissions")
    }
    var writing = Writing(descriptor, draft)
    let result = Result { () throws(Diagnostic) in try write(&writing) }
    close(descriptor)
    try result.get()
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

  public struct Writing {
    private let descriptor: Int32
    private let path: String

    fileprivate init(_ descriptor: Int32, _ path: String) {
      self.descriptor = descriptor
      self.path = path
    }

    /// Adds one array, of which the parts are given one after the other.
    public mutating func add<Number: BitwiseCopyable>(_ parts: [ArraySlice<Number>]) throws(Diagnostic) {
      let length = parts.reduce(0) { $0 + $1.count } * MemoryLayout<Number>.stride
      let sum = Checksum { add in for part in parts { part.withUnsafeBytes { add($0) } } }
      try write([UInt64(length)].withUnsafeBytes { Array($0) } + sum.bytes)
      for part in parts {
        guard part.withUnsafeBytes({ writeAll($0) }) else {
          throw File.failure(path, "cannot be written to its end", remedy: "check the free space")
        }
      }
    }

    public mutating func add<Number: BitwiseCopyable>(_ array: [Number]) throws(Diagnostic) { try add([array[...]]) }

    private func write(_ bytes: [UInt8]) throws(Diagnostic) {
      guard bytes.withUnsafeBytes({ writeAll($0) }) else {
        throw File.failure(path, "cannot be written to its end", remedy: "check the free space")
      }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
      var rest = bytes[...]
      while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, start, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, start, rest.count)
        #else
          let count = Glibc.write(descriptor, start, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
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
