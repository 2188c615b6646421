import BrowserSupport
import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// The real plan with the demonstration of a ledger, which LibreOffice wrote, and then with the demonstration of a revision.
  @Suite struct LedgerPagesTests {
    private static func demonstration(isRevised: Bool, _ body: (URL) throws -> Void) throws {
      let shell = try Shell()
      defer { shell.remove() }
      try shell.copy("Content")
      let (ledger, revision) = (
        Repository.path("Tests/Demonstration/ledger.csv"), Repository.path("Tests/Demonstration/revision.txt")
      )
      let plan = PublishedSite.plan
      let built = try shell.run(
        """
        cp '\(ledger)' Content/\(plan)/ledger.csv
        echo 'ledger_base: 2025-12-31' >> Content/\(plan)/plan.yml
        \(isRevised ? "gangmu import '\(revision)' --plan \(plan) --date 2026-03-01 --quiet" : ":")
        gangmu build --quiet
        """)
      try #require(built.status == 0, "\(built.output)")
      try body(shell.folder.appending(path: "Site", directoryHint: .isDirectory))
    }

    /// The pages of a body or two, the overview and articles with and without a report.
    private static func pages(of site: URL, isRevised: Bool) throws -> [String] {
      let plan = PublishedSite.plan
      let bodies = try FileManager.default.contentsOfDirectory(
        atPath: site.appending(path: "\(plan)/bodies").path)
      let body = try #require(bodies.sorted().first { $0.hasPrefix("shifazhanhegaige") })
      return ["ledger.html", "bodies/\(body)", "26.html", isRevised ? "39.html" : "38.html", "30.html", "index.html"]
        .map {
          "\(plan)/\($0)"
        }
    }

    /// A row leads to its sentence, and a body to its own page, without JavaScript too.
    @Test(arguments: [true, false])
    func theOverviewLeadsToSentencesAndBodies(hasJavaScript: Bool) throws {
      try Self.demonstration(isRevised: false) { site in
        try SiteVisit.with(site: site, BrowserOptions(hasJavaScript: hasJavaScript)) { visit in
          try visit.open("\(PublishedSite.plan)/ledger.html")
          let figures: [String] = try visit.browser.evaluate(
            "return Array.from(document.querySelectorAll('.ledger-figures dd'), (one) => one.textContent)")
          #expect(figures == ["223", "23", "200", "2"])
          let first: String = try visit.browser.evaluate(
            "return document.querySelector('.task .task-place').textContent")
          #expect(first == "第44条第1句")
          #expect(
            try visit.browser.evaluate("return document.querySelectorAll('svg.chart[aria-label]').length") == 5)
          try visit.follow(".task .task-place", to: "\(PublishedSite.plan)/44.html#s1")
          #expect(try visit.browser.evaluate("return document.querySelector('.s:target') !== null"))
        }
      }
    }

    /// After a revision the rows are at their sentences' new places, and what lost its sentence is listed; the text of an
    /// article stays its own.
    @Test func rowsFollowTheirSentences() throws {
      try Self.demonstration(isRevised: true) { site in
        try SiteVisit.with(site: site) { visit in
          try visit.open("\(PublishedSite.plan)/38.html")
          let tasks: [String] = try visit.browser.evaluate(
            "return Array.from(document.querySelectorAll('.article-tasks .task-text'), (one) => one.textContent)")
          #expect(tasks.count == 2 && tasks.contains("积极发展乡村振兴帮扶车间。"))
          #expect(
            try visit.browser.evaluate(
              "return !document.querySelector('[data-text]').textContent.includes('演示数据')"))
          try visit.open("\(PublishedSite.plan)/ledger.html")
          let gone: Int = try visit.browser.evaluate(
            "return document.querySelectorAll('section[aria-labelledby=gone-title] .task').length")
          #expect(gone == 2)
        }
      }
    }

    @Test(
      .enabled(if: AccessTests.isInstalled, AccessTests.notInstalled),
      arguments: BrowserSession.ColorScheme.allCases, [1280, 390, 320])
    func axeFindsNothing(scheme: BrowserSession.ColorScheme, width: Int) throws {
      let axe = try String(contentsOf: AccessTests.script, encoding: .utf8)
      let isRevised = width == 390
      try Self.demonstration(isRevised: isRevised) { site in
        try SiteVisit.with(site: site) { visit in
          try visit.browser.prefer(scheme)
          try visit.browser.setScreen(width: width)
          for page in try Self.pages(of: site, isRevised: isRevised) {
            try visit.open(page)
            #expect(try AccessTests.violations(axe, visit.browser) == [], "on \(page)")
            #expect(
              try visit.browser.evaluate("return document.documentElement.scrollWidth <= innerWidth"),
              "\(page) at \(width)")
          }
        }
      }
    }
  }
}
