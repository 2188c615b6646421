import Diagnostics
import Files

/// The files of a templates folder, by what becomes of them.
struct TemplateSources: Sendable {
  /// By name: the path without `.mustache`.
  private(set) var templates: [String: SourceText] = [:]
  /// By path below the folder.
  private(set) var scripts: [String: ScriptStrings] = [:]
  /// The other files of `assets/`, which go to the site as they are.
  private(set) var assets: [SiteFile] = []
  private(set) var catalog = StringsCatalog()

  static let suffix = ".mustache"

  /// Reads the folder; what is wrong within a strings file is reported. Hidden files are left alone.
  static func read(_ path: String, _ problems: inout DiagnosticCollector) throws(DiagnosticList) -> TemplateSources {
    guard Folder.exists(path) else {
      throw DiagnosticList(
        Diagnostic(in: path, "does not exist", remedy: "name the folder of templates with --templates"))
    }
    var sources = TemplateSources()
    do throws(Diagnostic) {
      for file in try Folder.files(below: path) where !file.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      {
        try sources.add(file, at: "\(path)/\(file)", &problems)
      }
    } catch {
      throw DiagnosticList(error)
    }
    return sources
  }

  private mutating func add(_ file: String, at path: String, _ problems: inout DiagnosticCollector) throws(Diagnostic) {
    if file.hasPrefix("assets/"), file.hasSuffix(".js") {
      scripts[file] = ScriptStrings(try File.readText(path))
    } else if file.hasPrefix("assets/") {
      assets.append(SiteFile(path: file, bytes: try File.read(path)))
    } else if let language = StringsFile.language(of: file) {
      catalog.add(StringsFile.read(try File.readText(path), language: language, &problems))
    } else if file.hasSuffix(TemplateSources.suffix) {
      templates[String(file.dropLast(TemplateSources.suffix.count))] = try File.readText(path)
    }
  }
}
