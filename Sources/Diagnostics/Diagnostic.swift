/// One thing that is wrong with the input, where it is, and what to do about it.
///
/// Its description is `path:line:column: error: what is wrong; what to do`, the form that editors and compilers share,
/// so that a click leads to the place.
public struct Diagnostic: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Severity: String, Sendable {
    /// The work cannot go on.
    case error
    /// The work goes on; `--strict` makes it fail.
    case warning
    /// Nothing is wrong, but who asked should know.
    case note
  }

  /// The file or folder, as the user named it.
  public let path: String
  /// Where in the file; nil when the whole file or folder is meant.
  public let position: Position?
  public let severity: Severity
  /// What is wrong, in one clause.
  public let problem: String
  /// What to do about it, in one clause.
  public let remedy: String

  public init(
    _ severity: Severity = .error, in path: String, at position: Position? = nil, _ problem: String, remedy: String
  ) {
    self.path = path
    self.position = position
    self.severity = severity
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(path)\(place): \(severity.rawValue): \(problem); \(remedy)"
  }
}

/// Everything that is wrong, found in one run; never empty.
public struct DiagnosticList: Error, Sendable, CustomStringConvertible {
  public let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }

  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }

  /// Runs `work`, which stops at its first problem, where a list of problems is passed on.
  public static func of<Value>(_ work: () throws(Diagnostic) -> Value) throws(DiagnosticList) -> Value {
    do {
      return try work()
    } catch {
      throw DiagnosticList(error)
    }
  }
}

/// Gathers what is wrong while the work goes on, so that a run reports all problems and not the first.
public struct DiagnosticCollector: Sendable {
  public private(set) var diagnostics: [Diagnostic] = []

  public init() {}

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  public var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }
  public var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

  public mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  public mutating func report(contentsOf others: some Sequence<Diagnostic>) {
    diagnostics.append(contentsOf: others)
  }

  /// Runs `work`; what it throws is kept and nil comes back.
  public mutating func collect<Value>(_ work: () throws(DiagnosticList) -> Value) -> Value? {
    do {
      return try work()
    } catch {
      diagnostics.append(contentsOf: error.diagnostics)
      return nil
    }
  }

  /// Throws all that was gathered when any of it is an error; with `strict`, a warning is enough.
  public func throwErrors(strict: Bool = false) throws(DiagnosticList) {
    if hasErrors || strict && hasWarnings { throw DiagnosticList(diagnostics) }
  }
}
