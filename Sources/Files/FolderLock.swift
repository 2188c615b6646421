import Diagnostics

extension Folder {
  /// Keeps other runs out of the folder while `work` runs (flock(2) on the folder itself, so no file is left behind
  /// when the process dies).
  public static func locked<Value>(_ path: String, _ work: () throws(DiagnosticList) -> Value)
    throws(DiagnosticList) -> Value
  {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DiagnosticList(File.failure(path, "cannot be opened", remedy: "check its permissions"))
    }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw DiagnosticList(Diagnostic(in: path, "is being written by another run", remedy: "wait for it to end"))
    }
    return try work()
  }
}
