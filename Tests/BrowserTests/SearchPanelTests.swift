import BrowserSupport
import Testing

extension BrowserTests {
  /// The results that open under the box of a page that is read.
  @Suite struct SearchPanelTests {
    static let shown = "return document.querySelector('.search-panel:not([hidden]) [data-result-count]')?.dataset.count"

    @Test(arguments: Hosting.allCases, ["index.html", "hengyang-15/28.html", "hengyang-15/full.html"])
    func slashOpensResultsUnderTheBox(hosting: Hosting, page: String) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open(page)
        try visit.browser.press("/")
        try visit.browser.wait(until: "return document.activeElement.type === 'search'")
        let box = try visit.browser.element("input[type=search]")
        try box.type("枫桥经验")
        try visit.browser.wait(until: "\(Self.shown) === '1'")
        #expect(try visit.browser.evaluate("return document.activeElement.type === 'search'"))
        #expect(
          try visit.browser.evaluate(
            "return document.querySelector('.search-panel [data-result-count]').getAttribute('aria-live') === 'polite'")
        )
        #expect(try visit.resultLinks().map { $0.prefix { $0 != "?" } } == ["hengyang-15/49.html"])
        // From the box to the result and on to the page, by the keyboard alone.
        try visit.browser.press(.down)
        #expect(try visit.browser.evaluate("return document.activeElement.closest('[data-result]') !== null"))
        try visit.browser.press(.enter)
        try visit.browser.wait(until: "return location.pathname.endsWith('/hengyang-15/49.html')")
        try visit.browser.wait(until: "return CSS.highlights.get('match')?.size > 0")
      }
    }

    @Test func escapeClosesThePanelAndKeepsTheBox() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        let box = try visit.browser.element("input[type=search]")
        try box.type("文化")
        try visit.browser.wait(until: "\(Self.shown) === '7'")
        try visit.browser.press(.down)
        try visit.browser.press(.escape)
        #expect(try visit.browser.evaluate("return document.activeElement.type === 'search'"))
        #expect(try visit.browser.evaluate("\(Self.shown) === '7'"))
        try visit.browser.press(.escape)
        #expect(try visit.browser.evaluate("return document.querySelector('.search-panel').hidden"))
        #expect(try visit.browser.evaluate("return document.activeElement.type === 'search'"))
        #expect(try visit.browser.evaluate("return document.activeElement.value") == "文化")
      }
    }

    @Test func anotherPlaceClosesThePanel() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.browser.element("input[type=search]").type("文化")
        try visit.browser.wait(until: "\(Self.shown) === '7'")
        try visit.browser.element(".entry-number").click()
        #expect(try visit.browser.evaluate("return document.querySelector('.search-panel').hidden"))
      }
    }

    /// What was searched is offered again, in this browser alone, until the reader has it forgotten.
    @Test(arguments: Hosting.allCases)
    func lastSearchesAreKeptAndForgotten(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open("hengyang-15/28.html")
        #expect(try visit.browser.evaluate("localStorage.removeItem('gangmu.searches'); return true"))
        for query in ["文化", "养老"] {
          try visit.open("hengyang-15/28.html")
          try visit.browser.element("input[type=search]").type(query, .enter)
          try visit.wait(for: "search.html?q=\(PublishedSite.encoded(query))")
        }
        try visit.open("hengyang-15/30.html")
        try visit.browser.element("input[type=search]").click()
        try visit.browser.wait(until: "return document.querySelectorAll('.recent .suggestion').length === 2")
        let kept: [String] = try visit.browser.evaluate(
          "return Array.from(document.querySelectorAll('.recent .suggestion'), (one) => one.textContent)")
        #expect(kept == ["养老", "文化"])
        try visit.browser.element(".recent .suggestion").click()
        try visit.browser.wait(until: "\(Self.shown) === '3'")
        try visit.open("search.html")
        try visit.browser.wait(until: "return document.querySelector('.recent .forget')")
        try visit.browser.element(".recent .forget").click()
        #expect(try visit.browser.evaluate("return document.querySelector('.recent') === null"))
        #expect(try visit.browser.evaluate("return localStorage.getItem('gangmu.searches') === null"))
      }
    }
  }
}
