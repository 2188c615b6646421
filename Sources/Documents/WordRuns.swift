/// The text of a Word document's runs, brought into a form of which pandoc leaves nothing out (ECMA-376, part 1, 17.3, 17.13,
/// 17.16).
enum WordRuns {
  /// Elements that are only a wrapping of runs, which pandoc drops with what is in them where it does not know their kind.
  private static let wrappings: Set<String> = ["w:fldsimple", "w:smarttag", "w:ins", "w:moveto"]

  /// The document with fields as they show and wrapped runs unwrapped.
  static func plain(_ text: [UInt8]) -> [UInt8] {
    var edits = TagEdits(text)
    var instruction: Int?
    for tag in XMLTags(text) {
      switch (tag.name, tag.kind) {
      case ("w:fldchar", .empty): edits.replace(tag.range, with: "")
      case ("w:fldchar", .start), ("w:instrtext", .start): instruction = tag.range.lowerBound
      case ("w:fldchar", .end), ("w:instrtext", .end):
        if let start = instruction { edits.replace(start..<tag.range.upperBound, with: "") }
        instruction = nil
      case ("w:sym", .empty):
        // A sign of a font without characters: its place in the font, which the reader of plans reports.
        let sign = text.attribute("w:char", of: tag).flatMap { UInt32($0, radix: 16) }.flatMap(UnicodeScalar.init)
        if let sign { edits.replace(tag.range, with: "<w:t>\(XMLText.escaped(String(sign)))</w:t>") }
      case (let name, .start), (let name, .end):
        if wrappings.contains(name) { edits.replace(tag.range, with: "") }
      default: break
      }
    }
    return edits.applied()
  }

  /// The text of each paragraph, without what was deleted or moved away.
  static func paragraphs(of text: [UInt8]) -> [String] {
    var paragraphs: [String] = []
    var line = ""
    var start: Int?
    var depthOfGone = 0
    for tag in XMLTags(text) {
      switch (tag.name, tag.kind) {
      case ("mc:fallback", .start), ("w:movefrom", .start), ("w:del", .start): depthOfGone += 1
      case ("mc:fallback", .end), ("w:movefrom", .end), ("w:del", .end): depthOfGone -= 1
      case ("w:t", .start): start = tag.range.upperBound
      case ("w:t", .end):
        if let start, depthOfGone == 0 { line += XMLText.unescaped(text[start..<tag.range.lowerBound]) }
        start = nil
      case ("w:p", .end):
        if !line.isEmpty { paragraphs.append(line) }
        line = ""
      default: break
      }
    }
    return paragraphs
  }
}
