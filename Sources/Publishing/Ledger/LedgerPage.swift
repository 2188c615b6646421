import Articles
import Ledgers
import Links

/// `<plan>/ledger.html`: who does what of a plan until when, and how far it is.
enum LedgerPage {
  static let schema = TemplateSchema(
    text: [.ledgerDay, .taskCount, .filledCount, .unfilledCount, .lateCount, .tableURL],
    html: [.states, .late, .indicators, .chapters, .bodies, .gone],
    flags: [.hasDay, .hasLate, .hasIndicators, .hasBodies, .hasGone])

  static func file(_ frame: LedgerFrame, _ templates: TemplateFolder) -> SiteFile {
    let page = PageID.ledger(frame.slug)
    let writer = TaskWriter(frame: frame, page: page)
    let filled = frame.ledger.filled
    let late = frame.lateFirst(filled).filter { frame.isLate($0) }
    let indicators = filled.filter { $0.row.indicator != nil }
    let sentences = frame.frame.plan.articles.reduce(0) { $0 + $1.body.prose.sentences.count }
    let unfilled = frame.frame.plan.articles.reduce(0) { $0 + frame.unreported(of: $1).count }
    let record = frame.frame.record(
      page, title: frame.strings[.ledger], text: frame.strings[.ledgerDescription].utf8
    ).merging([
      .ledgerDay: .text(frame.dayText), .hasDay: .flag(frame.ledger.day != nil),
      .taskCount: .number(sentences),
      .filledCount: .number(sentences - unfilled), .unfilledCount: .number(unfilled),
      .lateCount: .number(late.count), .tableURL: .text(Ledger.fileName),
      .states: states(filled, unfilled: unfilled, frame),
      .hasLate: .flag(!late.isEmpty), .late: html { writer.cards(late, .text, to: &$0) },
      .hasIndicators: .flag(!indicators.isEmpty),
      .indicators: html { self.indicators(indicators, writer, to: &$0) },
      .chapters: html { chapters(writer, to: &$0) },
      .hasBodies: .flag(!frame.bodies.isEmpty), .bodies: html { bodies(writer, to: &$0) },
      .hasGone: .flag(!frame.ledger.gone.isEmpty),
      .gone: html { writer.cards(frame.ledger.gone, .text, to: &$0) },
    ])
    return SiteFile(page, templates.render(.ledger, record))
  }

  private static func html(_ write: (inout HTMLFragment) -> Void) -> TemplateValue {
    var html = HTMLFragment()
    write(&html)
    return html.value
  }

  // MARK: By state

  /// A bar for each state, as a share of all tasks; of one that nobody reported there is no bar but a number.
  private static func states(_ filled: [PlanLedger.Task], unfilled: Int, _ frame: LedgerFrame) -> TemplateValue {
    let total = max(filled.count + unfilled, 1)
    return html { html in
      html.markup("<ol class=\"states\">")
      for status in TaskStatus.allCases {
        let count = filled.count { $0.row.status == status }
        line(frame.strings.status(status), count, TaskWriter.bar(Double(count) / Double(total)), to: &html)
      }
      let silent = unfilled + filled.count { $0.row.status == nil }
      line(frame.strings[.unreported], silent, TaskWriter.bar(0), to: &html)
      html.markup("</ol>")
    }
  }

  private static func line(_ label: String, _ count: Int, _ bar: HTMLFragment, to html: inout HTMLFragment) {
    html.markup("<li><span class=\"states-label\">")
    html.text(label)
    html.markup("</span>")
    html.fragment(bar)
    html.markup("<span class=\"states-count\">")
    html.number(count)
    html.markup("</span></li>")
  }

  // MARK: Indicators

  /// Charts, and below them all values as a table.
  private static func indicators(_ tasks: [PlanLedger.Task], _ writer: TaskWriter, to html: inout HTMLFragment) {
    let strings = writer.frame.strings
    var charts = HTMLFragment()
    for task in tasks {
      guard let indicator = task.row.indicator,
        let chart = IndicatorChart(indicator, task.row, writer.frame.ledger, strings)
      else { continue }
      charts.markup("<li><figure><figcaption")
      writer.language(to: &charts)
      charts.markup(">")
      charts.text(indicator.name + (indicator.unit.map { "（\($0)）" } ?? ""))
      charts.markup("</figcaption>")
      charts.fragment(chart.svg)
      charts.markup("</figure></li>")
    }
    if !charts.bytes.isEmpty {
      html.markup("<ul class=\"charts\">")
      html.fragment(charts)
      html.markup("</ul>")
    }
    html.markup(
      "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"indicators-title\"><table><thead><tr>")
    let columns: [InterfaceString] = [
      .indicator, .indicatorNature, .indicatorBase, .indicatorCurrent, .indicatorTarget, .taskDeadline,
      .indicatorStraight,
    ]
    for column in columns {
      html.markup("<th scope=\"col\">")
      html.text(strings[column])
      html.markup("</th>")
    }
    html.markup("</tr></thead><tbody>")
    for task in tasks { if let indicator = task.row.indicator { row(indicator, task, writer, to: &html) } }
    html.markup("</tbody></table></div>")
  }

