/// A form in which a plan is published for other programs: `<plan>/plan.json` and its like. EXPORTS.md beside this file
/// describes them.
public enum PlanFormat: String, Sendable, CaseIterable {
  case json, markdown, text
  case akomaNtoso = "akoma-ntoso"
  case ris, bibtex
  case bulk = "ndjson"

  static let fileNames = Set(allCases.map(\.fileName))

  /// The file's name in the plan's folder.
  public var fileName: String {
    switch self {
    case .json: "plan.json"
    case .markdown: "plan.md"
    case .text: "plan.txt"
    case .akomaNtoso: "plan.akn.xml"
    case .ris: "plan.ris"
    case .bibtex: "plan.bib"
    case .bulk: "plan.ndjson"
    }
  }

  /// As a host should name it (IANA where it is registered).
  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .markdown: "text/markdown"
    case .text: "text/plain"
    case .akomaNtoso: "application/akn+xml"
    case .ris: "application/x-research-info-systems"
    case .bibtex: "application/x-bibtex"
    case .bulk: "application/x-ndjson"
    }
  }

  /// What it is called, in every language.
  var name: String {
    switch self {
    case .json: "JSON"
    case .markdown: "Markdown"
    case .text: "TXT"
    case .akomaNtoso: "Akoma Ntoso"
    case .ris: "RIS"
    case .bibtex: "BibTeX"
    case .bulk: "NDJSON"
    }
  }

  /// What it is for.
  var purpose: InterfaceString {
    switch self {
    case .json: .dataJSON
    case .markdown: .dataMarkdown
    case .text: .dataText
    case .akomaNtoso: .dataAkomaNtoso
    case .ris, .bibtex: .dataCitations
    case .bulk: .dataBulk
    }
  }

  /// The file's bytes; nil when the plan's texts do not say enough for it.
  func bytes(_ source: PlanExport) -> [UInt8]? {
    switch self {
    case .json: PlanJSON.bytes(source)
    case .markdown: PlanMarkdown.bytes(source)
    case .text: source.layout.map { Array(source.plan.text($0).utf8) }
    case .akomaNtoso: AkomaNtoso.bytes(source)
    case .ris: RISFile.bytes(source)
    case .bibtex: BibTeXFile.bytes(source)
    case .bulk: BulkDocuments.bytes(source)
    }
  }
}
