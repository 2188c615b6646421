import BrowserSupport
import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// What axe-core (WCAG 2.2 AA and its best practices) finds on every kind of page, light and dark, wide and narrow.
  @Suite struct AccessTests {
    /// Where the second command of README.md puts axe-core.
    static let script = Repository.root.appending(path: ".build/axe/axe_playwright_python/axe.min.js")
    static let isInstalled = FileManager.default.fileExists(atPath: script.path)
    static let notInstalled: Comment = "axe-core is not installed: run the second command of README.md"

    @Test(.enabled(if: isInstalled, notInstalled), arguments: BrowserSession.ColorScheme.allCases, [1280, 390])
    func axeFindsNothing(scheme: BrowserSession.ColorScheme, width: Int) throws {
      let axe = try String(contentsOf: Self.script, encoding: .utf8)
      try SiteVisit.with(.disk) { visit in
        try visit.browser.prefer(scheme)
        try visit.browser.setScreen(width: width)
        for page in PublishedSite.pagesOfEveryKind + ["hengyang-15/28.html#s3"] {
          try visit.openAndSettle(page)
          #expect(try Self.violations(axe, visit.browser) == [], "on \(page)")
        }
      }
    }

    @Test(.enabled(if: isInstalled, notInstalled), arguments: BrowserSession.ColorScheme.allCases, [1280, 390])
    func axeFindsNothingInThePanels(scheme: BrowserSession.ColorScheme, width: Int) throws {
      let axe = try String(contentsOf: Self.script, encoding: .utf8)
      try SiteVisit.with(.disk) { visit in
        try visit.browser.prefer(scheme)
        try visit.browser.setScreen(width: width)
        for panel in ["settings", "keys", "cite"] {
          try visit.open("hengyang-15/28.html#s3")
          try visit.openPanel(panel)
          #expect(try Self.violations(axe, visit.browser) == [], "in \(panel)")
          try visit.browser.press(.escape)
          try visit.browser.wait(until: "return !document.querySelector('dialog.panel')")
        }
      }
    }

    @Test(.enabled(if: isInstalled, notInstalled), arguments: BrowserSession.ColorScheme.allCases, [1280, 390])
    func axeFindsNothingInTheResultsUnderTheBox(scheme: BrowserSession.ColorScheme, width: Int) throws {
      let axe = try String(contentsOf: Self.script, encoding: .utf8)
      try SiteVisit.with(.disk) { visit in
        try visit.browser.prefer(scheme)
        try visit.browser.setScreen(width: width)
        try visit.open("hengyang-15/28.html")
        try visit.browser.element("input[type=search]").type("文化")
        try visit.browser.wait(until: "\(SearchPanelTests.shown) === '7'")
        #expect(try Self.violations(axe, visit.browser) == [])
      }
    }

    @Test(.enabled(if: isInstalled, notInstalled))
    func axeFindsNothingInTheDrawer() throws {
      let axe = try String(contentsOf: Self.script, encoding: .utf8)
      try SiteVisit.with(.disk) { visit in
        try visit.browser.setScreen(width: 390)
        try visit.open("hengyang-15/28.html")
        try visit.browser.element(".toggle").click()
        #expect(try Self.violations(axe, visit.browser) == [])
      }
    }

    /// A page that is known to be bad: axe runs, and what it finds is seen.
    @Test(.enabled(if: isInstalled, notInstalled))
    func whatIsWrongIsFound() throws {
      let axe = try String(contentsOf: Self.script, encoding: .utf8)
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        _ = try visit.browser.evaluate(
          "document.documentElement.lang = ''; document.body.append(document.createElement('button')); return true",
          as: Bool.self)
        let found = try Self.violations(axe, visit.browser)
        #expect(found.contains { $0.hasPrefix("html-has-lang") } && found.contains { $0.hasPrefix("button-name") })
      }
    }

    /// The rules that are broken, each with the elements that break it.
    static func violations(_ axe: String, _ browser: BrowserSession) throws -> [String] {
      try browser.evaluate(
        """
        if (!window.axe) (0, eval)(arguments[0]);
        return axe.run(document, { resultTypes: ["violations"] }).then(({ violations, passes }) => {
          if (passes.length < 5) throw new Error("axe looked at next to nothing");
          return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map(({ html }) => html.slice(0, 120)).join(" ")}`);
        });
        """, axe)
    }
  }
}
