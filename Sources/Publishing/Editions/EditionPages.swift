/// All pages of a plan's editions; EDITIONS.md beside this file lists them.
enum EditionPages {
  static func files(_ frame: EditionsFrame, _ templates: TemplateFolder) -> [SiteFile] {
    let dated = frame.editions.indices.flatMap { edition in
      [DatedContents.file(edition, frame, templates)] + DatedPage.files(edition, frame, templates)
    }
    guard frame.isRevised else { return dated }
    let compared = frame.comparisons.flatMap { comparison in
      [ChangesPage.file(comparison, frame, templates), ComparisonPage.file(comparison, frame, templates)]
        + RedlinePage.files(comparison, frame, templates)
    }
    return dated + [EditionsPage.file(frame, templates)] + HistoryPage.files(frame, templates) + compared
      + TombstonePage.files(frame, templates)
  }

  /// What scripts and other programs are told of the editions.
  static func data(_ frame: EditionsFrame) -> [SiteFile] {
    frame.isRevised ? [RenumberingFile.file(frame), CitationsFile.file(frame), ChangesFeed.file(frame)] : []
  }
}
