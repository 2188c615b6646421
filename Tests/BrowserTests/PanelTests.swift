import BrowserSupport
import Testing

extension BrowserTests {
  /// Settings, which are kept, and the list of keys.
  @Suite struct PanelTests {
    private static let settings = """
      const style = getComputedStyle(document.querySelector("[data-text]"));
      return {
        paper: getComputedStyle(document.body).backgroundColor, size: parseFloat(style.fontSize),
        face: style.fontFamily, width: document.querySelector("[data-text]").getBoundingClientRect().width,
      };
      """

    private struct Appearance: Decodable, Equatable {
      let paper: String
      let size: Double
      let face: String
      let width: Double
    }

    @Test(arguments: Hosting.allCases)
    func settingsHoldAtOnceAndOnEveryPage(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.browser.setScreen(width: 1920)
        try visit.open("hengyang-15/28.html")
        let before: Appearance = try visit.browser.evaluate(Self.settings)
        try visit.openPanel("settings")
        for (name, value) in [
          ("theme", "dark"), ("size", "xl"), ("measure", "short"), ("face", "hei"), ("terms", "off"),
        ] {
          try visit.browser.element(".panel input[name='\(name)'][value='\(value)']").click()
        }
        #expect(
          try visit.browser.evaluate("return getComputedStyle(document.querySelector('a.term')).textDecorationLine")
            == "none")
        let after: Appearance = try visit.browser.evaluate(Self.settings)
        #expect(after.paper != before.paper && after.face != before.face)
        #expect(abs(after.size / before.size - 1.5 / 1.125) < 0.01)
        // As many characters as the line is to have, whatever their size.
        #expect(abs(after.width / after.size - 32) < 0.5 && abs(before.width / before.size - 38) < 0.5)
        try visit.open("hengyang-15/29.html")
        let elsewhere: Appearance = try visit.browser.evaluate(Self.settings)
        #expect(elsewhere == after)
        try visit.openPanel("settings")
        #expect(
          try visit.browser.evaluate(
            "return Array.from(document.querySelectorAll('.panel :checked'), ({ value }) => value)") == [
              "dark", "xl", "short", "hei", "off", "",
            ])
        try visit.browser.element(".panel .hint button").click()
        #expect(try visit.browser.evaluate(Self.settings) == before)
      }
    }

    /// The theme that is set holds against the system's, with all the colors that the system's would bring.
    @Test(arguments: BrowserSession.ColorScheme.allCases)
    func theThemeIsTheReadersOwn(theme: BrowserSession.ColorScheme) throws {
      let colors = """
        const style = getComputedStyle(document.documentElement);
        return [style.colorScheme].concat(["paper", "sheet", "ink", "soft", "line", "edge", "seal", "stamp", "wash", "mark"]
          .map((name) => style.getPropertyValue("--" + name).trim()));
        """
      try SiteVisit.with(.disk) { visit in
        try visit.browser.prefer(theme)
        try visit.open("hengyang-15/28.html")
        let system: [String] = try visit.browser.evaluate(colors)
        try visit.browser.prefer(theme == .dark ? .light : .dark)
        #expect(try visit.browser.evaluate(colors) != system)
        try visit.openPanel("settings")
        try visit.browser.element(".panel input[value='\(theme)']").click()
        let chosen: [String] = try visit.browser.evaluate(colors)
        #expect(chosen.first == theme.rawValue)
        #expect(chosen.dropFirst() == system.dropFirst())
      }
    }

    /// What is set is there when the page is first painted.
    @Test func noPageFlashesInAnotherTheme() throws {
      try SiteVisit.with(.server) { visit in
        try visit.open("hengyang-15/28.html")
        _ = try visit.browser.evaluate(
          #"localStorage.setItem("gangmu.settings", '{"theme":"dark","size":"xl"}'); return true"#, as: Bool.self)
        try visit.open("hengyang-15/29.html")
        #expect(try visit.browser.evaluate("return document.documentElement.dataset.theme") == "dark")
        // The script stands before the style sheets and does not wait for them, and the page waits for it.
        #expect(
          try visit.browser.evaluate(
            """
            const script = document.querySelector("head script[src$='/theme.js']");
            const sheets = Array.from(document.querySelectorAll("link[rel=stylesheet]"));
            return !script.defer && !script.async
              && sheets.every((sheet) => script.compareDocumentPosition(sheet) & Node.DOCUMENT_POSITION_FOLLOWING);
            """))
      }
    }

    @Test func whatIsKeptByOthersDoesNoHarm() throws {
      try SiteVisit.with(.server) { visit in
        try visit.open("hengyang-15/28.html")
        for kept in [#""><img src=x>"#, "null", "[]", #"{"theme":7,"size":"\"x"}"#, #"{"theme":"nothing"}"#] {
          _ = try visit.browser.evaluate(
            "for (const name of ['settings', 'places']) localStorage.setItem('gangmu.' + name, arguments[0]); return true",
            kept, as: Bool.self)
          for page in ["hengyang-15/29.html", "index.html"] {
            try visit.open(page)
            #expect(try visit.browser.consoleMessages() == [], "\(kept) on \(page)")
          }
        }
      }
    }

    @Test func aPanelHasTheFocusAndGivesItBack() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.browser.press("?")
        try visit.browser.wait(until: "return document.querySelector('dialog.panel[open]')")
        #expect(try visit.browser.evaluate("return Boolean(document.activeElement.closest('dialog'))"))
        let keys: [String] = try visit.browser.evaluate(
          "return Array.from(document.querySelectorAll('.panel kbd'), ({ textContent }) => textContent)")
        #expect(Set(["/", "j", "k", "g", "?", "←", "→"]).isSubset(of: keys))
        // A key that means something on the page means nothing here.
        try visit.browser.press("j")
        #expect(try visit.path == "hengyang-15/28.html")
        try visit.browser.press(.escape)
        try visit.browser.wait(until: "return !document.querySelector('dialog.panel')")
        try visit.openPanel("settings")
        try visit.browser.press(.escape)
        #expect(try visit.browser.evaluate("return document.activeElement.dataset.panel") == "settings")
      }
    }
  }
}

extension SiteVisit {
  /// Opens a panel by its button and waits until it is shown.
  func openPanel(_ name: String) throws {
    if name == "keys" {
      try browser.press("?")
    } else {
      try browser.element("[data-panel='\(name)']").click()
    }
    try browser.wait(until: "return document.querySelector('dialog.panel-\(name)[open]')")
  }
}
