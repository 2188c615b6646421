import BrowserSupport
import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// On a web host, a plan that was visited is read without a network, in the build that came last.
  @Suite struct OfflineTests {
    @Test func aVisitedPlanIsReadAndSearchedWithoutTheHost() throws {
      let adopted = try AdoptedText()
      try SiteVisit.with(.server) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.waitUntilKept("hengyang-15/53.html", "hengyang-15/full.html", "search.html", "offline.html")
        visit.server?.stop()
        // Never opened before, but of the plan that was.
        try visit.open("hengyang-15/37.html")
        try visit.expectArticle(37, of: adopted)
        try visit.follow("nav.pager a[rel=next]", to: "hengyang-15/38.html")
        try visit.open("hengyang-15/full.html")
        try visit.expectText("第28条")
        try visit.open("")
        try visit.expectText("目录")
        try visit.open(SearchPageTests.address)
        try visit.browser.wait(until: "return document.querySelector('[data-result]')")
        try visit.open("hengyang-15/99.html")
        try visit.wait(for: "hengyang-15/full.html#a99")
        try visit.open("nothing/here.html")
        try visit.expectText("没有网络")
      }
    }

    @Test func aNewBuildReplacesWhatIsKeptAndOnlyThat() throws {
      let shell = try Shell()
      defer { shell.remove() }
      try shell.copy("Content")
      try #require(try shell.run("gangmu build --quiet").output == "")
      let site = shell.folder.appending(path: "Site", directoryHint: .isDirectory)
      try SiteVisit.with(site: site) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.waitUntilKept("hengyang-15/28.html", "hengyang-15/53.html", "hengyang-15/full.html")
        let before = try visit.keptAddresses()
        let old = try #require(before.first { $0.contains("/28.html?") })
        try #require(
          try shell.run("sed -i 's/通达能力。$/**通达能力**。/' Content/hengyang-15/articles/28.md && gangmu build --quiet")
            .output
            == "")
        try visit.open("hengyang-15/29.html")
        try visit.browser.wait(
          until: """
            return caches.open("gangmu").then((cache) => cache.keys())
              .then((keys) => !keys.some((key) => key.url === "\(old)"))
            """, seconds: 30)
        let after = try visit.keptAddresses()
        // The article, where it stands in full, the index of the search, and the lists.
        #expect(after.subtracting(before).contains { $0.contains("/hengyang-15/28.html?") })
        #expect(after.intersection(before).contains { $0.contains("/hengyang-15/53.html?") })
        #expect(after.subtracting(before).count < before.count / 3)
        visit.server?.stop()
        try visit.open("hengyang-15/28.html")
        #expect(try visit.browser.evaluate("return document.querySelector('[data-text] strong').textContent") == "通达能力")
      }
    }

    @Test func theSiteCanBeInstalled() throws {
      struct Manifest: Decodable {
        struct Icon: Decodable {
          let src: String
          let sizes: String
          let type: String
          let purpose: String?
        }
        let name: String
        let start: String
        let icons: [Icon]

        enum CodingKeys: String, CodingKey {
          case name, icons
          case start = "start_url"
        }
      }
      try SiteVisit.with(.server) { visit in
        try visit.open("hengyang-15/28.html")
        let address: String = try visit.browser.evaluate("return document.querySelector('link[rel=manifest]').href")
        #expect(address == visit.base + "manifest.webmanifest")
        let text: String = try visit.browser.evaluate(
          "return fetch(arguments[0]).then((answer) => answer.text())", address)
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(text.utf8))
        #expect(manifest.name == "衡阳市“十五五”规划建议")
        #expect(manifest.start == "./index.html")
        #expect(
          manifest.icons.contains { $0.sizes == "192x192" } && manifest.icons.contains { $0.purpose == "maskable" })
        for icon in manifest.icons {
          let width: Int = try visit.browser.evaluate(
            "const image = new Image(); image.src = arguments[0]; return image.decode().then(() => image.naturalWidth)",
            visit.base + icon.src)
          if icon.type == "image/png" { #expect(icon.sizes == "\(width)x\(width)") }
        }
      }
    }

    @Test func nothingOfItIsAskedForFromADisk() throws {
      try SiteVisit.with(.disk, BrowserOptions(recordsRequests: true)) { visit in
        try visit.open("hengyang-15/28.html")
        #expect(try visit.browser.evaluate("return document.querySelector('link[rel=manifest]') === null"))
        let addresses = try visit.browser.requestedAddresses()
        #expect(!addresses.contains { $0.contains("sw.js") || $0.contains("webmanifest") })
        #expect(try visit.browser.consoleMessages() == [])
      }
    }
  }
}

extension SiteVisit {
  /// Waits until the service worker holds the pages.
  fileprivate func waitUntilKept(_ paths: String...) throws {
    for path in paths {
      try browser.wait(
        until: """
          return caches.open("gangmu").then((cache) => cache.keys())
            .then((keys) => keys.some((key) => key.url.startsWith("\(base)\(path)?")))
          """, seconds: 30)
    }
    try browser.wait(until: "return navigator.serviceWorker.controller")
  }

  fileprivate func keptAddresses() throws -> Set<String> {
    Set(
      try browser.evaluate(
        "return caches.open('gangmu').then((cache) => cache.keys()).then((keys) => keys.map((key) => key.url))",
        as: [String].self))
  }

  fileprivate func expectText(_ text: String) throws {
    let address = try browser.address
    #expect(try browser.element("body").text.contains(text), "at \(address)")
  }
}
