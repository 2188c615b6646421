/// Reads numbers that `PostingList` wrote.
struct DigitReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  /// Where the next number begins.
  var offset: Int { place }

  /// The next number; nil at the end and for what is no number.
  mutating func next() -> Int? {
    var number = 0
    var shift = 0
    while place < bytes.count, shift < 60 {
      let value = DigitReader.values[Int(bytes[place])]
      guard value >= 0 else { return nil }
      place += 1
      number |= Int(value & 31) << shift
      if value < 32 { return number }
      shift += 5
    }
    return nil
  }

  /// The number that a character stands for; −1 for none.
  private static let values: [Int8] = {
    var values = [Int8](repeating: -1, count: 256)
    for value in 0..<64 { values[Int(PostingList.digit(value))] = Int8(value) }
    return values
  }()
}
