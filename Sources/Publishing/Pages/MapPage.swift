import Articles
import Links

/// `<plan>/map.html`: the plan as a picture. Its articles stand one below the other, chapter by chapter, and arcs join
/// those that have to do with each other; what joins chapters is red.
enum MapPage {
  static let schema = TemplateSchema(
    text: [.tieCount, .acrossCount], html: [.picture, .hubs, .table], flags: [.hasTies, .isByChapter])

  static func file(_ frame: PlanFrame, _ templates: TemplateFolder) -> SiteFile {
    let page = PageID.map(frame.plan.slug)
    let map = PlanMap(frame.plan, ties: frame.linked.ties)
    let record = frame.record(
      page, title: frame.strings[.map], text: frame.strings[.mapDescription].utf8
    )
    .merging([
      .tieCount: .number(map.ties.count),
      .acrossCount: .number(map.ties.count { map.isAcross($0) }),
      .hasTies: .flag(!map.ties.isEmpty), .isByChapter: .flag(map.isByChapter),
      .picture: MapPicture(map, from: page).html, .hubs: hubs(map, from: page),
      .table: table(map, from: page),
    ])
    return SiteFile(page, templates.render(.map, record))
  }

  /// The nodes with the most ties.
  private static func hubs(_ map: PlanMap, from page: PageID) -> TemplateValue {
    let order = map.nodes.indices.filter { map.degree($0) > 1 }.sorted {
      (map.degree($1), $0) < (map.degree($0), $1)
    }
    var html = HTMLFragment()
    html.markup("<ol class=\"hubs\">")
    for node in order.prefix(5) {
      html.markup("<li>")
      appendLink(map.nodes[node], from: page, to: &html)
      html.markup(" <span class=\"found-count\">")
      html.number(map.degree(node))
      html.markup("</span></li>")
    }
    html.markup("</ol>")
    return html.value
  }

  /// What the picture says, line by line.
  private static func table(_ map: PlanMap, from page: PageID) -> TemplateValue {
    var html = HTMLFragment()
    for (index, node) in map.nodes.enumerated() {
      html.markup("<tr><th scope=\"row\">")
      appendLink(node, from: page, to: &html)
      html.markup("</th><td>")
      for (place, other) in map.neighbours(of: index).enumerated() {
        if place > 0 { html.markup("、") }
        html.markup("<a href=\"")
        html.text(page.url(to: map.nodes[other].page))
        html.markup("\">")
        html.text(map.nodes[other].label)
        html.markup("</a>")
      }
      html.markup("</td></tr>\n")
    }
    return html.value
  }

  private static func appendLink(_ node: PlanMap.Node, from page: PageID, to html: inout HTMLFragment) {
    html.markup("<a href=\"")
    html.text(page.url(to: node.page))
    html.markup("\"><span class=\"label\">")
    html.text(node.label)
    html.markup("</span> ")
    html.text(node.title)
    html.markup("</a>")
  }
}

/// What the picture shows: the articles, or in a plan of very many the chapters, and what joins them.
struct PlanMap {
  struct Node {
    let page: PageID
    let label: String
    let title: String
    /// The chapter's place in the plan.
    let chapter: Int
  }

  struct Tie {
    let one: Int
    let other: Int
    /// 0 to 1, the strongest of the picture being 1.
    var strength: Double
    var isReference: Bool
  }

  let nodes: [Node]
  let ties: [Tie]
  /// The chapters with articles: label, title and page, and their first node.
  let chapters: [(page: PageID, label: String, title: String, first: Int)]
  let isByChapter: Bool
  private let neighbours: [[Int]]

  /// The most articles that are shown one by one.
  private static let mostArticles = 400

  init(_ plan: PlanContent, ties: [ArticleTie]) {
    let isByChapter = plan.articles.count > PlanMap.mostArticles
    var nodes: [Node] = []
    var chapters: [(page: PageID, label: String, title: String, first: Int)] = []
    // The node of each article in reading order.
    var nodeOfArticle: [Int] = []
    for (place, chapter) in plan.chapters.enumerated() where !chapter.articles.isEmpty {
      let page = PageID.chapter(plan.slug, chapter.number)
      chapters.append((page, chapter.label, chapter.heading.title, nodes.count))
      if isByChapter {
        nodes.append(Node(page: page, label: chapter.label, title: chapter.heading.title, chapter: place))
      }
      for article in chapter.articles {
        if !isByChapter {
          nodes.append(
            Node(page: .article(article.id), label: article.label, title: article.heading.title, chapter: place))
        }
        nodeOfArticle.append(nodes.count - 1)
      }
    }
    self.nodes = nodes
    self.chapters = chapters
    self.isByChapter = isByChapter
    self.ties = PlanMap.joined(ties, nodeOfArticle)
    var neighbours: [[Int]] = Array(repeating: [], count: nodes.count)
    for tie in self.ties {
      neighbours[tie.one].append(tie.other)
      neighbours[tie.other].append(tie.one)
    }
    self.neighbours = neighbours.map { $0.sorted() }
  }

  private static func joined(_ ties: [ArticleTie], _ nodes: [Int]) -> [Tie] {
    var joined: [[Int]: Tie] = [:]
    for tie in ties where nodes[tie.one] != nodes[tie.other] {
      let key = [nodes[tie.one], nodes[tie.other]]
      var sum = joined[key] ?? Tie(one: key[0], other: key[1], strength: 0, isReference: false)
      sum.strength += max(tie.likeness, tie.isReference ? 0.1 : 0)
      sum.isReference = sum.isReference || tie.isReference
      joined[key] = sum
    }
    let most = joined.values.map(\.strength).max() ?? 1
    return joined.values.sorted { ($0.one, $0.other) < ($1.one, $1.other) }.map {
      Tie(
        one: $0.one, other: $0.other, strength: $0.strength / max(most, .leastNonzeroMagnitude),
        isReference: $0.isReference)
    }
  }

  func isAcross(_ tie: Tie) -> Bool { nodes[tie.one].chapter != nodes[tie.other].chapter }

  /// How many ties a node has.
  func degree(_ node: Int) -> Int { neighbours[node].count }

  func neighbours(of node: Int) -> [Int] { neighbours[node] }
}
