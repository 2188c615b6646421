import Files

/// How a content security policy names a script or style that stands in a page (CSP Level 3, §2.3.1).
enum PolicyHash {
  static func of(_ content: [UInt8]) -> String { "sha256-\(Base64.text(Checksum(of: content).bytes))" }
}
