import Diagnostics
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

extension TemplateFolder {
  /// Copies Gangmu's own templates, strings and assets into the folder `path`. A file that is there is left alone.
  ///
  /// Returns the paths of what was made, and of what was there.
  public static func copyOwn(to path: String) throws(DiagnosticList) -> (made: [String], kept: [String]) {
    guard let own = OwnTemplates.path else {
      throw DiagnosticList(
        Diagnostic(
          in: path, "has nothing to be copied from", remedy: "put Gangmu's folder Templates/ beside the program"))
    }
    return try DiagnosticList.of { () throws(Diagnostic) in
      var made: [String] = []
      var kept: [String] = []
      for file in try Folder.files(below: own) where !file.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      {
        let target = "\(path)/\(file)"
        if File.exists(target) {
          kept.append(target)
        } else {
          try Folder.create(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
          try File.replace(target, with: try File.read("\(own)/\(file)"))
          made.append(target)
        }
      }
      return (made, kept)
    }
  }
}
