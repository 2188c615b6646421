import Diagnostics
import Files

/// What an import does to the files of a plan that are there already.
///
/// Three versions of each file decide: `base`, what the current edition's text makes of it; `mine`, what lies there;
/// `theirs`, what the imported text makes of it. What only one side changed is taken from that side; what both changed
/// is an error, and then nothing is written.
struct Reconciliation {
  /// Files to write, by path below the plan's folder.
  private(set) var writes: [String: [UInt8]] = [:]
  /// Files that the imported text no longer makes, and nobody edited.
  private(set) var removals: [String] = []
  /// Files left alone because an editor changed them.
  private(set) var kept: [String] = []
  private(set) var problems: [Diagnostic] = []
  private let folder: String

  init(folder: String, base: [String: [UInt8]], theirs: [String: [UInt8]]) {
    self.folder = folder
    for path in Set(base.keys).union(theirs.keys).sorted() {
      do throws(Diagnostic) {
        let mine = File.exists("\(folder)/\(path)") ? try File.read("\(folder)/\(path)") : nil
        decide(path, base: base[path], mine: mine, theirs: theirs[path])
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func decide(_ path: String, base: [UInt8]?, mine: [UInt8]?, theirs: [UInt8]?) {
    if mine == theirs { return }
    guard let mine else {
      writes[path] = theirs
      return
    }
    if mine == base {
      if let theirs { writes[path] = theirs } else { removals.append(path) }
    } else if theirs == base {
      kept.append(path)
    } else {
      problems.append(conflict(path, base: base, mine: mine, theirs: theirs))
    }
  }

  private func conflict(_ path: String, base: [UInt8]?, mine: [UInt8], theirs: [UInt8]?) -> Diagnostic {
    let place = Position(line: Reconciliation.firstDifference(mine, base ?? []), column: 1)
    let problem =
      if base == nil {
        "is not from an import, and the imported text would take its place"
      } else if theirs == nil {
        "was edited by hand, and the imported text has no such part any more"
      } else {
        "was edited by hand, and the imported text differs too"
      }
    return Diagnostic(
      in: "\(folder)/\(path)", at: place, problem,
      remedy: "move the file away, import again, and make the edit anew")
  }

  /// The first line (from 1) in which two texts differ.
  private static func firstDifference(_ one: [UInt8], _ other: [UInt8]) -> Int {
    let common = zip(one, other).prefix { $0 == $1 }
    return common.count { $0.0 == 0x0A } + 1
  }
}
