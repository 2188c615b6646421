import Articles
import Links
import Revisions

/// `<plan>/changes.xml` (Atom, RFC 4287): what each edition changed, article by article, the newest first.
///
/// An edition's day is midnight UTC, as in `AtomFeed`. Addresses are whole where the site's own is known; else they are
/// relative to the feed, and the entries are named by URNs.
struct ChangesFeed {
  private let frame: EditionsFrame
  private let path: String

  static func file(_ frame: EditionsFrame) -> SiteFile {
    let feed = ChangesFeed(frame: frame, path: "\(frame.slug)/changes.xml")
    return SiteFile(path: feed.path, bytes: Array(feed.xml.utf8))
  }

  private var xml: String {
    let page = PageID.editions(frame.slug)
    let title = "\(frame.plan.settings.displayTitle) · \(frame.strings[.changesFeed])"
    let address = frame.site.address.map { $0.url(of: path) } ?? "changes.xml"
    var xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(XMLText.escaped(frame.site.language))">
      <title>\(XMLText.escaped(title))</title>
      <id>\(XMLText.escaped(name(of: page)))</id>
      <link rel="self" type="application/atom+xml" href="\(XMLText.escaped(address))"/>
      <link href="\(XMLText.escaped(url(of: page)))"/>
      <updated>\(time(frame.editions.count - 1))</updated>
      <author><name>\(XMLText.escaped(frame.plan.settings.body ?? frame.plan.settings.displayTitle))</name></author>

      """
    for new in frame.editions.indices.dropFirst().reversed() {
      guard let comparison = frame.comparison(from: new - 1, to: new) else { continue }
      for change in comparison.changes.changed { xml += entry(change, comparison) }
    }
    return xml + "</feed>\n"
  }

  private func entry(_ change: PassageChange, _ comparison: EditionComparison) -> String {
    guard let page = comparison.page(of: change, frame.slug) else { return "" }
    let caption = ChangeCaption(change, comparison, frame)
    let kinds = change.kinds.map { frame.strings[$0.word] }.joined(separator: "、")
    let label =
      caption.oldLabel.isEmpty || caption.newLabel.isEmpty || caption.oldLabel == caption.newLabel
      ? caption.label : "\(caption.oldLabel) → \(caption.newLabel)"
    let summary = ChangesPage.summary(change, frame.strings)
    return """
      <entry>
      <title>\(XMLText.escaped("\(caption.title.isEmpty ? label : "\(label) \(caption.title)")：\(kinds)"))</title>
      <id>\(XMLText.escaped(name(of: page)))</id>
      <link href="\(XMLText.escaped(url(of: page)))"/>
      <updated>\(time(comparison.new))</updated>
      <summary>\(XMLText.escaped(summary.isEmpty ? kinds : summary))</summary>
      </entry>

      """
  }

  private func url(of page: PageID) -> String {
    frame.site.address.map { $0.url(of: page) } ?? PageID.editions(frame.slug).url(to: page)
  }

  private func name(of page: PageID) -> String {
    frame.site.address.map { $0.url(of: page) } ?? "urn:x-gangmu:\(page.url)"
  }

  private func time(_ edition: Int) -> String { "\(frame.editions[edition].date)T00:00:00Z" }
}
