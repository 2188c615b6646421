import Articles
import Diagnostics
import Files
import Plans
import Revisions
import Text

/// What an import does to the Markdown that is there already: three versions of every sentence decide. `base` is what the
/// current edition's text makes of it, `mine` what lies there, `theirs` what the new text makes of it.
///
/// What only one side changed is taken from that side; a sentence that both changed is a conflict. Sentences are followed
/// by the alignment of the two editions, so an edit goes along when its article is renumbered, split or merged, or its
/// sentence moves.
struct EditionMerge {
  /// Files to write, by path below the plan's folder.
  private(set) var writes: [String: [UInt8]] = [:]
  /// Files that the new text no longer makes.
  private(set) var removals: [String] = []
  /// Files left, or made, as an editor has them.
  private(set) var kept: [String] = []
  private(set) var problems = DiagnosticCollector()
  private(set) var conflicts: [MergeConflict] = []
  private let folder: String
  private let alignment: Alignment
  private let theirs: EditionFiles
  private let choice: ConflictChoice
  private let edition: CalendarDate
  private var bases: [PassageID: EditedFile] = [:]
  private var mines: [PassageID: EditedFile] = [:]
  private var edits: [PassageID: Edits] = [:]

  /// - Parameters:
  ///   - folder: of the plan.
  ///   - alignment: of the Markdown of both editions.
  init(
    folder: String, base: EditionFiles, theirs: EditionFiles, alignment: Alignment, choice: ConflictChoice,
    edition: CalendarDate
  ) {
    self.folder = folder
    self.alignment = alignment
    self.theirs = theirs
    self.choice = choice
    self.edition = edition
    readFiles(base)
    var bodies = BodyMerge(
      alignment: alignment, bases: bases, mines: mines, edits: edits, theirs: theirs, choice: choice, edition: edition)
    for passage in alignment.new.passages where passage.id.fileName != nil { decide(passage.id, base, &bodies) }
    for passage in alignment.old.passages { drop(passage.id, base, &bodies) }
    conflicts += bodies.conflicts
    if choice == .stop { problems.report(contentsOf: conflicts.flatMap(\.diagnostics)) }
  }

  /// Reads what lies there; a file that is not there was not edited.
  private mutating func readFiles(_ base: EditionFiles) {
    for passage in alignment.old.passages {
      guard let name = passage.id.fileName, let bytes = base.files[name] else { continue }
      do throws(Diagnostic) {
        let generated = try EditedFile(path: name, bytes: bytes)
        bases[passage.id] = generated
        guard File.exists("\(folder)/\(name)") else { continue }
        let bytes = try File.read("\(folder)/\(name)")
        // Already as the new text makes it: an import was cut short.
        if bytes == theirs.files[name] { continue }
        let mine = try EditedFile(path: "\(folder)/\(name)", bytes: bytes)
        guard !mine.saysTheSame(as: generated) else { continue }
        mines[passage.id] = mine
        edits[passage.id] = Edits(base: generated.pieces, mine: mine.pieces)
      } catch {
        problems.report(error)
      }
    }
  }

  // MARK: A file of the new edition

  private mutating func decide(_ id: PassageID, _ base: EditionFiles, _ bodies: inout BodyMerge) {
    guard let name = id.fileName, let generated = theirs.files[name] else { return }
    let origins = alignment.origins(of: id)
    do throws(DiagnosticList) {
      let new = try DiagnosticList.of { () throws(Diagnostic) in try EditedFile(path: name, bytes: generated) }
      let main = alignment.origin(of: id)
      let isUntouched = origins.allSatisfy { mines[$0] == nil } && !bodies.takesEdits(id)
      if isUntouched {
        try takeGenerated(name, generated, isOwn: bases[id] != nil)
        return
      }
      var head = new.head
      var found: [MergeConflict] = []
      if let main, let old = bases[main] {
        let mine = mines[main] ?? old
        // The same passage of the same name, which nothing changed.
        if main == id, mines[main] != nil, base.files[name] == generated, !bodies.changes(id, from: main) {
          write(name, mine.head + renumbered(mine.markdown, id, mine), isOwn: true)
          return
        }
        var merge = try FrontMatterMerge(base: old, mine: mine, theirs: new, choice: choice, &problems)
        for origin in origins where origin != main {
          if let other = mines[origin], let old = bases[origin] { try merge.adopt(other, base: old, &problems) }
        }
        head = merge.head
        found = merge.conflicts
      }
      conflicts += found
      let body = bodies.body(of: id, generated: new, main: main)
      write(name, head + renumbered(body, id, main.flatMap { mines[$0] } ?? new), isOwn: bases[id] != nil)
    } catch {
      problems.report(contentsOf: error.diagnostics)
    }
  }

