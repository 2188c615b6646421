import BrowserSupport
import Testing

extension BrowserTests {
  /// What a page weighs with all it loads, before any compression.
  @Suite struct WeightTests {
    private struct Weight: Decodable {
      let page: Int
      let styles: Int
      let scripts: Int
      let others: Int

      var total: Int { page + styles + scripts + others }
    }

    @Test func anArticleIsLight() throws {
      try SiteVisit.with(.server) { visit in
        // The longest, and one of a few sentences.
        for page in ["hengyang-15/38.html", "hengyang-15/28.html"] {
          try visit.open(page)
          let weight: Weight = try visit.browser.evaluate(Self.measure)
          #expect(weight.page > 0 && weight.styles > 0 && weight.scripts > 0)
          #expect(weight.styles <= 20_000, "\(page) \(weight)")
          #expect(weight.total <= 60_000, "\(page) \(weight)")
        }
      }
    }

    private static let measure = """
      const sum = (entries) => entries.reduce((total, entry) => total + entry.decodedBodySize, 0);
      const resources = performance.getEntriesByType("resource");
      const isStyle = ({ name }) => name.endsWith(".css");
      const isScript = ({ name }) => name.endsWith(".js");
      return {
        page: sum(performance.getEntriesByType("navigation")), styles: sum(resources.filter(isStyle)),
        scripts: sum(resources.filter(isScript)),
        others: sum(resources.filter((entry) => !isStyle(entry) && !isScript(entry))),
      };
      """
  }
}
