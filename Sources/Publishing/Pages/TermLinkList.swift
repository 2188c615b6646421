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
  static func append(_ term: Term, from page: PageID, to html: inout HTMLFragment) {
    if term.page == nil, let place = term.places.first {
      html.markup("<li>")
      link(to: place, from: page, to: &html) { $0.text(term.name) }
      html.markup("</li>\n")
    } else {
      append(term.name, at: term.page, count: term.places.count, from: page, to: &html)
    }
  }

  /// The most places that an index names of a term without a page.
  private static let shownPlaces = 6

  /// A term without a page of its own, with the passages where it stands.
  static func append(_ term: Term, placesIn texts: PlanTexts, from page: PageID, to html: inout HTMLFragment) {
    guard let first = term.places.first else { return }
    html.markup("<li>")
    link(to: first, from: page, to: &html) { html in
      html.text(term.name)
      html.markup(" <span class=\"found-count\">")
      html.text(texts.label(of: first))
      html.markup("</span>")
    }
    var last = first.page
    var shown = 1
    for place in term.places where place.page != last {
      last = place.page
      shown += 1
      if shown > shownPlaces {
        html.markup(" <span class=\"found-count\">… ")
        html.number(term.places.count)
        html.markup("</span>")
        break
      }
      html.markup(" ")
      link(to: place, from: page, to: &html) { html in
        html.markup("<span class=\"found-count\">")
        html.text(texts.label(of: place))
        html.markup("</span>")
      }
    }
    html.markup("</li>\n")
  }

  private static func link(
    to place: TermPlace, from page: PageID, to html: inout HTMLFragment, _ content: (inout HTMLFragment) -> Void
  ) {
    html.markup("<a href=\"")
    html.text(page.url(to: place.page))
    if let sentence = place.sentence {
      html.markup("#s")
      html.number(sentence)
    }
    html.markup("\">")
    content(&html)
    html.markup("</a>")
  }
}
