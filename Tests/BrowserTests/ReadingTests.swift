import BrowserSupport
import Testing

extension BrowserTests {
  /// From the front page through the text, as a reader goes.
  @Suite struct ReadingTests {
    @Test(arguments: Hosting.allCases)
    func frontPageToArticleToNeighborsToChapter(hosting: Hosting) throws {
      let adopted = try AdoptedText()
      try SiteVisit.with(hosting) { visit in
        try visit.open("index.html")
        try visit.follow("main a[href='hengyang-15/28.html']", to: "hengyang-15/28.html")
        try visit.expectArticle(28, of: adopted)
        try visit.follow("a[rel=next]", to: "hengyang-15/29.html")
        try visit.expectArticle(29, of: adopted)
        try visit.follow("a[rel=prev]", to: "hengyang-15/28.html")
        try visit.follow("nav a[href='37.html']", to: "hengyang-15/37.html")
        try visit.expectArticle(37, of: adopted)
        try visit.follow("main a[href='chapter-10.html']", to: "hengyang-15/chapter-10.html")
        #expect(try visit.browser.element("main [data-chapter='10'] h1 [data-title]").text == adopted.chapters[2].title)
        let numbers: [String] = try visit.browser.evaluate(
          "return Array.from(document.querySelectorAll('article[data-number]'), (article) => article.dataset.number)")
        #expect(numbers == ["36", "37", "38", "39", "40"])
        try visit.follow("a[href='../index.html']", to: "index.html")
      }
    }
  }
}

extension SiteVisit {
  /// Clicks a link that must lead to that page.
  func follow(_ selector: String, to path: String) throws {
    try browser.element(selector).click()
    try wait(for: path)
  }

  func expectArticle(
    _ number: Int, of adopted: AdoptedText, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let article = try #require(adopted.articles.first { $0.number == number })
    let selector = "main article[data-number='\(number)']"
    #expect(try browser.element("\(selector) h1").text == article.title, sourceLocation: sourceLocation)
    #expect(try browser.element("\(selector) [data-text]").text == article.text, sourceLocation: sourceLocation)
  }
}
