import BrowserSupport
import Testing

/// The text as adopted stands on the pages, whole and in order.
@Suite struct TextTests {
  private let adopted: AdoptedText
  private let plan = PublishedSite.plan

  init() throws {
    adopted = try AdoptedText()
    // The numbers of the real text: a reading that finds nothing would compare nothing.
    try #require(adopted.articles.map(\.number) == Array(26...53))
    try #require(adopted.chapters.map(\.number) == Array(8...13))
    try #require(adopted.closing.hasPrefix("全市上下要更加紧密地团结"))
  }

  @Test func everyArticleStandsOnItsPage() throws {
    for expected in adopted.articles {
      let page = try SitePage("\(plan)/\(expected.number).html")
      let articles = page.root.all("article")
      #expect(articles.map { $0["data-number"] } == ["\(expected.number)"])
      #expect(articles.map { $0["data-plan"] } == [plan])
      #expect(page.root.all("h1").map(\.text) == [expected.title])
      #expect(page.root.all(with: "data-title").map(\.text) == [expected.title])
      #expect(page.root.all(with: "data-text").map(\.text) == [expected.text])
    }
  }

  @Test func everyChapterStandsOnItsPageWithItsArticles() throws {
    for (expected, next) in zip(adopted.chapters, adopted.chapters.dropFirst().map(Optional.some) + [nil]) {
      let page = try SitePage("\(plan)/chapter-\(expected.number).html")
      let section = try #require(page.root.all(with: "data-chapter", "\(expected.number)").first)
      #expect(section.all("h1").first?.all(with: "data-title").map(\.text) == [expected.title])
      #expect(section.all(with: "data-lead").map(\.text) == [expected.lead])
      let numbers = section.all("article").compactMap { $0["data-number"].flatMap { Int($0) } }
      let texts = section.all(with: "data-text").map(\.text)
      #expect(!numbers.isEmpty)
      #expect(texts == adopted.articles.filter { numbers.contains($0.number) }.map(\.text))
      if let next {
        let first = try SitePage("\(plan)/chapter-\(next.number).html").root.all("article").first?["data-number"]
        #expect(numbers.last.map { "\($0 + 1)" } == first)
      }
    }
  }

  @Test func theClosingStandsOnItsPage() throws {
    let page = try SitePage("\(plan)/closing.html")
    #expect(page.root.all(with: "data-passage", "closing").map(\.text) == [adopted.closing])
  }

  @Test func theWholeTextStandsOnOnePage() throws {
    let page = try SitePage("\(plan)/full.html")
    // The first articles belong to a chapter whose heading and lead the text does not have.
    #expect(page.root.all(with: "data-chapter").map { $0["data-chapter"] } == (7...13).map { "\($0)" })
    #expect(page.root.all(with: "data-lead").map(\.text) == adopted.chapters.map(\.lead))
    #expect(page.root.all(with: "data-text").map(\.text) == adopted.articles.map(\.text) + [adopted.closing])
    let titles = page.root.all("article").flatMap { $0.all(with: "data-title") }.map(\.text)
    #expect(titles == adopted.articles.map(\.title))
  }

  /// On one page: heading, lead and articles of a chapter, then the next chapter.
  @Test func chaptersAndArticlesTakeTurnsAsInTheText() throws {
    let shown = try SitePage("\(plan)/full.html").root.all.compactMap { element in
      element["data-chapter"].map { "chapter \($0)" } ?? element["data-lead"].map { _ in "lead" }
        ?? element["data-number"].map { "article \($0)" } ?? element["data-passage"]
    }
    #expect(shown.filter { $0.hasPrefix("article") }.count == adopted.articles.count)
    #expect(shown == ["chapter 7"] + adopted.outline)
  }

  /// A sentence is a link's end: it is numbered on from 1, and all of the text is in sentences.
  @Test func theSentencesOfAnArticleMakeUpItsText() throws {
    for expected in adopted.articles {
      let page = try SitePage("\(plan)/\(expected.number).html")
      let sentences = try #require(page.root.all(with: "data-text").first).all(with: "class", "s")
      #expect(sentences.compactMap { $0["id"] } == (1...max(1, sentences.count)).map { "s\($0)" })
      #expect(sentences.map(\.text).joined() == expected.text)
    }
  }

  @Test func nextAndPreviousGoThroughTheWholeText() throws {
    let names = adopted.articles.map { "\($0.number).html" } + ["closing.html"]
    for (index, name) in names.enumerated() {
      let page = try SitePage("\(plan)/\(name)")
      #expect(page.root.all(with: "rel", "next").map { $0["href"] } == names[(index + 1)...].prefix(1).map { $0 })
      #expect(page.root.all(with: "rel", "prev").map { $0["href"] } == names[..<index].suffix(1).map { $0 })
    }
  }
}
