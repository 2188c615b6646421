import Diagnostics
import Text

/// `plan.yml`: what a plan is called and who adopted it.
///
/// Written by an import, then the editor's own.
public struct PlanSettings: Sendable, Hashable {
  /// The plan's title as its text gives it.
  public var title: String
  /// A short title for the head of a page; the title itself when there is none.
  public var shortTitle: String?
  /// The note of adoption as the text gives it, with its brackets; nil when there is none.
  public var note: String?
  /// The body that adopted the plan.
  public var body: String?
  /// How the headings are numbered that have a page of their own, `（一）`, where that is not found rightly in the text.
  public var articleLevel: String?
  /// How the headings above are numbered, `第一章 一、`; numbers of other kinds are text.
  public var chapterLevels: String?
  /// The language of the text, a tag (BCP 47).
  public var language = PlanSettings.defaultLanguage
  /// What an editor says of how articles became others.
  public var alignment: [AlignmentRule] = []

  /// The day as of which the ledger speaks; nil for that of its newest report.
  public var ledgerDate: CalendarDate?
  /// The day of the ledger's base values.
  public var ledgerBase: CalendarDate?
  /// Bodies of the ledger whose names are alike and which are not the same, divided by 、.
  public var ledgerBodies: String?

  public static let defaultLanguage = "zh-Hans"

  /// How paragraphs are told apart on a page.
  public var paragraphs = ParagraphStyle.indented
  /// How ASCII marks in Chinese text, `加快,推动`, are shown.
  public var punctuation = PunctuationStyle.fullWidth

  /// What is published of the plan's terms; nil for what site.yml says.
  public var terms: TermPublication?

  public enum ParagraphStyle: String, Sendable, CaseIterable {
    /// 首行缩进: the first line stands two characters in.
    case indented
    /// By the room between them.
    case block
  }

  public enum PunctuationStyle: String, Sendable, CaseIterable {
    /// As a printer would set them, `，`; what is copied and searched is the text's own.
    case fullWidth = "full-width"
    case asPublished = "as-published"
  }

  /// The names of the fields in the file.
  public enum Field: String, Sendable, CaseIterable {
    case title
    case shortTitle = "short_title"
    case note, body
    case articleLevel = "article_level"
    case chapterLevels = "chapter_levels"
    case language, paragraphs, punctuation
    case terms
    case ledgerDate = "ledger_date"
    case ledgerBase = "ledger_base"
    case ledgerBodies = "ledger_bodies"

    /// What the plan's text says itself.
    public static let imported: [Field] = [.title, .note, .body]
  }

  public subscript(field: Field) -> String? {
    switch field {
    case .title: title
    case .shortTitle: shortTitle
    case .note: note
    case .body: body
    case .articleLevel: articleLevel
    case .chapterLevels: chapterLevels
    case .language: language == PlanSettings.defaultLanguage ? nil : language
    case .paragraphs: paragraphs == .indented ? nil : paragraphs.rawValue
    case .punctuation: punctuation == .fullWidth ? nil : punctuation.rawValue
    case .terms: terms?.rawValue
    case .ledgerDate: ledgerDate?.description
    case .ledgerBase: ledgerBase?.description
    case .ledgerBodies: ledgerBodies
    }
  }

  public init(
    title: String, shortTitle: String? = nil, note: String? = nil, body: String? = nil, articleLevel: String? = nil,
    chapterLevels: String? = nil, language: String = PlanSettings.defaultLanguage
  ) {
    self.language = language
    self.articleLevel = articleLevel
    self.chapterLevels = chapterLevels
    self.title = title
    self.shortTitle = shortTitle
    self.note = note
    self.body = body
  }

  /// The file's bytes.
  public var yaml: [UInt8] {
    let lines = Field.allCases.compactMap { field in self[field].map { "\(field.rawValue): \(YAMLScalar.text($0))\n" } }
    return Array(lines.joined().utf8)
  }

