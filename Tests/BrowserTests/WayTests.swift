import BrowserSupport
import Testing

extension BrowserTests {
  /// Keys that lead through the text, the contents beside it, and the place that is remembered.
  @Suite struct WayTests {
    @Test func keysLeadThroughTheArticles() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        for (key, number): (Key, Int) in [("j", 29), (.right, 30), ("k", 29), (.left, 28)] {
          try visit.browser.press(key)
          try visit.wait(for: "hengyang-15/\(number).html")
        }
      }
    }

    @Test func aNumberLeadsToItsArticle() throws {
      try SiteVisit.with(.disk) { visit in
        for page in ["hengyang-15/28.html", "hengyang-15/closing.html", "hengyang-15/index.html", "index.html"] {
          try visit.open(page)
          try visit.browser.press("g", "3", "7")
          #expect(try visit.browser.element(".asked").text.contains("37"))
          try visit.browser.press(.enter)
          try visit.wait(for: "hengyang-15/37.html")
        }
        try visit.browser.press("g", "9", "9", .enter)
        #expect(try visit.browser.element(".asked").text.contains("99"))
        try visit.browser.press("g", "2", .escape, .enter)
        #expect(try visit.path == "hengyang-15/37.html")
        try visit.open("hengyang-15/full.html")
        try visit.browser.press("g", "4", "1", .enter)
        try visit.wait(for: "hengyang-15/full.html#a41")
      }
    }

    @Test func keysWithOthersAndInFieldsMeanWhatTheyAlwaysDo() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.browser.pressControl("j")
        try visit.browser.element("input[type=search]").type("jkg?", .right)
        #expect(try visit.browser.evaluate("return document.querySelector('input[type=search]').value") == "jkg?")
        #expect(try visit.path == "hengyang-15/28.html")
      }
    }

    /// WCAG 2.2, 2.1.4.
    @Test func singleKeysCanBeTurnedOff() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.openPanel("settings")
        try visit.browser.element(".panel input[name=keys][value=off]").click()
        try visit.browser.press(.escape)
        try visit.browser.press("j", "?", "/")
        #expect(try visit.path == "hengyang-15/28.html")
        #expect(
          try visit.browser.evaluate(
            "return document.activeElement.type !== 'search' && !document.querySelector('dialog')"))
      }
    }

    @Test(arguments: ["26", "53"])
    func theContentsShowWhereTheReaderIs(number: String) throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/\(number).html")
        let isShown: Bool = try visit.browser.evaluate(
          """
          const rail = document.querySelector(".rail").getBoundingClientRect();
          const link = document.querySelector(".rail [aria-current=page]");
          const box = link.getBoundingClientRect();
          return link.getAttribute("href") === arguments[0] + ".html" && box.top >= rail.top && box.bottom <= innerHeight;
          """, number)
        #expect(isShown)
      }
    }

    @Test func theContentsOfTheFullTextFollowTheScroll() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/full.html")
        for target in ["a35", "a53", "c8", "a28"] {
          _ = try visit.browser.evaluate(
            "document.getElementById(arguments[0]).scrollIntoView(); return true", target, as: Bool.self)
          try visit.browser.wait(
            until: """
              const links = Array.from(document.querySelectorAll(".rail [aria-current=location]"));
              const rail = document.querySelector(".rail").getBoundingClientRect();
              const box = links[0]?.getBoundingClientRect();
              return links.length === 1 && links[0].hash === "#\(target)" && box.top >= rail.top && box.bottom <= rail.bottom;
              """, seconds: 5)
        }
        for key: Key in ["j", "j", "k"] { try visit.browser.press(key) }
        try visit.browser.wait(
          until: "return document.querySelector('.rail [aria-current]').hash === '#a29'", seconds: 5)
        try visit.browser.element(".rail a[href='#a44']").click()
        try visit.wait(for: "hengyang-15/full.html#a44")
      }
    }

    @Test func theDrawerOpensAndCloses() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.browser.setScreen(width: 390)
        let isOpen = "return document.querySelector('.rail').checkVisibility()"
        try visit.open("hengyang-15/full.html")
        #expect(try visit.browser.evaluate(isOpen) == false)
        try visit.browser.element(".toggle").click()
        #expect(try visit.browser.evaluate(isOpen))
        #expect(try visit.browser.evaluate("return document.activeElement.matches('.rail-close')"))
        try visit.browser.press(.escape)
        #expect(try visit.browser.evaluate(isOpen) == false)
        #expect(try visit.browser.evaluate("return document.activeElement.matches('.toggle')"))
        try visit.browser.press(.enter)
        try visit.browser.element(".rail a[href='#a44']").click()
        try visit.wait(for: "hengyang-15/full.html#a44")
        #expect(try visit.browser.evaluate(isOpen) == false)
      }
    }

    @Test(arguments: Hosting.allCases)
    func theFrontPageLeadsBackToWhereTheReaderWas(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open("index.html")
        let isOffered = "return document.querySelector('[data-resume] a').checkVisibility({ visibilityProperty: true })"
        #expect(try visit.browser.evaluate(isOffered) == false)
        try visit.open("hengyang-15/41.html")
        for front in ["index.html", "hengyang-15/index.html"] {
          try visit.open(front)
          #expect(try visit.browser.evaluate(isOffered))
          #expect(try visit.browser.element("[data-resume] a").text.contains("加快绿色低碳转型发展"))
          try visit.follow("[data-resume] a", to: "hengyang-15/41.html")
        }
        try visit.open("hengyang-15/full.html#a44")
        try visit.browser.wait(until: "return localStorage.getItem('gangmu.places').includes('#a44')", seconds: 5)
        try visit.open("index.html")
        try visit.follow("[data-resume] a", to: "hengyang-15/full.html#a44")
      }
    }
  }
}