  /// The text with its links led on; a link to what is gone is a warning.
  private mutating func renumbered(_ body: [UInt8], _ id: PassageID, _ mine: EditedFile) -> [UInt8] {
    let links = LinkRenumbering(body, of: id, alignment: alignment)
    for target in links.dropped {
      let name = target.article == nil ? "\(target)" : "article \(target)"
      problems.report(
        Diagnostic(
          .warning, in: mine.source.name, "links to \(name), which the new text has dropped",
          remedy: "lead the link elsewhere or take it out"))
    }
    return links.bytes
  }

  /// - Parameter isOwn: whether the file that may lie there is the current edition's.
  private mutating func takeGenerated(_ name: String, _ generated: [UInt8], isOwn: Bool) throws(DiagnosticList) {
    let path = "\(folder)/\(name)"
    guard File.exists(path) else {
      writes[name] = generated
      return
    }
    let there = try DiagnosticList.of { () throws(Diagnostic) in try File.read(path) }
    if there == generated { return }
    if isOwn {
      writes[name] = generated
      return
    }
    conflicts.append(
      MergeConflict(
        path: path, position: Position(line: 1, column: 1), mine: "", newName: name, newPosition: nil, new: "",
        problem: "is not from an import, and the new text would take its place"))
    switch choice {
    case .stop: break
    case .keepMine: kept.append(name)
    case .takeNew: writes[name] = generated
    case .mark:
      writes[name] =
        Array("\(ConflictMarks.mine)\n".utf8) + there + Array("\(ConflictMarks.middle)\n".utf8) + generated
        + Array("\(ConflictMarks.theirs) \(edition)\n".utf8)
    }
  }

  private mutating func write(_ name: String, _ bytes: [UInt8], isOwn: Bool) {
    if !isOwn, File.exists("\(folder)/\(name)"), !File.holds(bytes, at: "\(folder)/\(name)") {
      do { try takeGenerated(name, bytes, isOwn: false) } catch { problems.report(contentsOf: error.diagnostics) }
      return
    }
    if !File.holds(bytes, at: "\(folder)/\(name)") { writes[name] = bytes }
    if bytes != theirs.files[name] { kept.append(name) }
  }

  // MARK: A file of the old edition

  private mutating func drop(_ id: PassageID, _ base: EditionFiles, _ bodies: inout BodyMerge) {
    guard let name = id.fileName else { return }
    if base.files[name] != nil, theirs.files[name] == nil, File.exists("\(folder)/\(name)") { removals.append(name) }
    guard alignment.successors(of: id).isEmpty, let mine = mines[id], let old = bases[id] else { return }
    // Sentences that went elsewhere took their edits along.
    guard let lost = bodies.lost(id) ?? (mine.head == old.head ? nil : Position(line: 2, column: 1)) else { return }
    conflicts.append(
      MergeConflict(
        path: mine.source.name, position: lost, mine: "", newName: name, newPosition: nil, new: "",
        problem: "was edited by hand, and the new text has no such part any more"))
    if choice == .keepMine || choice == .mark {
      let saved = "dropped/\(edition)/\(name)"
      writes[saved] = mine.source.bytes
      kept.append(saved)
    }
  }
}

extension PassageID {
  /// The passage's file below the plan's folder; nil for the opening, which plan.yml holds.
  var fileName: String? {
    switch self {
    case .opening: nil
    case .preamble: PlanFolder.preambleName
    case .chapter(let number): PlanFolder.chapterName(number)
    case .article(let number): PlanFolder.articleName(number)
    case .closing: PlanFolder.closingName
    }
  }
}
