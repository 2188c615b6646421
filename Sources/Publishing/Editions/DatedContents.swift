import Articles
import Links
import Revisions

/// `<plan>/2025-12-15/index.html`: the front of an edition, with title, note and contents.
enum DatedContents {
  static let schema =
    EditionsFrame.schema
    + TemplateSchema(
      text: [.edition, .editionText, .title, .note, .preambleURL, .closingURL],
      flags: [.hasNote, .hasPreamble, .hasClosing],
      lists: [.chapters: ContentsFragment.chapterSchema])

  static func file(_ edition: Int, _ frame: EditionsFrame, _ templates: TemplateFolder) -> SiteFile {
    let content = frame.editions[edition].content
    let page = PageID.dated(content.edition, .plan(frame.slug))
    let record = frame.record(
      page, title: frame.strings.text(.editionOf, ["editionText": frame.dateText(edition)]),
      description: content.settings.title + (content.settings.note ?? "")
    ).merging([
      .edition: .text(content.edition.description), .editionText: .text(frame.dateText(edition)),
      .title: .text(content.settings.title), .note: .text(content.settings.note ?? ""),
      .hasNote: .flag(content.settings.note != nil),
      .hasPreamble: .flag(content.preamble != nil), .hasClosing: .flag(content.closing != nil),
      .preambleURL: .text(page.url(to: frame.datedPage(of: .preamble, in: edition))),
      .closingURL: .text(page.url(to: frame.datedPage(of: .closing, in: edition))),
      // All pages of an edition lie beside each other, as those of the plan do.
      .chapters: ContentsFragment.chapters(of: content, from: .plan(frame.slug)),
    ])
    return SiteFile(page, templates.render(.datedcontents, record))
  }
}
