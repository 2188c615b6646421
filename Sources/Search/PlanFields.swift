/// What the postings have of some plans side by side in a library: their fields, and the characters in them.
struct PlanFields: Sendable {
  private(set) var units: [UInt16] = []
  /// Where each field ends in `units`.
  private(set) var ends: [Int] = []
  private(set) var outlines: [PlanOutline] = []
  let characters: CharacterCounts

  init<Failure: Error>(
    _ plans: Range<Int>, text: (Int) throws(Failure) -> SearchPlanText
  ) throws(Failure) {
    var folding = FieldFolding()
    for plan in plans {
      let text = try text(plan)
      // Most characters are Han, of three bytes.
      units.reserveCapacity(units.count + text.bytes.count / 3)
      var reader = PlanTextReader(text)
      var outline = PlanOutline(reader.plan, chapters: reader.chapters)
      while let document = reader.nextDocument() {
        folding.append(document.bytes[document.title], to: &units)
        ends.append(units.count)
        folding.append(document.bytes[document.text], to: &units)
        ends.append(units.count)
        outline.add(document)
      }
      outlines.append(outline)
    }
    characters = folding.characters
  }
}
