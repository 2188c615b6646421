import Links

/// The drawing of a plan's map: an arc diagram (Wattenberg, "Arc diagrams: visualizing structure in strings", 2002), from
/// top to bottom, so that every title can be read.
struct MapPicture {
  private let map: PlanMap
  private let page: PageID

  /// In the picture's own units, which are pixels where it is shown at its full size.
  private static let width = 900.0
  private static let rowHeight = 26.0
  private static let chapterHeight = 44.0
  /// Where the dots stand, between the titles and the arcs.
  private static let axis = 470.0
  private static let longestTitle = 22

  init(_ map: PlanMap, from page: PageID) {
    self.map = map
    self.page = page
    var rows: [Double] = []
    var heads: [Double] = []
    var y = 0.0
    for index in map.nodes.indices {
      if !map.isByChapter, map.chapters.contains(where: { $0.first == index }) {
        y += MapPicture.chapterHeight
        heads.append(y - 12)
      }
      y += MapPicture.rowHeight
      rows.append(y)
    }
    self.rows = rows
    self.heads = heads
    height = y + 20
  }

  /// The height of each node's line, and of each chapter's heading.
  private let rows: [Double]
  private let heads: [Double]
  private let height: Double

  var html: TemplateValue {
    var html = HTMLFragment()
    html.markup("<svg class=\"map\" viewBox=\"0 0 ")
    html.length(MapPicture.width)
    html.markup(" ")
    html.length(height)
    html.markup("\">")
    appendArcs(to: &html)
    if !map.isByChapter {
      for (chapter, y) in zip(map.chapters, heads) { appendChapter(chapter, y, to: &html) }
    }
    for index in map.nodes.indices { appendNode(index, to: &html) }
    html.markup("</svg>")
    return html.value
  }

  /// The arcs, those across chapters above those within one.
  private func appendArcs(to html: inout HTMLFragment) {
    html.markup("<g class=\"arcs\">")
    for isAcross in [false, true] {
      for tie in map.ties where map.isAcross(tie) == isAcross { appendArc(tie, isAcross, to: &html) }
    }
    html.markup("</g>")
  }

  private func appendArc(_ tie: PlanMap.Tie, _ isAcross: Bool, to html: inout HTMLFragment) {
    let top = rows[tie.one] - 5
    let bottom = rows[tie.other] - 5
    // Far ones reach further, less and less, so that all stay inside the picture.
    let reach = 14 + (MapPicture.width - MapPicture.axis - 30) * 4 / 3 * ((bottom - top) / (bottom - top + 260))
    html.markup("<path class=\"arc")
    if isAcross { html.markup(" arc-across") }
    if tie.isReference { html.markup(" arc-reference") }
    html.markup("\" stroke-width=\"")
    html.length(0.6 + 2.4 * tie.strength)
    html.markup("\" d=\"M")
    html.length(MapPicture.axis + 6)
    html.markup(" ")
    html.length(top)
    html.markup("C")
    html.length(MapPicture.axis + 6 + reach)
    html.markup(" ")
    html.length(top)
    html.markup(" ")
    html.length(MapPicture.axis + 6 + reach)
    html.markup(" ")
    html.length(bottom)
    html.markup(" ")
    html.length(MapPicture.axis + 6)
    html.markup(" ")
    html.length(bottom)
    html.markup("\"></path>")
  }

  private func appendChapter(
    _ chapter: (page: PageID, label: String, title: String, first: Int), _ y: Double, to html: inout HTMLFragment
  ) {
    html.markup("<a class=\"map-chapter\" href=\"")
    html.text(page.url(to: chapter.page))
    html.markup("\"><text x=\"0\" y=\"")
    html.length(y)
    html.markup("\">")
    html.text(chapter.label + (chapter.title.isEmpty ? "" : "　" + MapPicture.shortened(chapter.title)))
    html.markup("</text></a>")
  }

  private func appendNode(_ index: Int, to html: inout HTMLFragment) {
    let node = map.nodes[index]
    html.markup("<a class=\"map-node\" href=\"")
    html.text(page.url(to: node.page))
    html.markup("\"><text class=\"map-label\" x=\"0\" y=\"")
    html.length(rows[index])
    html.markup("\">")
    html.text(node.label)
    html.markup("</text><text x=\"84\" y=\"")
    html.length(rows[index])
    html.markup("\">")
    html.text(MapPicture.shortened(node.title))
    html.markup("</text><circle cx=\"")
    html.length(MapPicture.axis)
    html.markup("\" cy=\"")
    html.length(rows[index] - 5)
    html.markup("\" r=\"")
    html.length(2 + Double(min(map.degree(index), 10)) * 0.5)
    html.markup("\"></circle></a>")
  }

  private static func shortened(_ title: String) -> String {
    title.count <= longestTitle ? title : title.prefix(longestTitle - 1) + "…"
  }
}
