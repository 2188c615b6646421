import Diagnostics
import Files

/// The templates for a site in one language: the templates, parsed and checked, and what goes to the site beside the
/// pages.
public struct TemplateFolder: Sendable {
  /// The words of the interface.
  let strings: InterfaceStrings
  /// The files of `assets/`, by path below the site's folder; scripts with the words that they show.
  let assets: [SiteFile]
  /// Scripts and style sheets that become a part of something, by name: `sw.js`, `notfound.css`.
  let parts: [String: [UInt8]]
  /// Strings that nothing shows.
  public let warnings: [Diagnostic]
  /// By the name of the page's template.
  private let programs: [PageTemplate: TemplateProgram]

  /// The folder that is read when none is named.
  public static let defaultPath = "Templates"

  /// Reads Gangmu's own templates and those in the folder `path` over them; throws everything that is wrong with any
  /// template, script or strings file. The default folder need not be there.
  ///
  /// - Parameter language: that of the interface, a tag (BCP 47); there must be a strings file for it.
  public static func read(_ path: String, language: String) throws(DiagnosticList) -> TemplateFolder {
    var problems = DiagnosticCollector()
    let sources = try TemplateSources.read(try folders(path), &problems)
    let strings = strings(sources, language, path, &problems)
    // Only templates that parse, and all of them, can be looked at as pages.
    var parsing = DiagnosticCollector()
    let templates = parse(sources.templates, &parsing)
    for template in PageTemplate.allCases where sources.templates[template.rawValue] == nil {
      parsing.report(
        Diagnostic(
          in: "\(path)/\(template.rawValue)\(TemplateSources.suffix)", "does not exist", remedy: "add the template"))
    }
    problems.report(contentsOf: parsing.diagnostics)
    if parsing.hasErrors { throw DiagnosticList(problems.diagnostics) }
    let named = check(templates, sources, language, &problems)
    try problems.throwErrors()
    let compiler = TemplateCompiler(templates, strings)
    return TemplateFolder(
      strings: strings,
      assets: sources.assets.map { SiteFile(path: $0, bytes: $1) }
        + sources.scripts.map { SiteFile(path: $0, bytes: $1.filled(strings)) },
      parts: sources.parts.mapValues { $0.filled(strings) },
      warnings: problems.warnings + sources.catalog.unused(except: named),
      programs: Dictionary(
        uniqueKeysWithValues: PageTemplate.allCases.map {
          ($0, compiler.program($0.rawValue, $0.schema))
        }))
  }

  /// The folders that the templates named `path` are read from: ours, and the user's over it.
  public static func folders(_ path: String) throws(DiagnosticList) -> [String] {
    guard let own = OwnTemplates.path else {
      guard Folder.exists(path) else { throw DiagnosticList(missing(path)) }
      return [path]
    }
    if Folder.exists(path) { return Folder.isSame(own, path) ? [path] : [own, path] }
    guard path == defaultPath else { throw DiagnosticList(missing(path)) }
    return [own]
  }

  private static func missing(_ path: String) -> Diagnostic {
    Diagnostic(in: path, "does not exist", remedy: "name the folder of templates with --templates")
  }

  private static func strings(
    _ sources: TemplateSources, _ language: String, _ path: String, _ problems: inout DiagnosticCollector
  ) -> InterfaceStrings {
    if let strings = sources.catalog.strings(for: language) { return strings }
    let languages = sources.catalog.languages.map { "`\($0)`" }.joined(separator: ", ")
    problems.report(
      Diagnostic(
        in: "\(path)/\(StringsFile.path(of: language))", "does not exist",
        remedy: languages.isEmpty
          ? "add the words of the interface"
          : "set `language` in site.yml to one of \(languages), or translate one of their files"))
    return InterfaceStrings([:])
  }

  private static func parse(_ templates: [String: SourceText], _ problems: inout DiagnosticCollector)
    -> [String: ParsedTemplate]
  {
    var parsed: [String: ParsedTemplate] = [:]
    for (name, source) in templates.sorted(by: { $0.key < $1.key }) {
      do throws(Diagnostic) {
        parsed[name] = try ParsedTemplate(source)
      } catch {
        problems.report(error)
      }
    }
    return parsed
  }

  /// Reports what is wrong with templates that parse, and with strings; returns the names of the strings in use.
  private static func check(
    _ templates: [String: ParsedTemplate], _ sources: TemplateSources, _ language: String,
    _ problems: inout DiagnosticCollector
  ) -> Set<String> {
    var check = TemplateCheck(templates, sources.catalog)
    for template in PageTemplate.allCases { check.check(template.rawValue, has: template.schema) }
    problems.report(contentsOf: check.problems)
    let scripts = sources.scripts.merging(sources.parts) { $1 }
    for (_, script) in scripts.sorted(by: { $0.key < $1.key }) {
      problems.report(contentsOf: script.problems(sources.catalog))
    }
    let ownNames = Set(InterfaceString.allCases.map(\.rawValue))
    problems.report(contentsOf: sources.catalog.problems(of: language, requiring: ownNames))
    return scripts.values.reduce(into: ownNames.union(check.strings)) { $0.formUnion($1.names) }
  }

  /// The page of `record`.
  func render(_ template: PageTemplate, _ record: TemplateRecord) -> [UInt8] {
    assert(template.schema.isFilled(by: record.schema), "\(template) has other values than its schema says")
    var html: [UInt8] = []
    programs[template]?.fill(record, to: &html)
    return html
  }

  /// What makes the pages of a kind that have the values of `common` in common.
  func writer(_ template: PageTemplate, _ common: TemplateRecord) -> PageWriter {
    PageWriter(programs[template] ?? TemplateProgram(template.schema), common: common)
  }
}
