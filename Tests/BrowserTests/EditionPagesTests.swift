import BrowserSupport
import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// A plan with two editions: the real one and the demonstration of a revision.
  @Suite struct EditionPagesTests {
    static let changes = "hengyang-15/changes/2025-12-15--2026-03-01"
    static let pages = [
      "hengyang-15/editions.html", "hengyang-15/2025-12-15/index.html", "hengyang-15/2025-12-15/28.html",
      "hengyang-15/2026-03-01/31.html", "\(changes)/index.html", "\(changes)/28.html", "\(changes)/45.html",
      "\(changes)/deleted-41.html", "\(changes)/table.html", "hengyang-15/history/2025-12-15-36.html",
    ]

    private static func demonstration(_ body: (URL) throws -> Void) throws {
      let shell = try Shell()
      defer { shell.remove() }
      try shell.copy("Content")
      let revision = Repository.path("Tests/Demonstration/revision.txt")
      let built = try shell.run(
        "gangmu import '\(revision)' --plan \(PublishedSite.plan) --date 2026-03-01 --quiet; gangmu build --quiet")
      try #require(built.status == 0, "\(built.output)")
      try body(shell.folder.appending(path: "Site", directoryHint: .isDirectory))
    }

    @Test func aRedlineIsReadInOneTextOrSideBySide() throws {
      try Self.demonstration { site in
        try SiteVisit.with(site: site) { visit in
          try visit.open("\(Self.changes)/28.html")
          let marked: [String] = try visit.browser.evaluate(
            """
            return ["del", "ins"].map((name) => Array.from(document.querySelectorAll(`.redline-inline ${name}`), (one) => {
              const copy = one.cloneNode(true);
              copy.querySelectorAll(".unseen").forEach((word) => word.remove());
              return copy.textContent;
            }).join("|"));
            """)
          #expect(marked == ["探索建立加强衡阳与江浙沪地区的联络协作机制", "共建跨区域产业合作园区"])
          let isShown =
            "return ['.redline-inline', '.redline-sides'].map((name) => document.querySelector(name).checkVisibility())"
          #expect(try visit.browser.evaluate(isShown) == [true, false])
          try visit.browser.element("label[for=view-sides]").click()
          #expect(try visit.browser.evaluate(isShown) == [false, true])
        }
      }
    }

    @Test(arguments: [true, false])
    func changesAreFilteredByTheirKind(hasJavaScript: Bool) throws {
      try Self.demonstration { site in
        try SiteVisit.with(site: site, BrowserOptions(hasJavaScript: hasJavaScript)) { visit in
          try visit.open("\(Self.changes)/index.html")
          let shown = """
            return Array.from(document.querySelectorAll(".change-list > li")).filter((one) => one.checkVisibility()).length
            """
          let all: Int = try visit.browser.evaluate(shown)
          for kind in ["added", "deleted", "split", "merged"] {
            try visit.browser.element("label[for=only-\(kind)]").click()
            #expect(try visit.browser.evaluate(shown) == 1, "\(kind)")
          }
          try visit.browser.element("label[for=only-all]").click()
          #expect(try visit.browser.evaluate(shown) == all && all > 20)
        }
      }
    }

    /// A link to a sentence of the older edition lands where the sentence is now, and the page says so.
    @Test func aCitedSentenceIsFollowedToItsNewNumber() throws {
      try Self.demonstration { site in
        try SiteVisit.with(site: site) { visit in
          try visit.open("hengyang-15/36.html?edition=2025-12-15#s1")
          try visit.browser.wait(until: "return location.pathname.endsWith('/38.html') && location.hash === '#s1'")
          try visit.browser.wait(until: "return document.querySelector('aside.cited')")
          #expect(try visit.browser.evaluate("return document.querySelector('.s:target') !== null"))
        }
      }
    }

    /// The address of an edition keeps its text, and leads to the present one.
    @Test func aDatedPageLeadsToTheCurrentText() throws {
      let adopted = try AdoptedText()
      try Self.demonstration { site in
        try SiteVisit.with(site: site) { visit in
          try visit.open("hengyang-15/2025-12-15/36.html")
          let text: String = try visit.browser.evaluate(
            "return document.querySelector('article[data-number] [data-text], [data-text]').textContent")
          let article = try #require(adopted.articles.first { $0.number == 36 })
          #expect(text.filter { !$0.isWhitespace } == article.text.filter { !$0.isWhitespace })
          try visit.follow("main a[href$='/38.html']", to: "hengyang-15/38.html")
        }
      }
    }

    @Test(
      .enabled(if: AccessTests.isInstalled, AccessTests.notInstalled),
      arguments: BrowserSession.ColorScheme.allCases, [1280, 390])
    func axeFindsNothing(scheme: BrowserSession.ColorScheme, width: Int) throws {
      let axe = try String(contentsOf: AccessTests.script, encoding: .utf8)
      try Self.demonstration { site in
        try SiteVisit.with(site: site) { visit in
          try visit.browser.prefer(scheme)
          try visit.browser.setScreen(width: width)
          for page in Self.pages {
            try visit.open(page)
            #expect(try AccessTests.violations(axe, visit.browser) == [], "on \(page)")
            #expect(
              try visit.browser.evaluate("return document.documentElement.scrollWidth <= innerWidth"),
              "\(page) at \(width)"
            )
          }
        }
      }
    }
  }
}
