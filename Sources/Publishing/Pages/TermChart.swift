/// The chart on terms' pages: a bar for every section of the plan, as long as the term stands there often.
///
/// Most terms stand in a few sections. So the chart of a term that stands nowhere is made once a plan, and each term's is
/// that one with a few lines of its own.
struct TermChart {
  /// All lines, with no bar in any.
  private var lines = HTMLFragment()
  /// For each section, where its line begins and where what tells the bar does.
  private var places: [(start: Int, bar: Int)] = []

  /// - Parameter url: the address of the section's page from a term's.
  mutating func addSection(_ label: String, _ title: String, at url: String) {
    let start = lines.bytes.count
    lines.markup("<li><a class=\"bar-label\" href=\"")
    lines.text(url)
    lines.markup("\" title=\"")
    lines.text(title)
    lines.markup("\">")
    lines.text(label)
    lines.markup("</a><svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    lines.markup("<rect class=\"bar-ground\" width=\"100\" height=\"10\"></rect><rect class=\"bar-fill\" width=\"")
    places.append((start, lines.bytes.count))
    TermChart.finishLine(0, of: 1, to: &lines)
  }

  private static func finishLine(_ count: Int, of most: Int, to html: inout HTMLFragment) {
    html.length(Double(count) * 100 / Double(most))
    html.markup("\" height=\"10\"></rect></svg><span class=\"bar-count\">")
    html.number(count)
    html.markup("</span></li>")
  }

  /// - Parameter counts: how often a term stands in each section.
  func html(_ counts: [Int]) -> HTMLFragment {
    let most = max(counts.max() ?? 1, 1)
    var html = HTMLFragment(capacity: lines.bytes.count + 64)
    html.markup("<ol class=\"bars\">")
    var copied = 0
    for (section, count) in counts.enumerated() where count > 0 {
      html.fragment(lines, copied..<places[section].bar)
      TermChart.finishLine(count, of: most, to: &html)
      copied = section + 1 < places.count ? places[section + 1].start : lines.bytes.count
    }
    html.fragment(lines, copied..<lines.bytes.count)
    html.markup("</ol>")
    return html
  }
}
