import Articles
import Diagnostics
import Documents
import Files
import Revisions

/// `Content/<plan>/ledger.csv`: who does what of a plan until when, and how far it is, a row a sentence.
///
/// Everything in it was reported by somebody; what nobody filled in is not there.
public struct Ledger: Sendable {
  /// In the file's order.
  public let rows: [LedgerRow]
  /// The file, as the user knows it.
  public let path: String

  public init(rows: [LedgerRow], path: String) {
    self.rows = rows
    self.path = path
  }

  public static let fileName = "ledger.csv"

  public static func path(in folder: PlanFolder) -> String { "\(folder.path)/\(fileName)" }

  public static func exists(in folder: PlanFolder) -> Bool { File.exists(path(in: folder)) }

  /// Reads the ledger of a plan; reports everything that is wrong with it, and returns nil when any of it is an error.
  public static func read(
    in folder: PlanFolder, _ history: PlanHistory, _ settings: PlanSettings, _ problems: inout DiagnosticCollector
  ) -> Ledger? {
    let path = path(in: folder)
    do throws(Diagnostic) {
      return read(try Document.readTable(path), history, settings, &problems)
    } catch {
      problems.report(error)
      return nil
    }
  }

  static func read(
    _ text: SourceText, _ history: PlanHistory, _ settings: PlanSettings, _ problems: inout DiagnosticCollector
  ) -> Ledger? {
    var reader = LedgerReader(text, history, settings)
    let rows = reader.rows()
    problems.report(contentsOf: reader.inOrder)
    return reader.hasErrors ? nil : Ledger(rows: rows, path: text.name)
  }
}