  private static func row(
    _ indicator: ReportedIndicator, _ task: PlanLedger.Task, _ writer: TaskWriter, to html: inout HTMLFragment
  ) {
    let strings = writer.frame.strings
    let place = writer.frame.place(of: task, from: writer.page)
    html.markup("<tr><th scope=\"row\"><a href=\"")
    html.text(place.url)
    html.markup("\"")
    writer.language(to: &html)
    html.markup(">")
    html.text(indicator.name)
    html.markup("</a></th>")
    let straight = IndicatorChart.straight(indicator, task.row, writer.frame.ledger)
    let cells: [String?] = [
      indicator.nature.map(strings.nature), indicator.base?.text(indicator.unit),
      indicator.current?.text(indicator.unit),
      indicator.target?.text(indicator.unit), task.row.deadline.map { strings.date($0) },
    ]
    for cell in cells {
      html.markup("<td>")
      if let cell { html.text(cell) } else { writer.missing(to: &html) }
      html.markup("</td>")
    }
    html.markup("<td>")
    html.text(straight.map { $0 + (indicator.unit ?? "") } ?? "—")
    html.markup("</td></tr>")
  }

  // MARK: By chapter and by body

  private static func chapters(_ writer: TaskWriter, to html: inout HTMLFragment) {
    let frame = writer.frame
    for chapter in frame.frame.plan.chapters {
      let count = chapter.articles.reduce(0) { $0 + $1.body.prose.sentences.count }
      guard count > 0 else { continue }
      let tasks = chapter.articles.flatMap { frame.tasks(of: $0.number) }
      let silent = chapter.articles.map { ($0, frame.unreported(of: $0).count) }.filter { $0.1 > 0 }
      let silentCount = silent.reduce(0) { $0 + $1.1 }
      html.markup("<section class=\"ledger-chapter\"><h3><a href=\"")
      html.text(writer.page.url(to: .chapter(frame.slug, chapter.number)))
      html.markup("\"")
      writer.language(to: &html)
      html.markup("><span class=\"label\">")
      html.text(chapter.label)
      html.markup("</span> ")
      html.text(chapter.heading.title)
      html.markup("</a></h3><p class=\"ledger-counts\">")
      html.text(
        frame.strings.text(
          .ledgerCounts,
          [
            "count": String(count), "filled": String(count - silentCount), "unfilled": String(silentCount),
          ]))
      html.markup("</p>")
      if !tasks.isEmpty { writer.lines(tasks, to: &html) }
      if !silent.isEmpty { self.silent(silent, writer, to: &html) }
      html.markup("</section>\n")
    }
  }

  /// The articles with sentences for which nobody filled anything in, and how many those are.
  private static func silent(_ articles: [(Article, Int)], _ writer: TaskWriter, to html: inout HTMLFragment) {
    html.markup("<p class=\"silent\">")
    writer.missing(to: &html)
    for (article, count) in articles {
      html.markup(" <a href=\"")
      html.text(writer.page.url(to: .article(article.id)))
      html.markup("\"")
      writer.language(to: &html)
      html.markup(">")
      html.text(article.label)
      html.markup("</a> <span class=\"silent-count\">")
      html.text(writer.frame.strings.text(.sentencesCounted, ["count": String(count)]))
      html.markup("</span>")
    }
    html.markup("</p>")
  }

  private static func bodies(_ writer: TaskWriter, to html: inout HTMLFragment) {
    let strings = writer.frame.strings
    html.markup("<ul class=\"bodies\">")
    for body in writer.frame.bodies {
      html.markup("<li><a href=\"")
      html.text(writer.page.url(to: body.page))
      html.markup("\"")
      writer.language(to: &html)
      html.markup(">")
      html.text(body.name)
      html.markup("</a> <span class=\"body-counts\">")
      let counts = [
        (InterfaceString.bodyLeadCount, body.leads.count), (.bodyShareCount, body.shares.count),
      ]
      html.text(
        counts.filter { $0.1 > 0 }.map { strings.text($0.0, ["count": String($0.1)]) }
          .joined(separator: strings[.listSeparator]))
      html.markup("</span>")
      let late = (body.leads + body.shares).count { writer.frame.isLate($0) }
      if late > 0 {
        html.markup(" <span class=\"state state-late\">")
        html.text("\(strings[.taskLate]) \(late)")
        html.markup("</span>")
      }
      html.markup("</li>")
    }
    html.markup("</ul>")
  }
}
