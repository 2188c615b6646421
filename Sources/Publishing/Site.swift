import Diagnostics

/// A whole site in memory: every file that a library and its templates make.
public struct Site: Sendable {
  /// By path.
  public let files: [SiteFile]
  public let pageCount: Int
  /// What is worth knowing of the texts and no fault of them: documents that they name and the library does not hold.
  public let notes: [Diagnostic]

  public init(_ files: [SiteFile], pageCount: Int, notes: [Diagnostic]) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.pageCount = pageCount
    self.notes = notes
  }
}
