import BrowserSupport
import Testing

extension BrowserTests {
  /// From a small phone to a very wide screen.
  @Suite struct LayoutTests {
    private struct Layout: Decodable {
      let width: Double
      let contentWidth: Double
      let shift: Double
      let shifted: [String]
    }

    /// On a busy machine a page is painted before it is parsed to its end; a scroll bar that comes then and takes room moves
    /// everything by half its width, on any page of the web. (Room kept for it is no way out: Chromium then counts `vw` anew when
    /// a setting changes, and the text's size jumps.)
    private static let options = BrowserOptions(hasWideScrollBars: false)

    @Test(arguments: [320, 390, 768, 1280, 3840])
    func nothingSticksOutAndNothingMoves(width: Int) throws {
      try SiteVisit.with(.disk, Self.options) { visit in
        try visit.browser.setScreen(width: width)
        for page in PublishedSite.pagesOfEveryKind {
          try visit.openAndSettle(page)
          let layout: Layout = try visit.browser.evaluate(Self.measure)
          #expect(layout.width == Double(width), "\(page) makes the window wider")
          #expect(layout.contentWidth <= layout.width, "\(page) scrolls sideways at \(width)")
          #expect(layout.shift == 0, "\(page) moves at \(width): \(layout.shifted)")
        }
      }
    }

    /// The largest text on the smallest screen, and what a reader sees who zooms in.
    @Test(arguments: [320, 640])
    func largeTextFits(width: Int) throws {
      try SiteVisit.with(.disk, Self.options) { visit in
        try visit.browser.setScreen(width: width)
        try visit.open("hengyang-15/28.html")
        _ = try visit.browser.evaluate(
          #"localStorage.setItem("gangmu.settings", '{"size":"xxl","measure":"long"}'); return true"#, as: Bool.self)
        for page in ["hengyang-15/28.html", "hengyang-15/full.html", "hengyang-15/chapter-8.html"] {
          try visit.open(page)
          let layout: Layout = try visit.browser.evaluate(Self.measure)
          #expect(layout.contentWidth <= layout.width && layout.shift == 0, "\(page) at \(width): \(layout)")
        }
      }
    }

    /// From a disk the results are often there before the page is painted; from a slow host never.
    @Test(arguments: [390, 1280])
    func resultsThatComeLateMoveNothing(width: Int) throws {
      try SiteVisit.with(.server, Self.options, searchDelay: 0.3) { visit in
        try visit.browser.setScreen(width: width)
        try visit.openAndSettle(SearchPageTests.address)
        let layout: Layout = try visit.browser.evaluate(Self.measure)
        #expect(layout.shift == 0, "\(layout.shifted)")
      }
    }

    /// The widths, and how far what stood on the page has moved since it was first painted.
    private static let measure = """
      return new Promise((resolve) => {
        const shifts = [];
        const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        const edge = (box) => [box.x, box.y, box.width, box.height].map(Math.round).join(" ");
        const name = ({ node, previousRect, currentRect }) =>
          (node ? node.nodeName + "." + (node.className ?? "") : "gone") + ` ${edge(previousRect)} → ${edge(currentRect)}`;
        // Two frames: what a script changed last is painted, and its shift delivered.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
          shifts.push(...observer.takeRecords());
          resolve({
            width: window.innerWidth,
            contentWidth: document.scrollingElement.scrollWidth,
            shift: shifts.reduce((sum, shift) => sum + shift.value, 0),
            shifted: shifts.flatMap((shift) => shift.sources.map(name)),
          });
        }, 20)));
      });
      """
  }
}
