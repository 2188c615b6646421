import Ledgers
import Links

/// Writes tasks into a page.
struct TaskWriter {
  let frame: LedgerFrame
  let page: PageID

  private var strings: InterfaceStrings { frame.strings }

  /// What a card begins with.
  enum Head {
    /// Where the sentence is, and its text.
    case text
    /// Where it is, and its first words: the text stands above.
    case beginning
  }

  /// Cards, one below the other.
  func cards(_ tasks: [PlanLedger.Task], _ head: Head, to html: inout HTMLFragment) {
    html.markup("<ol class=\"tasks-list\">")
    for task in tasks { card(task, head, to: &html) }
    html.markup("</ol>")
  }

  private func card(_ task: PlanLedger.Task, _ head: Head, to html: inout HTMLFragment) {
    html.markup("<li class=\"task\"><p class=\"task-head\">")
    link(task, isShort: head == .beginning, to: &html)
    late(task, to: &html)
    html.markup("</p><p class=\"task-text\"")
    language(to: &html)
    html.markup(">")
    switch head {
    case .text: html.text(task.row.text)
    case .beginning: html.text(TaskWriter.beginning(task.row.text, 30))
    }
    html.markup("</p>")
    notes(task, to: &html)
    facts(task, to: &html)
    if let indicator = task.row.indicator { chart(indicator, task, to: &html) }
    html.markup("</li>\n")
  }

  /// Lines of a table, without the sentences' whole texts.
  func lines(_ tasks: [PlanLedger.Task], to html: inout HTMLFragment) {
    html.markup("<ol class=\"task-lines\">")
    for task in tasks {
      html.markup("<li><span class=\"line-task\">")
      link(task, isShort: false, to: &html)
      html.markup(" <span")
      language(to: &html)
      html.markup(">")
      html.text(TaskWriter.beginning(task.row.text, 36))
      html.markup("</span></span><span class=\"line-body\"")
      language(to: &html)
      html.markup(">")
      bodies(task.row.leads, to: &html)
      html.markup("</span><span class=\"line-time\">")
      if let deadline = task.row.deadline { html.text(strings.date(deadline)) } else { missing(to: &html) }
      late(task, to: &html)
      html.markup("</span><span class=\"line-state\">")
      status(task, to: &html)
      html.markup("</span>")
      progress(task.row.progress, to: &html)
      html.markup("</li>\n")
    }
    html.markup("</ol>")
  }

  /// The first characters of a text, for a place where the whole of it is a click away.
  static func beginning(_ text: String, _ count: Int) -> String {
    text.count <= count + 1 ? text : text.prefix(count) + "…"
  }

  // MARK: Parts

  /// - Parameter isShort: whether the article is left out, on its own page.
  private func link(_ task: PlanLedger.Task, isShort: Bool, to html: inout HTMLFragment) {
    let place = frame.place(of: task, from: page, isShort: isShort)
    html.markup("<a class=\"task-place\" href=\"")
    html.text(place.url)
    html.markup("\"")
    language(to: &html)
    html.markup(">")
    html.text(place.label)
    html.markup("</a>")
  }

  private func late(_ task: PlanLedger.Task, to html: inout HTMLFragment) {
    guard frame.isLate(task) else { return }
    html.markup(" <span class=\"state state-late\">")
    html.text(strings[.taskLate])
    html.markup("</span>")
  }

  private func status(_ task: PlanLedger.Task, to html: inout HTMLFragment) {
    guard let status = task.row.status else {
      missing(to: &html)
      return
    }
    html.markup("<span class=\"state state-")
    html.text("\(status)")
    html.markup("\">")
    html.text(strings.status(status))
    html.markup("</span>")
  }

  private func notes(_ task: PlanLedger.Task, to html: inout HTMLFragment) {
    guard task.isReworded || !task.otherPlaces.isEmpty else { return }
    html.markup("<p class=\"task-note\">")
    if !task.otherPlaces.isEmpty {
      let others = task.otherPlaces.map { "\($0.number)" }.joined(separator: strings[.listSeparator])
      html.text(strings.text(.taskSplit, ["sentences": others]))
    } else {
      html.text(strings[.taskReworded])
    }
    html.markup("</p>")
  }

