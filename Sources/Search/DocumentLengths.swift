/// How long each document is, in eight levels: enough for BM25, and three bits instead of a number.
struct DocumentLengths {
  static let levelCount = 8

  /// The mean length of all documents, in UTF-16 units, at least 1.
  let average: Double
  /// The mean length of the documents of a level, ascending; the levels have equally many documents.
  let levels: [Int]
  /// The level of each document.
  let codes: [UInt8]

  init(_ lengths: [Int]) {
    let mean = Double(lengths.reduce(0, +)) / Double(max(lengths.count, 1))
    // As a client reads it from the manifest.
    average = max((mean * 100).rounded() / 100, 1)
    // By length and then by number, both in one integer.
    let order = lengths.indices.map { UInt64(lengths[$0]) << 32 | UInt64($0) }.sorted()
    var codes = [UInt8](repeating: 0, count: lengths.count)
    var sums = [(sum: Int, count: Int)](repeating: (0, 0), count: DocumentLengths.levelCount)
    for (place, key) in order.enumerated() {
      let document = Int(key & 0xFFFF_FFFF)
      let level = place * DocumentLengths.levelCount / lengths.count
      codes[document] = UInt8(truncatingIfNeeded: level)
      sums[level].sum += lengths[document]
      sums[level].count += 1
    }
    self.codes = codes
    levels = sums.map { $0.count == 0 ? 0 : $0.sum / $0.count }
  }

  /// What BM25 divides a frequency by, for the documents of each level: 1 − b + b · length / average, with b = 0.75.
  var norms: [Double] {
    levels.map { 0.25 + 0.75 * Double($0) / average }
  }

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
