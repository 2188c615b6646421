/// `search/pinyin`: how the Han characters of the documents are read, which a client needs when letters are typed.
enum PinyinFile {
  /// The members behind the header.
  static func body(_ documents: [SearchDocument]) -> [UInt8] {
    var used = Set<UInt32>()
    for document in documents {
      for scalar in FoldedScalars(Array(document.title.utf8)) where Gram.isHan(scalar) { used.insert(scalar) }
      for scalar in FoldedScalars(document.text) where Gram.isHan(scalar) { used.insert(scalar) }
    }
    var json = JSONBytes(capacity: used.count * 4 + 4_096)
    json.key("readings")
    json.object(
      Pinyin.readings(of: used).map { syllable, characters in
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters.compactMap { Unicode.Scalar($0) })
        return (syllable, String(text))
      })
    return json.bytes
  }
}
