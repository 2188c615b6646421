/// What the search has of one plan: the plan, its chapters, and everything it says, in one run of bytes.
///
/// It is made when a plan is read, can be kept as it is, and an index is made of any number of them (`SearchIndex.write`).
/// So a library's texts are as many arrays as it has plans, and a plan that did not change need not be read again.
///
/// The layout: numbers in LEB128 (seven bits a byte, the lowest first), strings as their length in bytes and their UTF-8.
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
    var writer = Writer(capacity: documents.reduce(256 + 64 * chapters.count) { $0 + $1.text.count + 256 })
    for value in [plan.slug, plan.title, plan.edition] { writer.string(value) }
    writer.number(chapters.count)
    for chapter in chapters {
      for value in [chapter.number, chapter.label, chapter.title] { writer.string(value) }
    }
    writer.number(documents.count)
    for document in documents { writer.document(document) }
    bytes = writer.bytes
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

  private struct Writer {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
      bytes.reserveCapacity(capacity)
    }

    mutating func number(_ number: Int) {
      var rest = number
      while rest > 0x7F {
        bytes.append(UInt8(truncatingIfNeeded: rest | 0x80))
        rest >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func string(_ text: String) {
      number(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }

    mutating func document(_ document: SearchDocument) {
      number(SearchDocument.Kind.allCases.firstIndex(of: document.kind) ?? 0)
      for value in [document.number, document.label, document.title, document.chapter, document.url] { string(value) }
      number(document.text.count)
      bytes.append(contentsOf: document.text)
      let starts = document.sentenceStartsInUTF16
      number(starts.count)
      var last = 0
      for start in starts {
        number(start - last)
        last = start
      }
    }
  }
}
