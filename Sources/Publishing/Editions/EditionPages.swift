/// All pages of a plan's editions.
enum EditionPages {
  static func files(_ frame: EditionsFrame, _ templates: TemplateFolder) -> [SiteFile] {
    frame.editions.indices.flatMap { edition in
      [DatedContents.file(edition, frame, templates)] + DatedPage.files(edition, frame, templates)
    }
  }
}
