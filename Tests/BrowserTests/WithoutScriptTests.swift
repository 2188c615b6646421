import BrowserSupport
import Testing

extension BrowserTests {
  /// With JavaScript forbidden in the browser's settings.
  @Suite struct WithoutScriptTests {
    @Test(arguments: Hosting.allCases)
    func theTextIsReadAndLinksLeadThroughIt(hosting: Hosting) throws {
      let adopted = try AdoptedText()
      try SiteVisit.with(hosting, BrowserOptions(hasJavaScript: false)) { visit in
        try visit.open("index.html")
        try visit.follow("main a[href='hengyang-15/28.html']", to: "hengyang-15/28.html")
        try visit.expectArticle(28, of: adopted)
        // The driver's own scripts run; the page's do not.
        #expect(try visit.browser.evaluate("return matchMedia('(scripting: none)').matches"))
        try visit.follow("a[rel=next]", to: "hengyang-15/29.html")
        try visit.expectArticle(29, of: adopted)
        try visit.follow("a[rel=prev]", to: "hengyang-15/28.html")
        try visit.follow("nav a[href='37.html']", to: "hengyang-15/37.html")
        try visit.expectArticle(37, of: adopted)
      }
    }

    @Test func theContentsOpenOnAPhone() throws {
      try SiteVisit.with(.disk, BrowserOptions(hasJavaScript: false)) { visit in
        try visit.browser.setScreen(width: 390)
        try visit.open("hengyang-15/28.html")
        try visit.follow("a[href='#contents']:not(.skip)", to: "hengyang-15/28.html#contents")
        try visit.follow("nav a[href='53.html']", to: "hengyang-15/53.html")
      }
    }

    @Test(arguments: [390, 1280])
    func theFullTextHasItsContents(width: Int) throws {
      try SiteVisit.with(.disk, BrowserOptions(hasJavaScript: false)) { visit in
        try visit.browser.setScreen(width: width)
        try visit.open("hengyang-15/full.html")
        if width == 390 { try visit.follow("a[href='#contents']:not(.skip)", to: "hengyang-15/full.html#contents") }
        try visit.follow("nav a[href='#a44']", to: "hengyang-15/full.html#a44")
        let isRead: Bool = try visit.browser.evaluate(
          """
          const top = document.getElementById("a44").getBoundingClientRect().top;
          return top > 0 && top < innerHeight / 2
            && (innerWidth > 1000 || !document.querySelector(".rail").checkVisibility());
          """)
        #expect(isRead)
      }
    }

    /// The search page says what finds without it, and leads there.
    @Test(arguments: ["full.html", "terms.html"])
    func theSearchPageLeadsToWhatFindsWithoutIt(page: String) throws {
      try SiteVisit.with(.disk, BrowserOptions(hasJavaScript: false)) { visit in
        try visit.open("search.html?q=\(PublishedSite.encoded("乡村振兴"))")
        #expect(try visit.browser.element(".partial").text.contains("JavaScript"))
        try visit.follow("main a[href='hengyang-15/\(page)']", to: "hengyang-15/\(page)")
      }
    }

    /// What does nothing is not shown, and sentences can be linked to all the same.
    @Test func noControlIsShownThatNeedsAScript() throws {
      try SiteVisit.with(.disk, BrowserOptions(hasJavaScript: false)) { visit in
        for page in PublishedSite.pagesOfEveryKind {
          try visit.open(page)
          let dead: [String] = try visit.browser.evaluate(
            """
            return Array.from(document.querySelectorAll("button:not([type=submit]), [data-panel], [data-resume], .hint-script"))
              .filter((element) => element.checkVisibility({ visibilityProperty: true })).map((element) => element.outerHTML);
            """)
          #expect(dead == [], "on \(page)")
        }
        try visit.open("hengyang-15/28.html#s3")
        #expect(try visit.browser.evaluate("return document.querySelector('.s:target').id") == "s3")
      }
    }

    @Test func theSearchPageSaysWhatToDo() throws {
      try SiteVisit.with(.disk, BrowserOptions(hasJavaScript: false)) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.browser.element("input[type=search][name=q]").type("乡村振兴", .enter)
        try visit.wait(for: SearchPageTests.address)
        let advice = try visit.browser.element("noscript").text
        #expect(advice.contains("JavaScript"))
        try visit.follow("noscript a[href]", to: "index.html")
      }
    }
  }
}
