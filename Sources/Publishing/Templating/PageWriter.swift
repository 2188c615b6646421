/// Makes the pages of one kind, one after the other in the same memory: what they have in common was filled in once.
struct PageWriter {
  private let program: TemplateProgram
  /// For the check that the pages have what their schema says.
  private let common: TemplateRecord
  private var html: [UInt8] = []

  init(_ program: TemplateProgram, common: TemplateRecord) {
    self.program = program.filled(common)
    self.common = common
  }

  /// The page of the common values and those of `record`.
  mutating func page(_ record: TemplateRecord) -> [UInt8] {
    assert(
      program.schema.isFilled(by: common.merging(record).schema),
      "a page has other values than its schema says")
    // The same memory as that of the page before, when nobody keeps that.
    html.removeAll(keepingCapacity: true)
    program.fill(record, to: &html)
    return html
  }
}
