/// `search/pinyin`: how the Han characters of the documents are read, and where the pairs of them stand
/// (`search/pinyin/N`), which a client needs when letters are typed.
struct PinyinFile {
  private let readings: [(syllable: String, characters: [UInt32])]
  private let pairs: [PinyinPairs.Entry]

  /// - Parameters:
  ///   - used: what the characters of the documents fold to.
  ///   - pairs: what there is to be known of the files of pairs.
  init(used: Set<UInt32>, pairs: [PinyinPairs.Entry]) {
    readings = Pinyin.readings(of: used)
    self.pairs = pairs
  }

  /// The members behind the header.
  var body: [UInt8] {
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
    json.array(pairs) { json, entry in json.string(entry.first) }
    json.raw(",")
    json.key("checks")
    json.string(IndexFile.Check.digits(pairs.map(\.check)))
    return json.bytes
  }
}
