import Articles
import Diagnostics
import Files
import Plans

/// The levels of a plan's outline that its editor names in `plan.yml`, as examples of their numbers.
public struct NamedLevels: Sendable, Hashable {
  public let article: String?
  public let chapters: String?

  public init(article: String? = nil, chapters: String? = nil) {
    self.article = article
    self.chapters = chapters
  }

  /// Those that the plan's folder names now; what cannot be read is reported.
  init(_ folder: PlanFolder, _ problems: inout DiagnosticCollector) throws(DiagnosticList) {
    let path = "\(folder.path)/\(PlanFolder.settingsName)"
    guard File.exists(path) else {
      self.init()
      return
    }
    // What else is wrong with the file the reconciliation reports.
    var others = DiagnosticCollector()
    let settings = try folder.settings(&others)
    self.init(article: settings.articleLevel, chapters: settings.chapterLevels)
    guard article != nil || chapters != nil else { return }
    let file = SettingsFile(try DiagnosticList.of { () throws(Diagnostic) in try File.readText(path) })
    var unreadable: [(PlanSettings.Field, String)] = []
    _ = OutlineChoice(article: article, chapters: nil) { unreadable.append((.articleLevel, $0)) }
    _ = OutlineChoice(article: nil, chapters: chapters) { unreadable.append((.chapterLevels, $0)) }
    for (field, word) in unreadable {
      problems.report(
        Diagnostic(
          in: path, at: file.position(of: field),
          "`\(field.rawValue)` names `\(word)`, which is no number of a heading",
          remedy: "write numbers as the text has them, like 第一章, 一、 or （一）"))
    }
  }

  /// Those that the current Markdown was made with.
  public init(of layout: Layout) {
    self.init(article: layout.articleLevel, chapters: layout.chapterLevels)
  }

  /// Those that the current Markdown of the folder's plan was made with; none where its layout cannot be read.
  public init(madeWith folder: PlanFolder) {
    let levels = try? folder.layoutLevels()
    self.init(article: levels?.article, chapters: levels?.chapters)
  }

  public var choice: OutlineChoice { OutlineChoice(article: article, chapters: chapters) }
}
