import Diagnostics
import Files

/// The files of the templates folders, by what becomes of them: Gangmu's own, and the user's over them, file by file
/// (strings: name by name).
struct TemplateSources: Sendable {
  /// By name: the path without `.mustache`.
  private(set) var templates: [String: SourceText] = [:]
  /// By path below the folder.
  private(set) var scripts: [String: ScriptStrings] = [:]
  /// Scripts and style sheets beside the templates, which become a part of something: `sw.js`, `notfound.css`.
  private(set) var parts: [String: ScriptStrings] = [:]
  /// The other files of `assets/`, which go to the site as they are; by path too.
  private(set) var assets: [String: [UInt8]] = [:]
  private(set) var catalog = StringsCatalog()

  static let suffix = ".mustache"

  /// Reads the folders, of which a later one lies over those before it; what is wrong within a strings file is reported.
  /// Hidden files are left alone.
  static func read(_ folders: [String], _ problems: inout DiagnosticCollector) throws(DiagnosticList) -> TemplateSources
  {
    var sources = TemplateSources()
    do throws(Diagnostic) {
      for folder in folders {
        var strings: [StringsFile] = []
        for file in try Folder.files(below: folder)
        where !file.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
          let path = "\(folder)/\(file)"
          if let language = StringsFile.language(of: file) {
            strings.append(StringsFile.read(try File.readText(path), language: language, &problems))
          } else {
            try sources.add(file, at: path)
          }
        }
        sources.catalog.add(strings)
      }
    } catch {
      throw DiagnosticList(error)
    }
    return sources
  }

  private mutating func add(_ file: String, at path: String) throws(Diagnostic) {
    if file.hasPrefix("assets/"), file.hasSuffix(".js") {
      scripts[file] = ScriptStrings(try File.readText(path))
    } else if file.hasPrefix("assets/") {
      assets[file] = try File.read(path)
    } else if !file.contains("/"), file.hasSuffix(".js") || file.hasSuffix(".css") {
      parts[file] = ScriptStrings(try File.readText(path))
    } else if file.hasSuffix(TemplateSources.suffix) {
      templates[String(file.dropLast(TemplateSources.suffix.count))] = try File.readText(path)
    }
  }
}
