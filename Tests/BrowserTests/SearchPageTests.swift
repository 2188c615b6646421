import BrowserSupport
import Testing

extension BrowserTests {
  /// The search box and the page it leads to.
  @Suite struct SearchPageTests {
    static let term = "乡村振兴"
    static let address = "search.html?q=\(PublishedSite.encoded(term))"

    @Test(arguments: Hosting.allCases)
    func searchBoxLeadsToResultsAndTheyToTheSentence(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.browser.element("input[type=search][name=q]").type(Self.term, .enter)
        try visit.wait(for: Self.address)
        try visit.expectResults()
        #expect(try visit.browser.evaluate("return document.querySelector('input[type=search]').value") == Self.term)
        let links = try visit.resultLinks()
        // The words to mark are taken out of the address when they are marked.
        let sentence = try #require(links.first).replacing(/\?[^#]*/, with: "")
        try visit.follow("[data-result] a[href]", to: sentence)
        try visit.expectTermInTarget()
      }
    }

    @Test(arguments: Hosting.allCases)
    func sharedAddressShowsResultsThatAllLeadToTheirSentence(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open(Self.address)
        try visit.expectResults()
        for link in try visit.resultLinks() {
          try visit.open(link)
          try visit.expectTermInTarget()
        }
      }
    }

    @Test func resultsFollowWhatIsTyped() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("search.html")
        let box = try visit.browser.element("input[type=search][name=q]")
        try box.type("枫桥经验")
        try visit.browser.wait(until: "return document.querySelector('[data-result-count]')?.dataset.count === '1'")
        #expect(try visit.resultLinks().map { $0.prefix { $0 != "?" } } == ["hengyang-15/49.html"])
        try box.type("此语不在文中")
        try visit.browser.wait(until: "return document.querySelector('[data-result-count]')?.dataset.count === '0'")
        #expect(try visit.resultLinks() == [])
      }
    }

    /// The article that a result leads to marks what was found, in its own characters, and keeps its address.
    @Test(arguments: Hosting.allCases)
    func foundWordsAreMarkedOnArrival(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open("search.html?q=xczx")
        try visit.expectResults()
        try visit.open(#require(try visit.resultLinks().first))
        let marked = "return Array.from(CSS.highlights.get('match') ?? [], (range) => String(range))"
        let words: [String] = try visit.browser.evaluate(marked)
        #expect(!words.isEmpty && words.allSatisfy { $0 == Self.term }, "\(words)")
        #expect(try visit.browser.evaluate("return location.search") == "")
        #expect(try visit.browser.evaluate("return location.hash.startsWith('#s')"))
      }
    }

    /// The chapters of the results with their counts, each leading to those within it.
    @Test func resultsAreCountedByChapter() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open(Self.address)
        try visit.expectResults()
        let counts: [Int] = try visit.browser.evaluate(
          "return Array.from(document.querySelectorAll('.chapters-found .found-count'), (count) => Number(count.textContent))"
        )
        let total: Int = try visit.browser.evaluate(
          "return Number(document.querySelector('[data-result-count]').dataset.count)")
        #expect(counts.count > 1 && counts.reduce(0, +) == total)
        try visit.browser.element(".chapters-found button").click()
        try visit.browser.wait(
          until: "return document.querySelector('[data-result-count]')?.dataset.count === '\(counts[0])'")
        #expect(try visit.resultLinks().count == counts[0])
      }
    }

    @Test func arrowKeysGoThroughTheResults() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open(Self.address)
        try visit.expectResults()
        let place = "return Array.from(document.querySelectorAll('[data-result] a')).indexOf(document.activeElement)"
        try visit.browser.element("input[type=search]").click()
        for (key, expected): (Key, Int) in [(.down, 0), (.down, 1), (.up, 0), (.up, -1), (.down, 0), (.escape, -1)] {
          try visit.browser.press(key)
          #expect(try visit.browser.evaluate(place) == expected)
        }
        #expect(try visit.browser.evaluate("return document.activeElement.type === 'search'"))
      }
    }

    /// A query that finds nothing offers one that does; pinyin and traditional characters find.
    @Test(arguments: Hosting.allCases)
    func nothingFoundOffersTheNearest(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open("search.html?q=\(PublishedSite.encoded("乡村振心"))")
        try visit.browser.wait(
          until: "return document.querySelector('.suggestions .suggestion')?.textContent === '乡村振兴'")
        try visit.browser.element(".suggestions .suggestion").click()
        try visit.expectResults()
        #expect(try visit.browser.evaluate("return location.search") == "?q=\(PublishedSite.encoded(Self.term))")
        #expect(try visit.browser.evaluate("return document.querySelector('.suggestions') === null"))
        for query in ["鄉村振興", "xiangcunzhenxing", "xczx"] {
          try visit.open("search.html?q=\(PublishedSite.encoded(query))")
          try visit.expectResults()
        }
      }
    }

    /// A query is somebody else's text.
    @Test func hostileQueryIsShownAsText() throws {
      try SiteVisit.with(.disk) { visit in
        // All elements but those that show results.
        let count = """
          return Array.from(document.querySelectorAll('*')).filter((element) => !element.closest('[data-results], .suggestions, .chapters-found, head'))
            .length
          """
        try visit.open("search.html")
        let elements: Int = try visit.browser.evaluate(count)
        for query in [
          #""><img src=x onerror=alert(1)>"#, "<script>alert(1)</script>", "</title><svg onload=alert(1)>",
          "{{x}}&lt;b&gt;",
        ] {
          try visit.open("search.html?q=\(PublishedSite.encoded(query))")
          try visit.browser.wait(until: "return document.querySelector('[data-result-count]')?.dataset.count")
          #expect(try visit.browser.evaluate("return document.querySelector('input[type=search]').value") == query)
          #expect(try visit.browser.element("[data-result-count]").text.contains(query))
          #expect(try visit.browser.evaluate(count) == elements, "for \(query)")
          #expect(try visit.browser.evaluate("return !document.querySelector('[onerror], [onload], [src=x]')"))
        }
      }
    }
  }
}

