import Files

/// How long each document is, in eight levels: enough for BM25, and three bits instead of a number.
///
/// A level is one for all libraries, and the mean is rounded to an eighth of an octave. So a change of one document moves neither:
/// only its own level may become another.
struct DocumentLengths: Sendable, Equatable {
  /// The length that stands for all of a level, in units, ascending by √3: most articles of plans have some 30 to 2,000 units.
  static let levels = [48, 83, 144, 249, 432, 748, 1_296, 2_245]

  /// About the mean length of all documents, in hundredths of a unit.
  let average: Int
  /// The level of each document.
  var codes: [UInt8]

  /// - Parameter lengths: in UTF-16 units.
  init(_ lengths: [Int]) {
    average = DocumentLengths.average(of: lengths.reduce(0, +), over: lengths.count)
    codes = lengths.map(DocumentLengths.level)
  }

  /// The level of a length: the nearest by the quotient of the two.
  static func level(of length: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: zip(levels, levels.dropFirst()).count { length * length >= $0 * $1 })
  }

  /// The mean in hundredths of a unit, at least 100: the nearest number of the form 100 · 2^(k/8), rounded down.
  static func average(of total: Int, over count: Int) -> Int {
    let mean = total * 100 / max(count, 1)
    var last = 100
    for octave in 0..<40 {
      for eighth in eighths {
        let next = 100 * eighth << octave / eighths[0]
        if next > mean { return mean - last < next - mean ? last : next }
        last = next
      }
    }
    return last
  }

  /// 2^(k/8) in parts of 1,024.
  private static let eighths = [1_024, 1_117, 1_218, 1_328, 1_448, 1_579, 1_722, 1_878]

  /// What BM25 divides a frequency by, for the documents of each level: 1 − b + b · length / average, with b = 0.75, as a client
  /// reads it from the manifest.
  static func norms(_ average: Int) -> [Double] {
    levels.map { 0.25 + 0.75 * Double($0) / (Double(average) / 100) }
  }
}

extension DocumentLengths {
  /// `search/lengths`, behind the header.
  var body: [UInt8] {
    var json = JSONBytes(capacity: codes.count / 2 + 32)
    json.key("codes")
    json.string(digits)
    return json.bytes
  }

  /// Two documents a digit, the first in the lower three bits.
  private var digits: [UInt8] {
    stride(from: 0, to: codes.count, by: 2).map { place in
      PostingList.digit(Int(codes[place]) | (place + 1 < codes.count ? Int(codes[place + 1]) << 3 : 0))
    }
  }
}

extension DocumentLengths {
  func pack(into packing: inout Packing) {
    packing.number(average)
    packing.block(codes)
  }

  init(_ packed: inout Unpacking) {
    average = packed.number()
    codes = packed.block()
    if codes.contains(where: { $0 >= DocumentLengths.levels.count }) { packed.fail() }
  }
}