  static func read(_ text: SourceText, slug: Slug, _ problems: inout DiagnosticCollector) throws(DiagnosticList)
    -> PlanSettings
  {
    let mapping = try YAMLMapping(
      text.string(0..<text.bytes.count), path: text.name, known: Field.allCases.map(\.rawValue) + ["alignment"],
      structured: ["alignment"], &problems)
    let language = mapping.value(
      Field.language.rawValue, LanguageTag.checked, expected: LanguageTag.example, &problems)
    var settings = PlanSettings(
      title: mapping.text("title") ?? slug.description, shortTitle: mapping.text("short_title"),
      note: mapping.text("note"), body: mapping.text("body"), articleLevel: mapping.text("article_level"),
      chapterLevels: mapping.text("chapter_levels"), language: language ?? defaultLanguage)
    settings.alignment = AlignmentRule.read(mapping, &problems)
    settings.paragraphs = choice(.paragraphs, in: mapping, &problems) ?? settings.paragraphs
    settings.punctuation = choice(.punctuation, in: mapping, &problems) ?? settings.punctuation
    settings.terms = choice(.terms, in: mapping, &problems)
    settings.ledgerDate = day(.ledgerDate, in: mapping, &problems)
    settings.ledgerBase = day(.ledgerBase, in: mapping, &problems)
    settings.ledgerBodies = mapping.text(Field.ledgerBodies.rawValue)
    return settings
  }

  private static func day(_ field: Field, in mapping: YAMLMapping, _ problems: inout DiagnosticCollector)
    -> CalendarDate?
  {
    mapping.value(field.rawValue, { CalendarDate(iso: $0) }, expected: "a day like 2026-03-01", &problems)
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ field: Field, in mapping: YAMLMapping, _ problems: inout DiagnosticCollector
  ) -> Choice? {
    let names = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: " or ")
    return mapping.value(field.rawValue, Choice.init(rawValue:), expected: names, &problems)
  }
}

/// `site.yml`: the library as a whole. Every field has a default.
public struct SiteSettings: Sendable, Hashable {
  /// The library's name; nil to use the only plan's title, or 规划库.
  public var title: String?
  /// A language tag (BCP 47) for the pages.
  public var language = "zh-Hans"
  /// Where the site will stand (`https://example.org/plans/`), for the few addresses that cannot be relative.
  public var baseURL: String?
  /// What is published of the terms of plans that do not say it themselves.
  public var terms = TermPublication.pages

  public init(title: String? = nil, language: String = "zh-Hans", baseURL: String? = nil) {
    self.title = title
    self.language = language
    self.baseURL = baseURL
  }

  static func read(_ text: SourceText, _ problems: inout DiagnosticCollector) throws(DiagnosticList) -> SiteSettings {
    let mapping = try YAMLMapping(
      text.string(0..<text.bytes.count), path: text.name, known: ["title", "language", "base_url", "terms"], &problems)
    let language = mapping.value("language", LanguageTag.checked, expected: LanguageTag.example, &problems)
    let baseURL = mapping.value(
      "base_url", { isWebAddress($0) ? $0 : nil }, expected: "an address like https://example.org/plans/", &problems)
    var settings = SiteSettings(title: mapping.text("title"), language: language ?? "zh-Hans", baseURL: baseURL)
    settings.terms =
      mapping.value("terms", TermPublication.init(rawValue:), expected: TermPublication.names, &problems) ?? .pages
    return settings
  }

  private static func isWebAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`{|}?#".utf8.contains($0) }
  }
}

/// Tags for languages (BCP 47).
private enum LanguageTag {
  static let example = "a language tag like zh-Hans"

  /// `text` when it has the form of a tag.
  static func checked(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag =
      (2...8).contains(parts.first?.utf8.count ?? 0)
      && parts.allSatisfy {
        (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
    return isTag ? text : nil
  }
}
