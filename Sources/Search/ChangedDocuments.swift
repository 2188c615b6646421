/// What differs in the documents of plans.
struct ChangedDocuments {
  /// Those with another title or text.
  private(set) var changes: [DocumentChange] = []
  /// Those of which anything differs, or what their plan or chapter is called.
  private(set) var touched: [Int] = []
  /// What was and is said of plans and chapters that are called otherwise.
  private(set) var outlines: [(old: OutlineFiles.Lines, new: OutlineFiles.Lines)] = []
  private(set) var moreTextBytes = 0
  private(set) var oldFolding = FieldFolding()
  private(set) var newFolding = FieldFolding()

  /// So many documents are worth it.
  private static let most = 64

  /// Adds a plan that has chapters and documents with the same numbers as before.
  ///
  /// - Parameter numbers: those of its documents.
  mutating func add(_ old: SearchPlanText, _ new: SearchPlanText, _ numbers: Range<Int>) throws(UnforeseenIndex) {
    var (former, latter) = (PlanTextReader(old), PlanTextReader(new))
    guard former.plan.slug == latter.plan.slug, former.chapters.map(\.number) == latter.chapters.map(\.number),
      former.documentCount == numbers.count, latter.documentCount == numbers.count
    else { throw UnforeseenIndex() }
    let isCalledOtherwise = former.plan != latter.plan || former.chapters != latter.chapters
    var outlines = (
      old: PlanOutline(former.plan, chapters: former.chapters), new: PlanOutline(latter.plan, chapters: latter.chapters)
    )
    for number in numbers {
      guard let one = former.nextDocument(), let other = latter.nextDocument(), one.kind == other.kind,
        one.bytes[one.number] == other.bytes[other.number], one.bytes[one.chapter] == other.bytes[other.chapter]
      else { throw UnforeseenIndex() }
      outlines.old.add(one)
      outlines.new.add(other)
      try add(number, one, other)
    }
    if isCalledOtherwise {
      touched += numbers
      self.outlines.append((OutlineFiles.Lines(outlines.old, numbers), OutlineFiles.Lines(outlines.new, numbers)))
    }
  }

  private mutating func add(
    _ number: Int, _ old: PlanTextReader.Document, _ new: PlanTextReader.Document
  ) throws(UnforeseenIndex) {
    let isSame = old.bytes[old.title] == new.bytes[new.title] && old.bytes[old.text] == new.bytes[new.text]
    if isSame, old.bytes[old.label] == new.bytes[new.label], old.bytes[old.url] == new.bytes[new.url],
      old.sentenceStarts == new.sentenceStarts
    {
      return
    }
    touched.append(number)
    if isSame { return }
    guard changes.count < ChangedDocuments.most else { throw UnforeseenIndex() }
    moreTextBytes += new.text.count - old.text.count
    changes.append(
      DocumentChange(document: number, old: DocumentFields(old, &oldFolding), new: DocumentFields(new, &newFolding)))
  }
}
