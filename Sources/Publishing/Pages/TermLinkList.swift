import Links

/// Terms as items of lists.
enum TermLinkList {
  /// A name, as a link where it has a page, and a number.
  static func append(_ name: String, at target: PageID?, count: Int, from page: PageID, to html: inout HTMLFragment) {
    html.markup("<li>")
    if let target {
      html.markup("<a href=\"")
      html.text(page.url(to: target))
      html.markup("\">")
      html.text(name)
      html.markup("</a>")
    } else {
      html.text(name)
    }
    // Most stand once, which needs no number.
    if count > 1 {
      html.markup(" <span class=\"found-count\">")
      html.number(count)
      html.markup("</span>")
    }
    html.markup("</li>\n")
  }

  /// A term with the number of its places; without a page of its own it leads to the first of them.
  ///
  /// - Parameter texts: as `page` quotes them.
  static func append(_ term: Term, _ texts: PlanTexts, from page: PageID, to html: inout HTMLFragment) {
    if term.page == nil, let first = term.places.first {
      html.markup("<li>")
      open(first.text, first.sentence, texts, to: &html)
      html.text(term.name)
      html.markup("</a></li>\n")
    } else {
      append(term.name, at: term.page, count: term.places.count, from: page, to: &html)
    }
  }

  /// The most places that an index names of a term without a page.
  private static let shownPlaces = 6

  /// A term without a page of its own, with the passages where it stands.
  ///
  /// - Parameter texts: as the page of the list quotes them.
  static func append(_ term: Term, placesIn texts: PlanTexts, to html: inout HTMLFragment) {
    let termPlaces = term.places
    var shown = 0
    termPlaces.forEachText { passage, places in
      guard shown <= shownPlaces else { return }
      shown += 1
      if shown > shownPlaces {
        html.markup(" <span class=\"found-count\">… ")
        html.number(termPlaces.count)
        html.markup("</span>")
        return
      }
      html.markup(shown == 1 ? "<li>" : " ")
      open(passage, termPlaces[places.lowerBound].sentence, texts, to: &html)
      if shown == 1 {
        html.text(term.name)
        html.markup(" ")
      }
      html.markup("<span class=\"found-count\">")
      html.fragment(texts.passages[passage].label)
      html.markup("</span></a>")
    }
    if shown > 0 { html.markup("</li>\n") }
  }

  /// Opens a link to a place.
  private static func open(_ passage: Int, _ sentence: Int?, _ texts: PlanTexts, to html: inout HTMLFragment) {
    html.fragment(texts.passages[passage].link)
    if let sentence {
      html.markup("#s")
      html.number(sentence)
    }
    html.markup("\">")
  }
}
