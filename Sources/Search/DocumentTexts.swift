/// The titles and texts of some documents of a library, each read when it is first asked for.
struct DocumentTexts {
  private let documents: DocumentNumbers
  private let text: @Sendable (_ plan: Int) -> SearchPlanText?
  private var folding = FieldFolding()
  private var known: [Int: DocumentFields] = [:]

  /// - Parameter text: what a plan says, by its place.
  init(_ documents: DocumentNumbers, text: @escaping @Sendable (_ plan: Int) -> SearchPlanText?) {
    self.documents = documents
    self.text = text
  }

  /// Reads documents, several of a plan in one go.
  mutating func read(_ wanted: some Sequence<Int>) throws(UnforeseenIndex) {
    let unknown = Set(wanted).filter { known[$0] == nil }
    for (plan, wanted) in Dictionary(grouping: unknown, by: documents.plan(of:)) {
      guard let text = text(plan) else { throw UnforeseenIndex() }
      var reader = PlanTextReader(text)
      var last = documents.documents(of: plan).lowerBound
      for document in wanted.sorted() {
        while last < document {
          _ = reader.nextDocument()
          last += 1
        }
        guard let found = reader.nextDocument() else { throw UnforeseenIndex() }
        last += 1
        known[document] = DocumentFields(found, &folding)
      }
    }
  }

  /// Of a document that was read.
  func fields(of document: Int) -> DocumentFields? { known[document] }

  /// What begins at a place of a document that was read.
  func string(at place: FieldPlace) -> ArraySlice<UInt16>? {
    guard let fields = known[place.field / 2] else { return nil }
    let start = fields.range(place.field & 1).lowerBound + place.offset
    return start < fields.units.count ? fields.string(at: start) : nil
  }
}
