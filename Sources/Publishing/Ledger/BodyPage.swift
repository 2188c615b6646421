import Ledgers
import Links

/// `<plan>/bodies/….html`: the tasks of a body.
enum BodyPage {
  static let schema = TemplateSchema(
    text: [.name, .leadCount, .shareCount, .lateCount, .ledgerDay, .planURL, .ledgerURL],
    html: [.leads, .shares], flags: [.hasLeads, .hasShares, .hasLate])

  static func files(_ frame: LedgerFrame, _ templates: TemplateFolder) -> [SiteFile] {
    frame.bodies.map { body in
      let writer = TaskWriter(frame: frame, page: body.page)
      let title = "\(body.name) · \(frame.strings[.ledger])"
      let late = (body.leads + body.shares).count { frame.isLate($0) }
      let record = frame.frame.record(body.page, title: title, text: title.utf8).merging([
        .name: .text(body.name), .leadCount: .number(body.leads.count),
        .shareCount: .number(body.shares.count),
        .lateCount: .number(late), .hasLate: .flag(late > 0), .ledgerDay: .text(frame.dayText),
        .planURL: .text(body.page.url(to: .plan(frame.slug))),
        .ledgerURL: .text(body.page.url(to: .ledger(frame.slug))),
        .hasLeads: .flag(!body.leads.isEmpty), .hasShares: .flag(!body.shares.isEmpty),
        .leads: cards(body.leads, writer), .shares: cards(body.shares, writer),
      ])
      return SiteFile(body.page, templates.render(.body, record))
    }
  }

  private static func cards(_ tasks: [PlanLedger.Task], _ writer: TaskWriter) -> TemplateValue {
    var html = HTMLFragment()
    writer.cards(writer.frame.lateFirst(tasks), .text, to: &html)
    return html.value
  }
}
