import Markdown

extension PlanContent {
  /// What a plan says, text by text in reading order: headings, and what stands below them.
  public var termTexts: [[UInt8]] {
    var texts: [[UInt8]] = []
    if let preamble { texts.append(preamble.prose.bytes) }
    for chapter in chapters {
      texts.append(Array(chapter.heading.title.utf8))
      if let lead = chapter.lead { texts.append(lead.prose.bytes) }
      for article in chapter.articles {
        texts.append(Array(article.heading.title.utf8))
        texts.append(article.body.prose.bytes)
      }
    }
    if let closing { texts.append(closing.prose.bytes) }
    return texts
  }
}
