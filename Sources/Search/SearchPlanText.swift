import Files

/// What the search has of one plan: the plan, its chapters, and everything it says, in one run of bytes.
///
/// It is made when a plan is read, can be kept as it is, and an index is made of any number of them (`SearchIndex.write`).
/// So a library's texts are as many arrays as it has plans, and a plan that did not change need not be read again.
///
/// The layout, as `Packing` writes it:
/// - the plan's slug, title and edition;
/// - how many chapters; of each its number, label and title;
/// - how many documents; of each its kind, number, label, title, chapter, url and text, how many sentences it has, and for
///   each sentence how many UTF-16 units it begins behind the one before.
public struct SearchPlanText: Sendable, Equatable {
  /// All of it, for `init(bytes:)`.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - chapters: those of the plan, in reading order.
  ///   - documents: those of the plan in reading order, those of a chapter side by side.
  public init(_ plan: SearchPlan, chapters: [SearchChapter], documents: [SearchDocument]) {
    var packing = Packing(capacity: documents.reduce(256 + 64 * chapters.count) { $0 + $1.text.count + 256 })
    for value in [plan.slug, plan.title, plan.edition] { packing.text(value) }
    packing.list(chapters) { packing, chapter in
      for value in [chapter.number, chapter.label, chapter.title] { packing.text(value) }
    }
    packing.list(documents) { $1.pack(into: &$0) }
    bytes = packing.bytes
  }

  /// What was made before.
  ///
  /// - Returns: nil if the bytes do not have the layout; they are not compared with any text.
  public init?(bytes: [UInt8]) {
    self.bytes = bytes
    var reader = PlanTextReader(self)
    while reader.nextDocument() != nil {}
    guard reader.isComplete else { return nil }
  }
}

extension SearchDocument {
  fileprivate func pack(into packing: inout Packing) {
    packing.number(Kind.allCases.firstIndex(of: kind) ?? 0)
    for value in [number, label, title, chapter, url] { packing.text(value) }
    packing.block(text)
    var last = 0
    packing.list(sentenceStartsInUTF16) { packing, start in
      packing.number(start - last)
      last = start
    }
  }
}
