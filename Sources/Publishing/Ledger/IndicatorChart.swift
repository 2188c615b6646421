import Ledgers
import Text

/// An indicator's picture: where it is, against the straight way from its base to its target.
///
/// With the days of base, target and report it is a line over time; without them, the way from base to target with the place
/// that is reached. There is none unless base, target and current value were reported and base and target differ.
struct IndicatorChart {
  private(set) var svg = HTMLFragment()

  private let indicator: ReportedIndicator
  private let strings: InterfaceStrings

  init?(_ indicator: ReportedIndicator, _ row: LedgerRow, _ ledger: PlanLedger, _ strings: InterfaceStrings) {
    guard let base = indicator.base, let target = indicator.target, let current = indicator.current,
      let share = indicator.share
    else { return nil }
    self.indicator = indicator
    self.strings = strings
    let values = [base, target, current].map { $0.text(indicator.unit) }
    if let time = Time(row, ledger),
      let straight = indicator.straightValue(on: time.day, from: time.start, to: time.end)
    {
      let straightText = IndicatorChart.straight(indicator, row, ledger) ?? ""
      open(
        height: 150,
        label: strings.text(
          .chartOverTime,
          [
            "indicator": indicator.name, "base": values[0], "target": values[1], "current": values[2],
            "baseDay": strings.date(time.start), "targetDay": strings.date(time.end), "day": strings.date(time.day),
            "straight": straightText + (indicator.unit ?? ""),
          ]))
      draw(Line(base.value, target.value, current.value, straight: straight, time))
    } else {
      open(
        height: 64,
        label: strings.text(
          .chartOfShare,
          ["indicator": indicator.name, "base": values[0], "target": values[1], "current": values[2]]))
      drawShare(share)
    }
    svg.markup("</svg>")
  }

  /// What the straight way has on the day of the report, to one digit more than the values that were reported; nil where there
  /// is no such way.
  static func straight(_ indicator: ReportedIndicator, _ row: LedgerRow, _ ledger: PlanLedger) -> String? {
    guard let time = Time(row, ledger), indicator.current != nil,
      let value = indicator.straightValue(on: time.day, from: time.start, to: time.end)
    else { return nil }
    let decimals = [indicator.base, indicator.target, indicator.current].compactMap { $0?.decimals }.max() ?? 0
    return fixed(value, decimals: min(decimals + 1, 3))
  }

  /// The days that a line over time needs.
  private struct Time {
    let start: CalendarDate
    let end: CalendarDate
    /// Of the report.
    let day: CalendarDate

    init?(_ row: LedgerRow, _ ledger: PlanLedger) {
      guard let start = ledger.baseDay, let end = row.deadline?.last, let day = row.updated, start < end else {
        return nil
      }
      self.start = start
      self.end = end
      self.day = day
    }

    /// From 0 at the start to 1 at the end.
    var share: Double { min(max(Double(start.days(to: day)) / Double(start.days(to: end)), 0), 1) }
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = [1.0, 10, 100, 1_000][decimals]
    let whole = Int((abs(value) * scale).rounded())
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = value < 0 && whole != 0 ? "-" : ""
    return decimals == 0 ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  // MARK: Drawing

  private static let width = 320.0
  private static let edge = 12.0

  private mutating func open(height: Int, label: String) {
    svg.markup("<svg class=\"chart\" viewBox=\"0 0 320 ")
    svg.number(height)
    svg.markup("\" role=\"img\" aria-label=\"")
    svg.text(label)
    svg.markup("\">")
  }

  /// Places of a line over time, in the picture's units.
  private struct Line {
    let base: (x: Double, y: Double)
    let target: (x: Double, y: Double)
    let now: (x: Double, y: Double)
    let straight: Double
    let time: Time
    /// Whether the values rise from base to target.
    let isRising: Bool

    private static let top = 30.0
    private static let bottom = 104.0

    init(_ base: Double, _ target: Double, _ current: Double, straight: Double, _ time: Time) {
      let low = min(base, target, current)
      let span = max(base, target, current) - low
      func y(_ value: Double) -> Double {
        Line.bottom - (value - low) / span * (Line.bottom - Line.top)
      }
      let x = edge + time.share * (width - 2 * edge)
      self.base = (edge, y(base))
      self.target = (width - edge, y(target))
      now = (x, y(current))
      self.straight = y(straight)
      self.time = time
      isRising = target > base
    }

