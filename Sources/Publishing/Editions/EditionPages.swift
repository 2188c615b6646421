/// All pages of a plan's editions; EDITIONS.md beside this file lists them.
enum EditionPages {
  static func make(_ frame: EditionsFrame, _ templates: TemplateFolder, to files: inout MadeFiles) {
    for edition in frame.editions.indices {
      files.add(page: DatedContents.file(edition, frame, templates))
      DatedPage.make(edition, frame, templates, to: &files)
    }
    guard frame.isRevised else { return }
    for page in comparing(frame, templates) { files.add(page: page) }
    for file in data(frame) { files.add(file) }
  }

  /// The pages of what became of the plan from edition to edition.
  private static func comparing(_ frame: EditionsFrame, _ templates: TemplateFolder) -> [SiteFile] {
    let compared = frame.comparisons.flatMap { comparison in
      [ChangesPage.file(comparison, frame, templates), ComparisonPage.file(comparison, frame, templates)]
        + RedlinePage.files(comparison, frame, templates)
    }
    return [EditionsPage.file(frame, templates)] + HistoryPage.files(frame, templates) + compared
      + TombstonePage.files(frame, templates)
  }

  /// What scripts and other programs are told of the editions.
  private static func data(_ frame: EditionsFrame) -> [SiteFile] {
    [RenumberingFile.file(frame), CitationsFile.file(frame), ChangesFeed.file(frame)]
  }
}
