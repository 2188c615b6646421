import Articles
import Diagnostics

/// What an import does to a file's front matter, field by field: the number and the heading come from the text, everything
/// else, and whatever an editor changed of these where the text did not, is theirs.
struct FrontMatterMerge {
  /// The head of the file: the fields between their fences.
  private(set) var head: [UInt8]
  private(set) var conflicts: [MergeConflict] = []

  init(
    base: EditedFile, mine: EditedFile, theirs: EditedFile, choice: ConflictChoice,
    _ problems: inout DiagnosticCollector
  ) throws(DiagnosticList) {
    head = mine.head
    guard let fields = mine.fields, let old = try base.values(&problems), let edited = try mine.values(&problems),
      let new = try theirs.values(&problems)
    else { return }
    var file = SettingsFile(SourceText(name: mine.source.name, fields.yaml))
    let generated = SettingsFile(SourceText(name: theirs.source.name, theirs.fields?.yaml ?? ""))
    for name in Set(old.names + new.names).sorted() {
      let (was, now, text) = (old.text(name), edited.text(name), new.text(name))
      if now == text { continue }
      // The number is the file's name and cannot be another.
      if now == was || name == "number" {
        file.set(name, to: generated.lines(of: name))
      } else if text != was {
        switch choice {
        case .takeNew: file.set(name, to: generated.lines(of: name))
        case .keepMine: break
        case .mark:
          let mark = [ConflictMarks.mine[...]] + file.lines(of: name) + [ConflictMarks.middle[...]]
          file.set(name, to: mark + generated.lines(of: name) + ["\(ConflictMarks.theirs) \(theirs.source.name)"[...]])
        case .stop: break
        }
        conflicts.append(
          MergeConflict(
            path: mine.source.name, position: edited.position(name) ?? Position(line: 1, column: 1),
            mine: "`\(name): \(now ?? "")`", newName: theirs.source.name, newPosition: nil,
            new: "`\(name): \(text ?? "")`",
            problem: "`\(name)` was edited by hand, and the new text has another (`\(text ?? "")`)"))
      }
    }
    if file.isChanged { head = EditedFile.head(of: file) }
  }

  /// Takes over what an editor wrote into the front matter of a file that goes into this one.
  mutating func adopt(_ other: EditedFile, base: EditedFile, _ problems: inout DiagnosticCollector)
    throws(DiagnosticList)
  {
    guard let yaml = other.fields?.yaml, let edited = try other.values(&problems), let old = try base.values(&problems),
      let own = try EditedFile.values(ofHead: head, path: other.source.name)
    else { return }
    let fields = SettingsFile(SourceText(name: other.source.name, yaml))
    var file = SettingsFile(SourceText(name: other.source.name, EditedFile.yaml(ofHead: head)))
    for name in edited.names where edited.text(name) != old.text(name) && edited.text(name) != own.text(name) {
      if own.text(name) == nil {
        file.set(name, to: fields.lines(of: name))
        continue
      }
      conflicts.append(
        MergeConflict(
          path: other.source.name, position: edited.position(name) ?? Position(line: 1, column: 1),
          mine: "`\(name): \(edited.text(name) ?? "")`", newName: other.source.name, newPosition: nil, new: "",
          problem: "`\(name)` was edited by hand, and the new text has no such part any more"))
    }
    if file.isChanged { head = EditedFile.head(of: file) }
  }
}