  private func facts(_ task: PlanLedger.Task, to html: inout HTMLFragment) {
    let row = task.row
    html.markup("<dl class=\"task-facts\">")
    fact(.taskLeads, to: &html) { bodies(row.leads, to: &$0) }
    fact(.taskBodies, to: &html) { bodies(row.bodies, to: &$0) }
    fact(.taskDeadline, to: &html) { html in
      if let deadline = row.deadline { html.text(strings.date(deadline)) } else { missing(to: &html) }
    }
    fact(.taskStatus, to: &html) { status(task, to: &$0) }
    fact(.taskProgress, to: &html) { progress(row.progress, to: &$0) }
    if let indicator = row.indicator {
      fact(.indicator, to: &html) { values(of: indicator, to: &$0) }
    }
    fact(.taskUpdated, to: &html) { html in
      if let updated = row.updated { html.text(strings.date(updated)) } else { missing(to: &html) }
    }
    fact(.taskSource, to: &html) { html in
      if let source = row.source {
        html.markup("<span")
        language(to: &html)
        html.markup(">")
        html.text(source)
        html.markup("</span>")
      } else {
        missing(to: &html)
      }
    }
    html.markup("</dl>")
  }

  private func fact(_ label: InterfaceString, to html: inout HTMLFragment, _ value: (inout HTMLFragment) -> Void) {
    html.markup("<div><dt>")
    html.text(strings[label])
    html.markup("</dt><dd>")
    value(&html)
    html.markup("</dd></div>")
  }

  /// 高标准农田（约束性）：基期值 50万亩，目标值 60万亩，当前值 52.5万亩.
  private func values(of indicator: ReportedIndicator, to html: inout HTMLFragment) {
    html.markup("<span")
    language(to: &html)
    html.markup(">")
    html.text(indicator.name)
    html.markup("</span> ")
    if let nature = indicator.nature {
      html.markup("<span class=\"nature\">")
      html.text(strings.nature(nature))
      html.markup("</span> ")
    }
    for (label, number) in [
      (InterfaceString.indicatorBase, indicator.base), (.indicatorCurrent, indicator.current),
      (.indicatorTarget, indicator.target),
    ] {
      html.markup("<span class=\"value\"><span class=\"value-label\">")
      html.text(strings[label])
      html.markup("</span> ")
      if let number { html.text(number.text(indicator.unit)) } else { missing(to: &html) }
      html.markup("</span> ")
    }
  }

  func chart(_ indicator: ReportedIndicator, _ task: PlanLedger.Task, to html: inout HTMLFragment) {
    guard let chart = IndicatorChart(indicator, task.row, frame.ledger, strings) else { return }
    html.fragment(chart.svg)
  }

  func bodies(_ names: [String], to html: inout HTMLFragment) {
    if names.isEmpty { missing(to: &html) }
    for (index, name) in names.enumerated() {
      if index > 0 { html.text(strings[.listSeparator]) }
      // A body whose every task lost its sentence has no page.
      guard let target = frame.page(of: name) else {
        html.markup("<span")
        language(to: &html)
        html.markup(">")
        html.text(name)
        html.markup("</span>")
        continue
      }
      html.markup("<a href=\"")
      html.text(page.url(to: target))
      html.markup("\"")
      language(to: &html)
      html.markup(">")
      html.text(name)
      html.markup("</a>")
    }
  }

  /// A bar with its number, which says it without the bar.
  private func progress(_ number: DecimalNumber?, to html: inout HTMLFragment) {
    html.markup("<span class=\"progress\">")
    if let number {
      html.fragment(TaskWriter.bar(number.value / 100))
      html.text("\(number.text)%")
    } else {
      missing(to: &html)
    }
    html.markup("</span>")
  }

  /// - Parameter share: from 0 to 1.
  static func bar(_ share: Double) -> HTMLFragment {
    var html = HTMLFragment()
    html.markup("<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    html.markup("<rect class=\"bar-ground\" width=\"100\" height=\"10\"></rect><rect class=\"bar-fill\" width=\"")
    html.length(share * 100)
    html.markup("\" height=\"10\"></rect></svg>")
    return html
  }

  func missing(to html: inout HTMLFragment) {
    html.markup("<span class=\"unreported\">")
    html.text(strings[.unreported])
    html.markup("</span>")
  }

  func language(to html: inout HTMLFragment) {
    html.markup(" lang=\"")
    html.text(frame.textLanguage)
    html.markup("\"")
  }
}
