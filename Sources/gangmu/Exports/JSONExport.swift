import Publishing

/// `--format json`.
enum JSONExport: PlanFileExport {
  static let abstract = """
    everything that the site knows of the plan, down to its sentences, for programs; `plan.schema.json` among the site's \
    assets describes every field
    """
  static let format = PlanFormat.json
}
