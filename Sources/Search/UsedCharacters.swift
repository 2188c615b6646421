/// The characters that documents have, as written and folded: tables that a client gets hold these alone.
struct UsedCharacters {
  private(set) var written = Set<UInt32>()

  init(_ documents: [SearchDocument]) {
    var isUsed = [Bool](repeating: false, count: 0x10000)
    func add(_ utf8: [UInt8]) {
      for scalar in UTF8Scalars(utf8) where scalar < 0x10000 { isUsed[Int(scalar)] = true }
    }
    for document in documents {
      add(Array(document.title.utf8))
      add(document.text)
    }
    for (scalar, used) in isUsed.enumerated() where used { written.insert(UInt32(scalar)) }
  }

  var folded: Set<UInt32> {
    Set(written.map(Folding.fold))
  }

  /// The pairs of `ChineseVariants` of which the documents have either character, one behind the other.
  var variants: [UInt8] {
    var text = String.UnicodeScalarView()
    for (traditional, simplified) in ChineseVariants.pairs {
      guard written.contains(traditional) || written.contains(simplified),
        let first = Unicode.Scalar(traditional), let second = Unicode.Scalar(simplified)
      else { continue }
      text.append(first)
      text.append(second)
    }
    return Array(String(text).utf8)
  }
}
