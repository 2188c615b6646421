import Articles
import Links
import Parallel
import Search
import Text

extension SearchIndex {
  /// The index of everything that a library says.
  init(_ library: Library, _ strings: InterfaceStrings) {
    self.init(library.plans.parallelMap { SearchPlanText($0, strings) })
  }
}

extension SearchPlanText {
  /// What a plan says.
  init(_ plan: PlanContent, _ strings: InterfaceStrings) {
    self.init(
      SearchPlan(
        slug: plan.slug.description, title: plan.settings.displayTitle, edition: plan.edition.description),
      chapters: plan.chapters.map {
        SearchChapter(number: $0.number.description, label: $0.label, title: $0.heading.title)
      },
      documents: SearchDocument.all(of: plan, strings))
  }
}

extension SearchDocument {
  /// A plan's texts in reading order. A chapter that has neither title nor lead says nothing that could be found.
  fileprivate static func all(of plan: PlanContent, _ strings: InterfaceStrings) -> [SearchDocument] {
    let slug = plan.slug
    var documents: [SearchDocument] = []
    if let preamble = plan.preamble {
      documents.append(SearchDocument(.preamble, .preamble(slug), label: strings[.preamble], body: preamble))
    }
    for chapter in plan.chapters {
      if chapter.hasTitle || chapter.lead != nil {
        documents.append(
          SearchDocument(
            .chapter, .chapter(slug, chapter.number), number: chapter.number, label: chapter.label,
            title: chapter.heading.title, chapter: chapter.number, body: chapter.lead))
      }
      documents += chapter.articles.map { article in
        SearchDocument(
          .article, .article(article.id), number: article.number, label: article.label, title: article.heading.title,
          chapter: chapter.number, body: article.body)
      }
    }
    if let closing = plan.closing {
      documents.append(SearchDocument(.closing, .closing(slug), label: strings[.closing], body: closing))
    }
    return documents
  }

  private init(
    _ kind: Kind, _ page: PageID, number: OutlineNumber? = nil, label: String, title: String = "",
    chapter: OutlineNumber? = nil, body: Body?
  ) {
    self.init(
      kind: kind, number: number?.description ?? "", label: label, title: title,
      chapter: chapter?.description ?? "", url: page.url, text: body?.prose.bytes ?? [],
      sentences: body?.prose.sentences ?? [])
  }
}
