import Diagnostics
import Files
import Mustache

/// `Templates/`: the Mustache templates, parsed and checked, and the assets that go to the site as they are.
public struct TemplateFolder: Sendable {
  private let library: MustacheLibrary
  /// The files of `assets/`, by path below the site's folder.
  let assets: [SiteFile]

  private static let suffix = ".mustache"

  /// Reads the folder; throws everything that is wrong with any template.
  public static func read(_ path: String) throws(DiagnosticList) -> TemplateFolder {
    guard Folder.exists(path) else {
      throw DiagnosticList(
        Diagnostic(in: path, "does not exist", remedy: "name the folder of templates with --templates"))
    }
    var problems = DiagnosticCollector()
    var sources: [String: SourceText] = [:]
    var assets: [SiteFile] = []
    do throws(Diagnostic) {
      for file in try Folder.files(below: path) where !file.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      {
        if file.hasPrefix("assets/") {
          assets.append(SiteFile(path: file, bytes: try File.read("\(path)/\(file)")))
        } else if file.hasSuffix(suffix) {
          sources[String(file.dropLast(suffix.count))] = try File.readText("\(path)/\(file)")
        }
      }
    } catch {
      throw DiagnosticList(error)
    }
    let library = parse(sources, &problems)
    for template in PageTemplate.allCases where sources[template.rawValue] == nil {
      problems.report(
        Diagnostic(in: "\(path)/\(template.rawValue)\(suffix)", "does not exist", remedy: "add the template"))
    }
    try problems.throwErrors()
    var check = TemplateCheck(sources)
    for template in PageTemplate.allCases { check.check(template.rawValue, has: template.schema) }
    problems.report(contentsOf: check.problems)
    try problems.throwErrors()
    return TemplateFolder(library: library, assets: assets)
  }

  private static func parse(_ sources: [String: SourceText], _ problems: inout DiagnosticCollector) -> MustacheLibrary {
    var library = MustacheLibrary()
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      do {
        // The text as it is comes first, so that errors have their true places.
        _ = try MustacheTemplate(string: source.string(0..<source.bytes.count))
        try library.register(TemplateTag.withoutEngineEscaping(source), named: name)
      } catch {
        problems.report(diagnostic(error, source))
      }
    }
    return library
  }

  private static func diagnostic(_ error: any Error, _ source: SourceText) -> Diagnostic {
    guard let error = error as? MustacheTemplate.ParserError else {
      return Diagnostic(in: source.name, "does not parse", remedy: "check its tags")
    }
    let problem =
      switch error.error as? MustacheTemplate.Error {
      case .sectionCloseNameIncorrect: "this end tag does not fit the section that is open"
      case .expectedSectionEnd: "a section has no end"
      case .unfinishedName: "a tag has no end"
      case .illegalTokenInsideInheritSection, .textInsideInheritSection: "only blocks may stand in `{{<…}}`"
      default: "does not parse here"
      }
    let place = Position(line: error.context.lineNumber, column: max(error.context.columnNumber, 1))
    return Diagnostic(in: source.name, at: place, problem, remedy: "check the tags before this place")
  }

  /// The page of `record`.
  func render(_ template: PageTemplate, _ record: TemplateRecord) -> String {
    assert(template.schema.isFilled(by: record.schema), "\(template) has other values than its schema says")
    // `read` has made sure that the template is there.
    return library.render(record, withTemplate: template.rawValue) ?? ""
  }
}
