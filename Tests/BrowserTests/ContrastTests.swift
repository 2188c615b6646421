import BrowserSupport
import Testing

extension BrowserTests {
  /// Text can be told from its ground, on light paper and on dark (WCAG 2.2, 1.4.3: 4.5 to 1).
  @Suite struct ContrastTests {
    struct Reading: Decodable, CustomStringConvertible {
      let element: String
      let text: String
      let ratio: Double

      var description: String { "\(element) \(text) \(ratio)" }
    }

    @Test(arguments: BrowserSession.ColorScheme.allCases)
    func textStandsOutFromItsGround(scheme: BrowserSession.ColorScheme) throws {
      try SiteVisit.with(.disk) { visit in
        try visit.browser.prefer(scheme)
        for page in PublishedSite.pagesOfEveryKind + ["hengyang-15/28.html#s3"] {
          try visit.openAndSettle(page)
          let ground: Double = try visit.browser.evaluate(Self.functions + "return luminance(groundOf(document.body))")
          #expect(scheme == .dark ? ground < 0.1 : ground > 0.8, "the ground of \(page) is not \(scheme)")
          let readings: [Reading] = try visit.browser.evaluate(Self.functions + "return readings()")
          #expect(readings.count > 5, "on \(page)")
          #expect(readings.filter { $0.ratio < 4.5 }.map(\.description) == [], "on \(page)")
        }
      }
    }

    /// Every element with text of its own that is shown, and the contrast of that text.
    private static let functions = """
      const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      // Whatever way a color is written, the canvas says its bytes.
      function bytes(color) {
        brush.clearRect(0, 0, 1, 1);
        brush.fillStyle = color;
        brush.fillRect(0, 0, 1, 1);
        return Array.from(brush.getImageData(0, 0, 1, 1).data);
      }
      function over([r, g, b, alpha], below) {
        const part = alpha / 255;
        return [r, g, b].map((value, index) => value * part + below[index] * (1 - part)).concat(255);
      }
      function groundOf(element) {
        const own = bytes(getComputedStyle(element).backgroundColor);
        if (own[3] === 255) return own;
        return over(own, element.parentElement ? groundOf(element.parentElement) : bytes("Canvas"));
      }
      function luminance(color) {
        const [r, g, b] = color.map((value) => value / 255)
          .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      }
      function reading(element, text, pseudo) {
        const ground = groundOf(element);
        const [darker, lighter] = [luminance(over(bytes(getComputedStyle(element, pseudo).color), ground)),
          luminance(ground)].sort((left, right) => left - right);
        return { element: element.localName + "." + element.className, text, ratio: (lighter + 0.05) / (darker + 0.05) };
      }
      function readings() {
        const found = [];
        for (const element of document.body.querySelectorAll("*")) {
          if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
          const own = Array.from(element.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE)
            .map((node) => node.data.trim()).join("");
          if (own) found.push(reading(element, own.slice(0, 20), null));
          if (element.placeholder) found.push(reading(element, element.placeholder, "::placeholder"));
        }
        return found;
      }

      """
  }
}