extension SiteVisit {
  /// The results' addresses, as paths in the site.
  func resultLinks() throws -> [String] {
    let links: [String] = try browser.evaluate(
      "return Array.from(document.querySelectorAll('[data-results] [data-result] a[href]'), (link) => link.href)")
    return links.map { $0.hasPrefix(base) ? String($0.dropFirst(base.count)) : $0 }
  }

  /// Waits for the results and compares their number with the adopted text's.
  fileprivate func expectResults(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let term = BrowserTests.SearchPageTests.term
    let adopted = try AdoptedText()
    let places =
      adopted.articles.map { $0.title + "\n" + $0.text } + adopted.chapters.map { $0.title + "\n" + $0.lead }
      + [adopted.closing]
    let expected = places.count { $0.contains(term) }
    try browser.wait(until: "return document.querySelector('[data-result-count]')?.dataset.count")
    #expect(
      try browser.evaluate("return document.querySelector('[data-result-count]')?.dataset.count") == "\(expected)",
      sourceLocation: sourceLocation)
    #expect(
      try browser.evaluate("return document.querySelector('[data-result-count]').textContent.includes('\(expected)')"),
      sourceLocation: sourceLocation)
    #expect(try resultLinks().count == expected, sourceLocation: sourceLocation)
  }

  /// The sentence that the address names holds the term and is in view.
  fileprivate func expectTermInTarget(sourceLocation: SourceLocation = #_sourceLocation) throws {
    struct Sentence: Decodable {
      let text: String
      let isInView: Bool
    }
    let sentence: Sentence? = try browser.evaluate(
      """
      const sentence = document.querySelector(".s:target");
      if (!sentence) return null;
      const box = sentence.getBoundingClientRect();
      return { text: sentence.textContent, isInView: box.top >= 0 && box.top < innerHeight };
      """)
    let path = try path
    let term = BrowserTests.SearchPageTests.term
    #expect(sentence?.text.contains(term) == true, "\(path)", sourceLocation: sourceLocation)
    #expect(sentence?.isInView == true, "\(path)", sourceLocation: sourceLocation)
  }
}
