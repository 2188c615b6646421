/// The program that runs.
public enum Program {
  /// Its file, links resolved; nil when the system does not tell.
  public static var path: String? {
    #if os(Linux)
      realPath("/proc/self/exe")
    #else
      CommandLine.arguments.first.flatMap(realPath)
    #endif
  }

  /// The folder that its file lies in, links resolved; nil when the system does not tell.
  public static var folder: String? {
    path.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
  }

  /// The folder for what programs keep to be faster and can be without (XDG Base Directory Specification); nil when there is
  /// none.
  public static var cacheFolder: String? {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    // The specification wants whole paths, and others to be ignored.
    if let folder = value("XDG_CACHE_HOME"), folder.hasPrefix("/") { return folder }
    return value("HOME").map { "\($0)/.cache" }
  }

  /// The path with all links resolved. What is still to be made is named by the folder that it will stand in, so that its path
  /// is the same before and after.
  public static func realPath(_ path: String) -> String? {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let names = path.split(separator: "/")
    guard path != ".", let name = names.last else { return nil }
    let folder = names.dropLast().joined(separator: "/")
    guard let stands = realPath(path.hasPrefix("/") ? "/\(folder)" : folder.isEmpty ? "." : folder) else { return nil }
    return stands == "/" ? "/\(name)" : "\(stands)/\(name)"
  }
}
