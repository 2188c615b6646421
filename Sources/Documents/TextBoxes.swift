/// Boxes with text, which word processors hang on a paragraph and converters leave out.
enum TextBoxes {
  /// `text` with what its boxes hold below the paragraphs that they hang on.
  /// - Parameters:
  ///   - elements: the elements that hold a box's paragraphs, in small letters.
  ///   - paragraphs: the elements that are paragraphs.
  static func opened(_ text: [UInt8], elements: Set<String>, paragraphs: Set<String>) -> [UInt8] {
    var text = text
    // A box may stand in a box; nobody draws four.
    for _ in 0..<4 {
      guard let opened = withOutermostOpen(text, elements, paragraphs) else { break }
      text = opened
    }
    return text
  }

  /// Nil when there are none.
  private static func withOutermostOpen(_ text: [UInt8], _ elements: Set<String>, _ paragraphs: Set<String>) -> [UInt8]?
  {
    var edits = TagEdits(text)
    var depthOfParagraphs = 0
    var depthOfFallbacks = 0
    var depthOfBoxes = 0
    var boxStart = 0
    var boxes: [Range<Int>] = []
    var isChanged = false
    for tag in XMLTags(text) where tag.kind != .empty {
      let step = tag.kind == .start ? 1 : -1
      if tag.name == "mc:fallback" {
        depthOfFallbacks += step
      } else if elements.contains(tag.name) {
        depthOfBoxes += step
        if depthOfBoxes == 1, tag.kind == .start { boxStart = tag.range.upperBound }
        guard depthOfBoxes == 0, tag.kind == .end else { continue }
        let box = boxStart..<tag.range.lowerBound
        // The second form of a box, for programs that do not know the first, is the same text.
        if depthOfFallbacks == 0 { boxes.append(box) }
        edits.replace(box, with: "")
      } else if depthOfBoxes == 0, paragraphs.contains(tag.name) {
        depthOfParagraphs += step
        guard depthOfParagraphs == 0, !boxes.isEmpty else { continue }
        edits.insert(boxes, at: tag.range.upperBound)
        boxes = []
        isChanged = true
      }
    }
    return isChanged ? edits.applied() : nil
  }
}
