/// The program that runs.
public enum Program {
  /// The folder that its file lies in, links resolved; nil when the system does not tell.
  public static var folder: String? {
    #if os(Linux)
      let path = realPath("/proc/self/exe")
    #else
      let path = CommandLine.arguments.first.flatMap(realPath)
    #endif
    return path.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
