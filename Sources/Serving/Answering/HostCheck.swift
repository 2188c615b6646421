/// Whom a preview that only this machine shall see answers to.
///
/// A page from elsewhere can let its own host name lead to 127.0.0.1 (DNS rebinding) and then read what a browser on this
/// machine may read; its requests name that host.
struct HostCheck: Sendable {
  /// Whether the preview listens on this machine's loopback alone.
  let isLocal: Bool

  /// - Parameter field: the Host field of a request: `127.0.0.1:8080`.
  func accepts(_ field: String?) -> Bool {
    guard isLocal else { return true }
    guard let field = field?.lowercased() else { return false }
    let name = field.hasPrefix("[") ? field.prefix { $0 != "]" } + "]" : field.prefix { $0 != ":" }
    return name == "localhost" || name.hasSuffix(".localhost") || name == "[::1]" || HostCheck.isLoopback(name)
  }

  /// Whether this is an address of 127.0.0.0/8.
  private static func isLoopback(_ name: Substring) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