    /// Whether the value is on the far side of the straight way, seen from the base.
    var isAhead: Bool { isRising ? now.y <= straight : now.y >= straight }
  }

  private mutating func draw(_ line: Line) {
    path("chart-axis", (IndicatorChart.edge, 126), (IndicatorChart.width - IndicatorChart.edge, 126))
    path("chart-way", line.base, line.target)
    path("chart-gap", (line.now.x, line.straight), line.now)
    circle("chart-end", line.base)
    circle("chart-end", line.target)
    circle("chart-now", line.now)
    let under = 18.0
    let over = -9.0
    text(
      "chart-value", indicator.base?.text ?? "",
      (IndicatorChart.edge - 6, line.base.y + (line.isRising ? under : over)), "start")
    text(
      "chart-value", indicator.target?.text ?? "",
      (IndicatorChart.width - IndicatorChart.edge + 6, line.target.y + (line.isRising ? over : under)), "end")
    let current = indicator.current?.text ?? ""
    if line.isAhead {
      let x = min(max(line.now.x, 40), IndicatorChart.width - 40)
      text("chart-current", current, (x, line.now.y + (line.isRising ? -11 : 20)), "middle")
    } else if line.now.x < IndicatorChart.width * 0.7 {
      text("chart-current", current, (line.now.x + 10, line.now.y + 5), "start")
    } else {
      text("chart-current", current, (line.now.x - 10, line.now.y + 5), "end")
    }
    text("chart-day", line.time.start.description, (IndicatorChart.edge - 6, 143), "start")
    text("chart-day", line.time.end.description, (IndicatorChart.width - IndicatorChart.edge + 6, 143), "end")
    if (0.32...0.68).contains(line.time.share) {
      text("chart-day", line.time.day.description, (line.now.x, 143), "middle")
    }
  }

  private mutating func drawShare(_ share: Double) {
    let end = IndicatorChart.width - IndicatorChart.edge
    let x = IndicatorChart.edge + share * (end - IndicatorChart.edge)
    path("chart-way", (IndicatorChart.edge, 34), (end, 34))
    path("chart-done", (IndicatorChart.edge, 34), (x, 34))
    circle("chart-end", (IndicatorChart.edge, 34))
    circle("chart-end", (end, 34))
    circle("chart-now", (x, 34))
    text("chart-value", indicator.base?.text ?? "", (IndicatorChart.edge - 6, 56), "start")
    text("chart-value", indicator.target?.text ?? "", (end + 6, 56), "end")
    text("chart-current", indicator.current?.text ?? "", (min(max(x, 40), end - 28), 22), "middle")
  }

  private mutating func path(_ style: StaticString, _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) {
    svg.markup("<path class=\"")
    svg.markup(style)
    svg.markup("\" d=\"M")
    svg.length(from.x)
    svg.markup(" ")
    svg.length(from.y)
    svg.markup("L")
    svg.length(to.x)
    svg.markup(" ")
    svg.length(to.y)
    svg.markup("\"></path>")
  }

  private mutating func circle(_ style: StaticString, _ place: (x: Double, y: Double)) {
    svg.markup("<circle class=\"")
    svg.markup(style)
    svg.markup("\" cx=\"")
    svg.length(place.x)
    svg.markup("\" cy=\"")
    svg.length(place.y)
    svg.markup("\" r=\"5\"></circle>")
  }

  private mutating func text(
    _ style: StaticString, _ text: String, _ place: (x: Double, y: Double), _ anchor: StaticString
  ) {
    svg.markup("<text class=\"")
    svg.markup(style)
    svg.markup("\" x=\"")
    svg.length(place.x)
    svg.markup("\" y=\"")
    svg.length(place.y)
    svg.markup("\" text-anchor=\"")
    svg.markup(anchor)
    svg.markup("\" aria-hidden=\"true\">")
    svg.text(text)
    svg.markup("</text>")
  }
}
