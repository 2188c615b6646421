import Articles
import Links
import Text

/// `feed.xml` (Atom, RFC 4287): the adopted texts, the newest first, for those who want to hear of a new edition.
///
/// A day has no time of day: an edition's is midnight UTC, so that the same text gives the same feed.
enum AtomFeed {
  static func file(_ library: Library, _ site: SiteFrame, at address: WebAddress) -> SiteFile {
    let plans = library.plans.sorted { ($0.edition, $1.slug) > ($1.edition, $0.slug) }
    let feed = address.url(of: "feed.xml")
    var xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(XMLText.escaped(library.settings.language))">
      <title>\(XMLText.escaped(site.title))</title>
      <id>\(address.base)</id>
      <link rel="self" type="application/atom+xml" href="\(XMLText.escaped(feed))"/>
      <link href="\(XMLText.escaped(address.base))"/>
      <updated>\(time(plans.first?.edition))</updated>
      <author><name>\(XMLText.escaped(site.title))</name></author>

      """
    for plan in plans { xml += entry(plan, site, at: address) }
    return SiteFile(path: "feed.xml", bytes: Array((xml + "</feed>\n").utf8))
  }

  private static func entry(_ plan: PlanContent, _ site: SiteFrame, at address: WebAddress) -> String {
    let url = address.url(of: PageID.plan(plan.slug))
    let author = plan.settings.body.map { "<author><name>\(XMLText.escaped($0))</name></author>\n" } ?? ""
    let summary = [plan.settings.title, plan.settings.note ?? ""].joined(separator: " ")
    return """
      <entry xml:lang="\(XMLText.escaped(plan.settings.language))">
      <title>\(XMLText.escaped("\(plan.settings.displayTitle) \(site.strings.date(plan.edition))"))</title>
      <id>\(XMLText.escaped("\(url)#\(plan.edition)"))</id>
      <link href="\(XMLText.escaped(url))"/>
      <updated>\(time(plan.edition))</updated>
      \(author)<summary>\(XMLText.escaped(summary))</summary>
      </entry>

      """
  }

  private static func time(_ date: CalendarDate?) -> String { "\(date?.description ?? "1970-01-01")T00:00:00Z" }
}
