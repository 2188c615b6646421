import Articles
import Diagnostics
import Files

/// What an import does to `plan.yml`, field by field: the title, the note and the adopting body come from the text,
/// everything else, and whatever an editor changed of these, is theirs.
struct SettingsReconciliation {
  /// The file to write; nil to leave it as it is.
  private(set) var bytes: [UInt8]?
  /// Whether an editor's value stands where the text has another.
  private(set) var isKept = false
  private(set) var problems: [Diagnostic] = []

  private let choice: ConflictChoice

  init(folder: PlanFolder, base: PlanSettings?, theirs: PlanSettings, choice: ConflictChoice) throws(DiagnosticList) {
    self.choice = choice
    let path = "\(folder.path)/\(PlanFolder.settingsName)"
    guard File.exists(path) else {
      bytes = theirs.yaml
      return
    }
    var found = DiagnosticCollector()
    let mine = try folder.settings(&found)
    problems = found.diagnostics
    let text = try DiagnosticList.of { () throws(Diagnostic) in try File.readText(path) }
    var file = SettingsFile(text)
    for field in PlanSettings.Field.imported {
      decide(field, mine: mine[field], base: base?[field], theirs: theirs[field], path: path, &file)
    }
    if file.isChanged { bytes = file.bytes }
  }

  private mutating func decide(
    _ field: PlanSettings.Field, mine: String?, base: String?, theirs: String?, path: String, _ file: inout SettingsFile
  ) {
    if mine == theirs { return }
    if mine == base {
      file.set(field, to: theirs)
    } else if theirs == base || base == nil || mine == nil || choice == .keepMine {
      isKept = true
    } else if choice == .takeNew {
      file.set(field, to: theirs)
    } else {
      problems.append(
        Diagnostic(
          in: path, at: file.position(of: field),
          "`\(field.rawValue)` was edited by hand, and the imported text differs too",
          remedy: "choose with --keep-mine or --take-new, or remove the line and make the edit anew"))
    }
  }
}
