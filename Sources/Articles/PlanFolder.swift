import Diagnostics
import Files
import Text

/// `Content/<plan>/`: the files of one plan, by name and as values.
public struct PlanFolder: Sendable {
  public let slug: Slug
  /// As the user knows it.
  public let path: String

  public static let settingsName = "plan.yml"
  public static let termsName = "terms.yml"
  public static let layoutName = "layout.yml"
  public static let preambleName = "preamble.md"
  public static let closingName = "closing.md"
  public static let articlesName = "articles"
  public static let chaptersName = "chapters"

  public init(slug: Slug, path: String) {
    self.slug = slug
    self.path = path
  }

  /// The path, below the plan's folder, of an article's file.
  public static func articleName(_ number: OutlineNumber) -> String { "\(articlesName)/\(number).md" }

  /// The path, below the plan's folder, of a chapter's file.
  public static func chapterName(_ number: OutlineNumber) -> String { "\(chaptersName)/\(number).md" }

  public func editionPath(_ date: CalendarDate) -> String { "\(path)/editions/\(date).txt" }

  /// The dates of the stored editions, the oldest first. A file that is not named after a date is a warning.
  public func editions(_ problems: inout DiagnosticCollector) throws(Diagnostic) -> [CalendarDate] {
    let folder = "\(path)/editions"
    guard Folder.exists(folder) else { return [] }
    var dates: [CalendarDate] = []
    for entry in try Folder.entries(folder) where !entry.name.hasPrefix(".") && !entry.name.hasSuffix("~") {
      if entry.name.hasSuffix(".txt"), let date = CalendarDate(iso: entry.name.dropLast(4)) {
        dates.append(date)
      } else {
        problems.report(
          Diagnostic(
            .warning, in: "\(folder)/\(entry.name)", "is not read, because it is not named after a date",
            remedy: "name it like 2025-12-15.txt"))
      }
    }
    return dates.sorted()
  }

  /// The text of the edition, as it was adopted.
  public func editionText(_ date: CalendarDate) throws(Diagnostic) -> SourceText {
    try File.readText(editionPath(date))
  }

  /// How the current edition's blocks are put together to its text.
  public func layout() throws(DiagnosticList) -> Layout {
    try Layout.read(
      DiagnosticList.of { () throws(Diagnostic) in try File.readText("\(path)/\(PlanFolder.layoutName)") })
  }

  /// The levels of the outline that the current edition's Markdown was made with.
  public func layoutLevels() throws(DiagnosticList) -> (article: String?, chapters: String?) {
    try Layout.readLevels(
      DiagnosticList.of { () throws(Diagnostic) in try File.readText("\(path)/\(PlanFolder.layoutName)") })
  }

  /// `plan.yml`, or what stands for it when there is none.
  public func settings(_ problems: inout DiagnosticCollector) throws(DiagnosticList) -> PlanSettings {
    let file = "\(path)/\(PlanFolder.settingsName)"
    guard File.exists(file) else { return PlanSettings(title: slug.description) }
    let text = try DiagnosticList.of { () throws(Diagnostic) in try File.readText(file) }
    return try PlanSettings.read(text, slug: slug, &problems)
  }

  /// `terms.yml`, or nothing when there is none.
  func terms(_ problems: inout DiagnosticCollector) throws(DiagnosticList) -> TermSettings {
    let file = "\(path)/\(PlanFolder.termsName)"
    guard File.exists(file) else { return TermSettings() }
    let text = try DiagnosticList.of { () throws(Diagnostic) in try File.readText(file) }
    return try TermSettings.read(text, &problems)
  }
}
