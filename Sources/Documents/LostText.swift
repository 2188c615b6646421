/// What a converter has left out of a document: the letters, digits and Han characters of its paragraphs that are not in the
/// text it gave. Signs and blanks are not counted, since converters change those.
struct LostText {
  let count: Int
  /// The first paragraph that the text does not have as it is.
  let first: String

  /// Nil when nothing is missing.
  init?(of paragraphs: [String], in text: String) {
    var missing: [UnicodeScalar: Int] = [:]
    for paragraph in paragraphs {
      for character in paragraph {
        for scalar in (PandocDocument.lowered[character].map(String.init) ?? String(character)).unicodeScalars {
          if LostText.counts(scalar) { missing[scalar, default: 0] += 1 }
        }
      }
    }
    // Raised digits are those of the document.
    for character in text {
      for scalar in (PandocDocument.lowered[character].map(String.init) ?? String(character)).unicodeScalars {
        if LostText.counts(scalar) { missing[scalar]? -= 1 }
      }
    }
    count = missing.values.reduce(0) { $0 + max($1, 0) }
    guard count > 0 else { return nil }
    let lacks = { (paragraph: String) in
      paragraph.unicodeScalars.contains { (missing[$0] ?? 0) > 0 } && !text.contains(paragraph)
    }
    // Each search reads the text once, so only so many paragraphs are looked for.
    first =
      paragraphs.lazy.filter { $0.unicodeScalars.contains(where: LostText.counts) }.prefix(200).first(where: lacks)
      ?? paragraphs.first ?? ""
  }

  private static func counts(_ scalar: UnicodeScalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.isIdeographic || scalar.properties.numericType != nil
  }
}
