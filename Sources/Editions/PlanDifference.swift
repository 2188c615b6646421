import Articles
import Diagnostics
import Files
import Revisions
import Text

/// What changed between two editions of a plan, or an edition and a text that is none yet.
public struct PlanDifference: Sendable {
  public let title: String
  /// How each side is called: the date of the edition, or the name of the text.
  public let old: String
  public let new: String
  public let changes: PlanChanges

  /// One side of a comparison.
  public enum Side: Sendable {
    case edition(CalendarDate)
    case text(SourceText)
  }

  /// - Parameters:
  ///   - old: nil for the edition before the new one.
  ///   - new: nil for the current edition.
  public init(_ slug: Slug, in content: ContentFolder, from old: Side?, to new: Side?) throws(DiagnosticList) {
    let folder = content.plan(slug)
    var problems = DiagnosticCollector()
    guard Folder.exists(folder.path) else {
      throw DiagnosticList(
        Diagnostic(in: folder.path, "is no plan", remedy: "name one that is there, or import it"))
    }
    let settings = try folder.settings(&problems)
    let history = PlanHistory.read(folder, settings, &problems)
    try problems.throwErrors()
    guard let history else {
      throw DiagnosticList(
        Diagnostic(in: folder.path, "has no edition", remedy: "import the plan's text with `gangmu import`"))
    }
    title = settings.title
    let newest = history.editions.count - 1
    var newPlace: Int?
    if case .text = new {} else { newPlace = try PlanDifference.place(new, history, folder) ?? newest }
    let oldPlace = try PlanDifference.place(old, history, folder) ?? newPlace.map { $0 - 1 } ?? newest
    guard oldPlace >= 0 else {
      throw DiagnosticList(
        Diagnostic(
          in: folder.editionPath(history.editions[0].date), "has no edition before it to compare with",
          remedy: "import a revised text, or name a text file as the newer one"))
    }
    self.old = history.editions[oldPlace].date.description
    if case .text(let text) = new {
      let levels = NamedLevels(madeWith: folder)
      let edition = try Edition.read(
        text, slug: slug, date: history.editions[newest].date, settings: settings, levels: levels)
      self.new = text.name
      changes = PlanChanges(from: history.editions[oldPlace].text, to: edition.text)
    } else {
      let newPlace = newPlace ?? newest
      self.new = history.editions[newPlace].date.description
      changes = history.changes(from: oldPlace, to: newPlace)
    }
  }

  private static func place(_ side: Side?, _ history: PlanHistory, _ folder: PlanFolder) throws(DiagnosticList) -> Int?
  {
    guard case .edition(let date) = side else { return nil }
    if let place = history.editions.firstIndex(where: { $0.date == date }) { return place }
    throw DiagnosticList(
      Diagnostic(
        in: folder.path, "has no edition \(date)",
        remedy: "name one of \(history.editions.map(\.date.description).joined(separator: ", "))"))
  }
}
