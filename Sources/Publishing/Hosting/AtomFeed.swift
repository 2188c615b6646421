import Articles
import Links
import Revisions
import Text

/// `feed.xml` (Atom, RFC 4287): the adopted texts, the newest first, for those who want to hear of a new edition.
///
/// A day has no time of day: an edition's is midnight UTC, so that the same text gives the same feed.
enum AtomFeed {
  /// An edition of a plan.
  struct Entry: Sendable {
    let plan: Slug
    let date: CalendarDate
    let xml: String
  }

  /// - Parameter entries: of all plans.
  static func file(_ entries: [Entry], _ settings: SiteSettings, _ site: SiteFrame, at address: WebAddress) -> SiteFile
  {
    let editions = entries.sorted { ($0.date, $1.plan) > ($1.date, $0.plan) }
    let feed = address.url(of: "feed.xml")
    var xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(XMLText.escaped(settings.language))">
      <title>\(XMLText.escaped(site.title))</title>
      <id>\(address.base)</id>
      <link rel="self" type="application/atom+xml" href="\(XMLText.escaped(feed))"/>
      <link href="\(XMLText.escaped(address.base))"/>
      <updated>\(time(editions.first?.date))</updated>
      <author><name>\(XMLText.escaped(site.title))</name></author>

      """
    for entry in editions { xml += entry.xml }
    return SiteFile(path: "feed.xml", bytes: Array((xml + "</feed>\n").utf8))
  }

  /// Those of one plan.
  static func entries(_ plan: PlanContent, _ history: PlanHistory?, _ site: SiteFrame, at address: WebAddress)
    -> [Entry]
  {
    (history?.editions.map(\.date) ?? [plan.edition]).map { date in
      Entry(plan: plan.slug, date: date, xml: entry(plan, date, site, at: address))
    }
  }

  private static func entry(
    _ plan: PlanContent, _ date: CalendarDate, _ site: SiteFrame, at address: WebAddress
  ) -> String {
    let url = address.url(of: PageID.plan(plan.slug))
    // The current edition is read at the plan's address, an earlier one at its own.
    let place = date == plan.edition ? url : address.url(of: "\(plan.slug)/\(date)/index.html")
    let author = plan.settings.body.map { "<author><name>\(XMLText.escaped($0))</name></author>\n" } ?? ""
    let summary = [plan.settings.title, plan.settings.note ?? ""].joined(separator: " ")
    return """
      <entry xml:lang="\(XMLText.escaped(plan.settings.language))">
      <title>\(XMLText.escaped("\(plan.settings.displayTitle) \(site.strings.date(date))"))</title>
      <id>\(XMLText.escaped("\(url)#\(date)"))</id>
      <link href="\(XMLText.escaped(place))"/>
      <updated>\(time(date))</updated>
      \(author)<summary>\(XMLText.escaped(summary))</summary>
      </entry>

      """
  }

  private static func time(_ date: CalendarDate?) -> String { "\(date?.description ?? "1970-01-01")T00:00:00Z" }
}
