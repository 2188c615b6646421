import Files

/// Gangmu's own templates, over which a user's folder lies file by file.
enum OwnTemplates {
  /// The folder: `Templates/`, or `share/gangmu/Templates/`, beside the program or in a folder above it; so a checkout
  /// has it, and a program that is installed with it. nil when there is none.
  static let path: String? = Program.folder.flatMap(find)

  static func find(above folder: String) -> String? {
    var folder = folder[...]
    while true {
      for name in ["Templates", "share/gangmu/Templates"] where isOwn("\(folder)/\(name)") {
        return "\(folder)/\(name)"
      }
      guard let slash = folder.lastIndex(of: "/") else { return nil }
      folder = folder[..<slash]
    }
  }

  /// Any folder may be called so; ours has every page.
  private static func isOwn(_ path: String) -> Bool {
    PageTemplate.allCases.allSatisfy { File.exists("\(path)/\($0.rawValue)\(TemplateSources.suffix)") }
  }
}
