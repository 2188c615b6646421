import Articles
import Diagnostics
import Files
import Publishing
import Search

/// The making of the search's index from what all plans say, or from an earlier one and what few of them say now.
struct IndexMaking: Sendable {
  private let pass: SecondPass
  private let plans: [Slug]
  private let places: [SearchTexts.Place]
  private let letGo: @Sendable () -> Void

  /// - Parameters:
  ///   - plans: all, by slug.
  ///   - places: where what each of them says is.
  ///   - letGo: lets go what was needed up to now.
  init(
    _ plans: [Slug], _ places: [SearchTexts.Place], _ pass: SecondPass, after letGo: @escaping @Sendable () -> Void = {}
  ) {
    (self.pass, self.plans, self.places, self.letGo) = (pass, plans, places, letGo)
  }

  struct Made: Sendable {
    let index: MadeIndex
    /// The files of an earlier build that it was made of, and how these stood.
    var earlier: (files: SiteListing, standing: Standing)?
    /// Holds what was needed up to now: to let it go takes longer than an edit's other work on the index, and at the end of a run
    /// nobody need wait for it.
    var remains: (@Sendable () -> Void)?
  }

  func make() throws(DiagnosticList) -> Made {
    try DiagnosticList.of { () throws(Diagnostic) in
      if let made = try makeFromEarlier() { return made }
      // It takes more memory than anything else.
      letGo()
      pass.index?.letGo()
      FreedMemory.giveBack()
      defer { FreedMemory.giveBack() }
      let index = try pass.recipe.makeIndex(
        of: plans.count, text: { [self] (plan) throws(Diagnostic) in try text(plan) }, into: pass.sink)
      return Made(index: index)
    }
  }

  private func text(_ plan: Int) throws(Diagnostic) -> SearchPlanText {
    try pass.texts.text(of: plans[plan], at: places[plan])
  }

  /// The index of an earlier build with what changed; nil when there is none, or too much changed.
  private func makeFromEarlier() throws(Diagnostic) -> Made? {
    guard let records = pass.index, let record = records.record, record.texts.map(\.plan) == plans else { return nil }
    var changed: [IndexUpdate.Plan] = []
    for (place, text) in record.texts.enumerated() where places[place].kept != text.sum {
      guard let old = pass.texts.former(of: text.plan, text.sum) else { return nil }
      changed.append(IndexUpdate.Plan(place, old: old, new: try self.text(place)))
    }
    guard let standing = records.standing(of: record) else { return nil }
    let earlier = (record.index.listing, standing)
    if changed.isEmpty { return Made(index: record.index, earlier: earlier, remains: letGo) }
    return try makeFrom(record, changed, records).map { Made(index: $0, earlier: earlier, remains: letGo) }
  }

  private func makeFrom(
    _ record: IndexRecord, _ changed: [IndexUpdate.Plan], _ records: IndexRecords
  ) throws(Diagnostic) -> MadeIndex? {
    let update = IndexUpdate(
      of: record.index.state, changed, text: { [self] in try? text($0) }, read: { records.file($0, of: record) })
    guard let update else { return nil }
    return try pass.recipe.makeIndex(record.index, update, into: pass.sink)
  }
}
