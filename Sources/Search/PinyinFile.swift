/// `search/pinyin`: how the Han characters of the documents are read, and where the pairs of them stand
/// (`search/pinyin/N`), which a client needs when letters are typed.
struct PinyinFile {
  private let readings: [(syllable: String, characters: [UInt32])]
  let pairs: PinyinPairs

  init(_ pairs: [UnitPair], used: Set<UInt32>, limits: IndexLimits) {
    readings = Pinyin.readings(of: used)
    self.pairs = PinyinPairs(pairs, readings: readings, limits: limits)
  }

  /// The members behind the header.
  func body(checks: [UInt8]) -> [UInt8] {
    var json = JSONBytes(capacity: 40_000)
    json.key("readings")
    json.object(
      readings.map { syllable, characters in
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters.compactMap { Unicode.Scalar($0) })
        return (syllable, String(text))
      })
    json.raw(",\n")
    json.key("firsts")
    json.array(pairs.firsts) { json, first in json.string(first) }
    json.raw(",")
    json.key("checks")
    json.string(checks)
    return json.bytes
  }
}
