import Publishing

/// `--format bibtex`.
enum BibTeXExport: PlanFileExport {
  static let abstract = "a record of the plan and one of each article for BibTeX"
  static let format = PlanFormat.bibtex
}
