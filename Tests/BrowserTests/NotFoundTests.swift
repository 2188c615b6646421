import BrowserSupport
import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// A host that shows 404.html for what is not there, at whatever depth it was looked for.
  @Suite struct NotFoundTests {
    @Test(arguments: ["nothing.html", "hengyang-15/99.html", "a/b/c/", "hengyang-15/2020-01-01/9.html?x=1"])
    func thePageIsWholeAndLeadsBackAtAnyDepth(path: String) throws {
      try SiteVisit.with(.server, BrowserOptions(recordsRequests: true)) { visit in
        try visit.open(path)
        #expect(try visit.browser.element("h1").text == "没有这一页")
        // Its own style, not a browser's: the page needs no other file.
        #expect(try visit.browser.evaluate("return getComputedStyle(document.body).marginTop") == "0px")
        #expect(try visit.browser.evaluate("return document.querySelector('header img').naturalWidth > 0"))
        try visit.browser.wait(until: "return document.querySelector('header a').href === '\(visit.base)index.html'")
        let addresses = try visit.browser.requestedAddresses()
        #expect(addresses.allSatisfy { $0.hasPrefix(visit.base) || $0.hasPrefix("data:") })
        try visit.browser.element("input[type=search]").type("乡村振兴", .enter)
        try visit.wait(for: SearchPageTests.address)
        try visit.open(path)
        try visit.browser.wait(until: "return document.querySelector('header a').href === '\(visit.base)index.html'")
        try visit.follow("main a[href]", to: "index.html")
      }
    }

    @Test func withAnAddressItsLinksAreThereWithoutAScript() throws {
      let shell = try Shell()
      defer { shell.remove() }
      try shell.copy("Content")
      try shell.write("base_url: https://example.org\(StaticServer.path)\n", to: "Content/site.yml")
      try #require(try shell.run("gangmu build --quiet").output == "")
      let site = shell.folder.appending(path: "Site", directoryHint: .isDirectory)
      try SiteVisit.with(site: site, BrowserOptions(hasJavaScript: false)) { visit in
        try visit.open("a/b/c.html")
        #expect(try visit.browser.element("h1").text == "没有这一页")
        #expect(try visit.browser.evaluate("return getComputedStyle(document.body).marginTop") == "0px")
        try visit.follow("main a[href]", to: "index.html")
      }
    }

    /// The data for search engines in a page is no script, and no policy stops or reports it.
    @Test func aPageWithAnAddressSaysNothingToTheConsole() throws {
      let shell = try Shell()
      defer { shell.remove() }
      try shell.copy("Content")
      try shell.write("base_url: https://example.org\(StaticServer.path)\n", to: "Content/site.yml")
      try #require(try shell.run("gangmu build --quiet").output == "")
      let site = shell.folder.appending(path: "Site", directoryHint: .isDirectory)
      try SiteVisit.with(site: site) { visit in
        for path in ["index.html", "hengyang-15/index.html", "hengyang-15/28.html", "hengyang-15/chapter-8.html"] {
          try visit.open(path)
          let type: String = try visit.browser.evaluate(
            "return JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@type']")
          #expect(type == (path == "index.html" ? "WebSite" : "Legislation"))
          #expect(try visit.browser.consoleMessages() == [], "on \(path)")
        }
      }
    }
  }
}
