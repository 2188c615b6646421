import Diagnostics

/// Which template makes which page, where it lies, and which values it gets: from the same schemas that templates are
/// checked against.
public struct TemplateGuide: Sendable {
  public struct Entry: Sendable, Encodable {
    /// `article.mustache`.
    public let file: String
    /// The template that is used, as the user knows it.
    public let path: String
    /// Which page it makes; nil for a partial, which others include.
    public let page: String?
    public let values: [Value]
  }

  public struct Value: Sendable, Encodable {
    public let name: String
    /// `text`, `html`, `flag` or `list`.
    public let kind: String
    /// Of a list, the values of each of its items.
    public let items: [Value]
  }

  /// The templates that make pages, then the partials by name.
  public let entries: [Entry]

  public static func read(_ path: String) throws(DiagnosticList) -> TemplateGuide {
    var problems = DiagnosticCollector()
    let sources = try TemplateSources.read(try TemplateFolder.folders(path), &problems).templates
    let pages = PageTemplate.allCases.map(\.rawValue)
    let partials = sources.keys.filter { !pages.contains($0) }.sorted()
    return TemplateGuide(
      entries: PageTemplate.allCases.map { template in
        entry(template.rawValue, sources, page: template.page, TemplateGuide.values(template.schema))
      } + partials.map { entry($0, sources, page: nil, []) })
  }

  private static func entry(_ name: String, _ sources: [String: SourceText], page: String?, _ values: [Value]) -> Entry
  {
    Entry(file: name + TemplateSources.suffix, path: sources[name]?.name ?? "", page: page, values: values)
  }

  private static func values(_ schema: TemplateSchema) -> [Value] {
    schema.kinds.map { ($0.text, $1) }.sorted { $0.0 < $1.0 }.map { name, kind in
      switch kind {
      case .text: Value(name: name, kind: "text", items: [])
      case .html: Value(name: name, kind: "html", items: [])
      case .flag: Value(name: name, kind: "flag", items: [])
      case .list(let schema): Value(name: name, kind: "list", items: values(schema))
      }
    }
  }
}

extension PageTemplate {
  /// What the template makes.
  fileprivate var page: String {
    switch self {
    case .library: "index.html: all plans; of a single one, its front"
    case .search: "search.html"
    case .notfound: "404.html: what a host shows for an address that leads nowhere"
    case .offline: "offline.html: what a reader without a network sees for a page that was not kept"
    case .plan: "PLAN/index.html: a plan's front"
    case .contents: "the contents beside the text, made once a plan and given to its pages as contents"
    case .chapter: "PLAN/chapter-8.html: a chapter with its articles"
    case .article: "PLAN/28.html: an article"
    case .passage: "PLAN/preamble.html and PLAN/closing.html: the texts before and behind the chapters"
    case .single: "the one file of gangmu export --format single-file"
    case .term: "PLAN/terms/NAME.html: a term with every place where it stands"
    case .ledger: "PLAN/ledger.html: who does what of a plan and how far it is, where it has a ledger"
    case .body: "PLAN/bodies/NAME.html: the tasks of a body"
    case .map: "PLAN/map.html: the plan as a picture"
    case .terms: "PLAN/terms.html: the index of a plan's terms"
    case .full: "PLAN/full.html: the whole text on one page"
    case .dated: "PLAN/2025-12-15/28.html: an article, chapter, preamble or closing as an edition has it"
    case .datedcontents: "PLAN/2025-12-15/index.html: the front of an edition"
    case .editions: "PLAN/editions.html: the editions, where there are several"
    case .changes: "PLAN/changes/2025-12-15--2026-03-01/index.html: what changed between two editions"
    case .redline: "PLAN/changes/2025-12-15--2026-03-01/28.html: what changed in an article"
    case .comparison: "PLAN/changes/2025-12-15--2026-03-01/table.html: both texts side by side, to print"
    case .history: "PLAN/history/2025-12-15-28.html: an article over the editions"
    case .tombstone: "PLAN/41.html: what became of a number that the current text does not have"
    }
  }
}
