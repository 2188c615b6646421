import BrowserSupport
import Foundation
import Testing

extension BrowserTests {
  /// Pages that complain of nothing and ask nobody for anything.
  @Suite struct QuietnessTests {
    @Test(arguments: Hosting.allCases)
    func noPageWritesToTheConsoleOrLeavesTheSite(hosting: Hosting) throws {
      try SiteVisit.with(hosting, BrowserOptions(recordsRequests: true)) { visit in
        for page in PublishedSite.pagesOfEveryKind {
          try visit.openAndSettle(page)
          #expect(try visit.browser.consoleMessages() == [], "on \(page)")
          let addresses = try visit.browser.requestedAddresses()
          // The page, its style sheets and its script: an empty log would prove nothing. One page holds all it needs.
          #expect(addresses.count > (page == "404.html" ? 0 : 2), "on \(page)")
          let foreign = addresses.filter { !$0.hasPrefix(visit.base) && !$0.hasPrefix("data:") }
          #expect(foreign == [], "on \(page)")
        }
        if let server = visit.server {
          #expect(server.requests.filter { $0.status != 200 }.map(\.description) == [])
          #expect(server.requests.allSatisfy { $0.target.hasPrefix(StaticServer.path) })
        }
      }
    }

    /// The logs above are empty because nothing happens, not because nothing is logged.
    @Test func whatAPageDoesWrongIsSeen() throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "gangmu-loud-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let page = folder.appending(path: "index.html")
      try Data("<script>console.log('loud')</script><img src='http://127.0.0.1:9/x.png'>".utf8).write(to: page)
      try BrowserSession.with(BrowserOptions(recordsRequests: true)) { browser in
        try browser.open(page.absoluteString)
        #expect(try browser.consoleMessages().contains { $0.contains("loud") })
        #expect(try browser.requestedAddresses().contains("http://127.0.0.1:9/x.png"))
      }
    }
  }
}
