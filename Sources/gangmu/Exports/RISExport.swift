import Publishing

/// `--format ris`.
enum RISExport: PlanFileExport {
  static let abstract =
    "a record of the plan and one of each article for EndNote, Zotero and other reference managers (RIS)"
  static let format = PlanFormat.ris
}
