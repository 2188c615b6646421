import BrowserSupport
import Testing

extension BrowserTests {
  /// Without a mouse.
  @Suite struct KeyboardTests {
    @Test func firstTabStopLeadsToTheText() throws {
      try SiteVisit.with(.disk) { visit in
        for page in ["index.html", "hengyang-15/28.html"] {
          try visit.open(page)
          try visit.browser.press(.tab)
          let focused = "document.activeElement"
          #expect(try visit.browser.evaluate("return \(focused).matches('a[href=\"#main\"]')"), "on \(page)")
          // A link that only appears with the focus must then be seen.
          let isInView: Bool = try visit.browser.evaluate(
            """
            const box = \(focused).getBoundingClientRect();
            return box.top >= 0 && box.left >= 0 && box.width > 20 && box.height > 10;
            """)
          #expect(isInView, "on \(page)")
          try visit.browser.press(.enter)
          try visit.wait(for: "\(page)#main")
          // The next stop is in the text, behind search and contents.
          try visit.browser.press(.tab)
          #expect(try visit.browser.evaluate("return Boolean(\(focused).closest('#main'))"), "on \(page)")
        }
      }
    }

    @Test func slashLeadsToTheSearchBox() throws {
      try SiteVisit.with(.disk) { visit in
        for page in ["index.html", "search.html", "hengyang-15/28.html", "hengyang-15/full.html"] {
          try visit.open(page)
          let box = "document.querySelector('input[type=search]')"
          #expect(try visit.browser.evaluate("return document.activeElement !== \(box)"), "on \(page)")
          try visit.browser.press("/")
          #expect(try visit.browser.evaluate("return document.activeElement === \(box)"), "on \(page)")
          #expect(try visit.browser.evaluate("return \(box).value") == "", "on \(page)")
          // In the box it is a character as any other.
          try visit.browser.press("a", "/")
          #expect(try visit.browser.evaluate("return \(box).value") == "a/", "on \(page)")
        }
      }
    }
  }
}
