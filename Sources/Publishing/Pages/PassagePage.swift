import Articles
import Links

/// `<plan>/preamble.html` and `<plan>/closing.html`: the texts before and behind the chapters.
enum PassagePage {
  static let schema =
    Neighbours.schema + FormerAnchors.schema + TemplateSchema(text: [.kind, .title], html: [.text])

  static func files(_ frame: PlanFrame, _ editions: EditionsFrame?, _ templates: TemplateFolder) -> [SiteFile] {
    let plan = frame.plan
    let order = frame.readingOrder
    let passages = [
      (PageID.preamble(plan.slug), "preamble", frame.strings[.preamble], plan.preamble),
      (PageID.closing(plan.slug), "closing", frame.strings[.closing], plan.closing),
    ]
    return passages.compactMap { page, kind, title, body in
      guard let body, let place = order.firstIndex(of: page) else { return nil }
      let record = frame.record(page, title: title, text: body.prose.bytes)
        .merging(Neighbours(at: place, in: order).values(in: frame))
        .merging(FormerAnchors.values(of: page, in: editions))
        .merging([
          .kind: .text(kind), .title: .text(title),
          .text: frame.html(body, from: page, headingLevel: 2),
        ])
      return SiteFile(page, templates.render(.passage, record))
    }
  }
}
