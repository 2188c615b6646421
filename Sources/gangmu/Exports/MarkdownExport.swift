import Publishing

/// `--format markdown`.
enum MarkdownExport: PlanFileExport {
  static let abstract = "the whole plan as one Markdown document, its tables as those of GitHub Flavored Markdown"
  static let format = PlanFormat.markdown
}
