import BrowserSupport
import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// The file of `gangmu export --format single-file`, opened from a disk on which nothing else of the site is.
  @Suite struct SingleFileTests {
    @Test func itIsReadAndSearchedAlone() throws {
      try Self.with { browser, page in
        let adopted = try AdoptedText()
        try browser.open(page)
        #expect(try browser.evaluate("return document.querySelectorAll('article').length") == adopted.articles.count)
        try browser.element("input[type=search]").type("乡村振兴")
        try browser.wait(until: "return document.querySelector('[data-result-count]')?.dataset.count > 0")
        let links: [String] = try browser.evaluate(
          "return Array.from(document.querySelectorAll('[data-result] a'), (link) => link.getAttribute('href'))")
        #expect(!links.isEmpty)
        for link in links {
          let holds: Bool = try browser.evaluate(
            "return document.querySelector(arguments[0]).closest('section, article').textContent.includes('乡村振兴')", link
          )
          #expect(holds, "\(link)")
        }
        try browser.element("[data-result] a").click()
        try browser.wait(
          until: "return location.hash === arguments[0]".replacing("arguments[0]", with: "'\(links[0])'"))
        #expect(try browser.evaluate("return document.querySelector('.search-panel').hidden"))
        #expect(try browser.evaluate("return CSS.highlights.get('match').size > 0"))
        #expect(
          try browser.evaluate(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight",
            links[0]))
        #expect(try browser.consoleMessages() == [])
        let addresses = try browser.requestedAddresses()
        #expect(addresses.allSatisfy { $0.hasPrefix(page) || $0.hasPrefix("data:") }, "\(addresses)")
      }
    }

    @Test func everyLinkLeadsToAPlaceInIt() throws {
      try Self.with(BrowserOptions(hasJavaScript: false)) { browser, page in
        try browser.open(page)
        let lost: [String] = try browser.evaluate(
          """
          return Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href"))
            .filter((href) => !href.startsWith("#") || !document.getElementById(href.slice(1)))
          """)
        #expect(lost == [])
        #expect(try browser.evaluate("return document.querySelectorAll('a[href]').length > 60"))
      }
    }

    @Test(arguments: [320, 1280])
    func nothingSticksOut(width: Int) throws {
      try Self.with { browser, page in
        try browser.setScreen(width: width)
        try browser.open(page)
        #expect(try browser.evaluate("return document.scrollingElement.scrollWidth <= innerWidth"))
      }
    }

    private static func with(
      _ options: BrowserOptions = BrowserOptions(recordsRequests: true), _ body: (BrowserSession, String) throws -> Void
    ) throws {
      let shell = try Shell()
      defer { shell.remove() }
      try shell.copy("Content")
      let result = try shell.run("gangmu export hengyang-15 --format single-file -o plan.html --quiet --strict")
      try #require(result.output == "")
      try FileManager.default.removeItem(at: shell.folder.appending(path: "Content"))
      let page = shell.folder.appending(path: "plan.html").absoluteString
      try BrowserSession.with(options) { try body($0, page) }
    }
  }
}
