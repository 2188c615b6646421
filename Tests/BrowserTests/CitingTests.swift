import BrowserSupport
import Testing

extension BrowserTests {
  /// From a sentence to its link and its citations, and from a link to the sentence.
  @Suite struct CitingTests {
    private static let citations = """
      return Array.from(document.querySelectorAll(".panel-cite textarea"), ({ value }) => value);
      """
    private static let plan = "中共衡阳市委关于制定衡阳市国民经济和社会发展第十五个五年规划的建议"
    private static let reference =
      "《\(plan)》(2025年12月15日中国共产党衡阳市第十二届委员会第十次全体会议通过)第28条第3句"
    private static let sentence = "持续深化与长三角合作,探索建立加强衡阳与江浙沪地区的联络协作机制。"

    @Test(arguments: Hosting.allCases)
    func aSentenceIsCitedInEveryWay(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        for page in ["hengyang-15/28.html", "hengyang-15/chapter-8.html", "hengyang-15/full.html"] {
          try visit.open(page)
          let anchor = page.contains("28") ? "s3" : "a28-s3"
          try visit.browser.element("#\(anchor)").click()
          try visit.wait(for: "\(page)#\(anchor)")
          // The link beside the sentence is its own page's, to be copied by the browser's menu too.
          let link = visit.base + "hengyang-15/28.html#s3"
          #expect(try visit.browser.evaluate("return document.querySelector('.offer').href") == link)
          // What is given away says what the sentence said.
          let cited = visit.base + "hengyang-15/28.html?t=4e2ada#s3"
          try visit.browser.element(".offer").click()
          try visit.browser.wait(until: "return document.querySelector('dialog.panel-cite[open]')")
          #expect(try visit.browser.element(".panel-cite blockquote").text == Self.sentence)
          let forms: [String] = try visit.browser.evaluate(Self.citations)
          let isArticle = page.contains("28")
          try #require(forms.count == (isArticle ? 6 : 5))
          if isArticle { #expect(forms[3] == visit.base + "hengyang-15/2025-12-15/28.html#s3") }
          #expect(forms[0] == Self.reference)
          #expect(forms[1] == "\(Self.sentence)\n——\(Self.reference)\n\(cited)")
          #expect(forms[2] == cited)
          let standard = "中国共产党衡阳市第十二届委员会第十次全体会议. \(Self.plan): 第28条第3句"
          let day = try visit.browser.evaluate("return new Date().toLocaleDateString('sv')", as: String.self)
          #expect(
            forms[forms.count - 2] == standard
              + (hosting == .server ? "[EB/OL]. (2025-12-15)[\(day)]. \(cited)." : "[Z]. 2025-12-15.")
          )
          let bibTeX = try #require(forms.last)
          #expect(bibTeX.hasPrefix("@misc{hengyang-15-28-s3,\n  author  = {{中国共产党"))
          #expect(bibTeX.contains("  year    = {2025},\n  month   = {12},\n  note    = {第28条第3句}"))
          #expect(bibTeX.contains("url     = {\(cited)}") == (hosting == .server))
        }
      }
    }

    /// The records of an article that are downloaded here are those of the plan's files for reference managers.
    @Test func theRecordsAreThoseOfThePlansFiles() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.openPanel("cite")
        let files: [[String]] = try visit.browser.evaluate(
          """
          return Array.from(document.querySelectorAll(".panel-cite .downloads a"), (link) => [
            link.download, decodeURIComponent(link.href.slice(link.href.indexOf(",") + 1)),
          ]);
          """)
        #expect(files.map(\.first) == ["hengyang-15-28.ris", "hengyang-15-28.bib"])
        for (file, name) in zip(files, ["plan.ris", "plan.bib"]) {
          let record = try #require(file.last)
          #expect(record.contains("第28条"))
          #expect(try PublishedSite.read("hengyang-15/\(name)").contains("\n\(record)"), "\(record)")
        }
      }
    }

    /// Where the site says its address, that is what is cited, from a copy on a disk too.
    @Test func theAddressForOthersIsCited() throws {
      try SiteVisit.with(.disk) { visit in
        for (page, anchor) in [("28.html", "s3"), ("full.html", "a28-s3"), ("28.html", nil)] {
          try visit.open("hengyang-15/\(page)")
          _ = try visit.browser.evaluate(
            """
            document.querySelector("link[rel=canonical]")?.remove();
            document.head.append(Object.assign(document.createElement("link"), { rel: "canonical", href: arguments[0] }));
            return true;
            """, "https://plans.example/a/hengyang-15/\(page)", as: Bool.self)
          if let anchor {
            try visit.browser.element("#\(anchor)").click()
            try visit.browser.element(".offer").click()
            try visit.browser.wait(until: "return document.querySelector('dialog.panel-cite[open]')")
          } else {
            try visit.openPanel("cite")
          }
          let forms: [String] = try visit.browser.evaluate(Self.citations)
          let link = "https://plans.example/a/hengyang-15/28.html" + (anchor == nil ? "" : "?t=4e2ada#s3")
          #expect(forms.contains(link) && forms.contains { $0.contains("[EB/OL]") && $0.hasSuffix(" \(link).") })
        }
      }
    }

    /// Every button copies what stands beside it, with a web host and without one.
    @Test(arguments: Hosting.allCases)
    func whatIsCopiedIsWhatIsShown(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        try visit.open("hengyang-15/28.html#s3")
        try visit.openPanel("cite")
        let forms: [String] = try visit.browser.evaluate(Self.citations)
        for (index, form) in forms.enumerated() {
          let button = ".panel-cite .citation:nth-of-type(\(index + 1)) button"
          _ = try visit.browser.evaluate(
            "document.querySelector('.copied').textContent = ''; return true", as: Bool.self)
          try visit.browser.element(button).click()
          try visit.browser.wait(until: "return document.querySelector('.copied').textContent", seconds: 5)
          #expect(try visit.pasted(into: ".panel-cite .citation textarea") == form)
        }
      }
    }

    /// A page of an edition, whose address no revision moves, is cited with that address and that edition's date.
    @Test func anEditionIsCited() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/2025-12-15/28.html")
        try visit.browser.element("#s3").click()
        try visit.browser.element(".offer").click()
        try visit.browser.wait(until: "return document.querySelector('dialog.panel-cite[open]')")
        let forms: [String] = try visit.browser.evaluate(Self.citations)
        #expect(forms.first == Self.reference)
        #expect(forms.contains(visit.base + "hengyang-15/2025-12-15/28.html#s3"))
        #expect(forms.last?.hasPrefix("@misc{hengyang-15-28-s3,") == true)
        // It is no place to go on reading at.
        try visit.open("index.html")
        #expect(try visit.browser.evaluate("return !document.querySelector('.resumable')"))
      }
    }

    @Test func anArticleIsCitedAsAWhole() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.openPanel("cite")
        let forms: [String] = try visit.browser.evaluate(Self.citations)
        #expect(forms.first == Self.reference.replacing("第3句", with: ""))
        #expect(forms.contains(visit.base + "hengyang-15/28.html"))
      }
    }

    @Test func keysCiteASentence() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        _ = try visit.browser.evaluate(
          "Array.from(document.querySelectorAll('.trail a')).pop().focus(); return true", as: Bool.self)
        try visit.browser.press(.tab, .down, .down)
        #expect(try visit.browser.evaluate("return document.activeElement.id") == "s3")
        #expect(try visit.browser.evaluate("return document.querySelector('.offer').checkVisibility()"))
        try visit.browser.press(.enter)
        try visit.browser.wait(until: "return document.querySelector('dialog.panel-cite[open]')")
        #expect(try visit.browser.evaluate(Self.citations, as: [String].self).first == Self.reference)
        try visit.browser.press(.escape)
        #expect(try visit.path == "hengyang-15/28.html#s3")
      }
    }

    /// For who comes by a link the arrow keys scroll.
    @Test func theArrowKeysScrollAfterALink() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.browser.setScreen(width: 1280, height: 300)
        try visit.open("hengyang-15/38.html#s3")
        let top: Double = try visit.browser.evaluate("return scrollY")
        try visit.browser.press(.down)
        try visit.browser.wait(until: "return scrollY > \(top)", seconds: 5)
      }
    }

    @Test func theMouseFindsTheLink() throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/28.html")
        try visit.browser.point(at: "#s2")
        try visit.browser.wait(until: "return document.querySelector('.offer')?.hash === '#s2'", seconds: 5)
        let isBeside: Bool = try visit.browser.evaluate(
          """
          const offer = document.querySelector(".offer").getBoundingClientRect();
          const text = document.querySelector("[data-text]").getBoundingClientRect();
          const line = document.getElementById("s2").getClientRects()[0];
          return offer.right <= text.left + 1 && offer.width >= 24 && offer.height >= 24 && Math.abs(offer.top - line.top) < 4;
          """)
        #expect(isBeside)
      }
    }

    @Test(arguments: Hosting.allCases)
    func aLinkedSentenceIsMarkedOnArrival(hosting: Hosting) throws {
      try SiteVisit.with(hosting) { visit in
        for address in ["hengyang-15/28.html#s3", "hengyang-15/full.html#a28-s3"] {
          try visit.open(address)
          let isMarked: Bool = try visit.browser.evaluate(
            """
            const sentence = document.querySelector(".s:target");
            const box = sentence.getBoundingClientRect();
            return sentence.textContent === arguments[0] && box.top > 0 && box.bottom < innerHeight
              && getComputedStyle(sentence).backgroundColor !== "rgba(0, 0, 0, 0)";
            """, Self.sentence)
          #expect(isMarked, "\(address)")
        }
        // A text fragment (https://wicg.github.io/scroll-to-text-fragment/) scrolls to the words and stays the browser's.
        try visit.open("hengyang-15/full.html#:~:text=\(PublishedSite.encoded("持续深化与长三角合作"))")
        try visit.browser.wait(
          until: """
            const top = document.getElementById("a28-s3").getBoundingClientRect().top;
            return scrollY > 0 && top > 0 && top < innerHeight;
            """, seconds: 5)
      }
    }

    /// ASCII marks are shown full-width; what is selected and copied is the text as adopted.
    @Test(arguments: ["28", "34", "44", "53"])
    func whatIsCopiedIsTheAdoptedText(number: String) throws {
      let article = try #require(try AdoptedText().articles.first { "\($0.number)" == number })
      try SiteVisit.with(.disk) { visit in
        try visit.open("hengyang-15/\(number).html")
        let marks: [Double] = try visit.browser.evaluate(
          """
          const size = parseFloat(getComputedStyle(document.querySelector("[data-text]")).fontSize);
          return document.fonts.ready.then(() => Array.from(document.querySelectorAll("[data-text] .w"),
            (mark) => mark.getBoundingClientRect().width / size));
          """)
        #expect(!marks.isEmpty && marks.allSatisfy { abs($0 - 1) < 0.02 }, "\(marks)")
        _ = try visit.browser.evaluate(
          "getSelection().selectAllChildren(document.querySelector('[data-text]')); return true", as: Bool.self)
        try visit.browser.pressControl("c")
        #expect(try visit.pasted(into: "input[type=search]") == article.text)
        #expect(try visit.browser.evaluate("return document.querySelector('[data-text]').textContent") == article.text)
        #expect(try visit.browser.evaluate("return document.querySelector('[data-text]').innerText") == article.text)
        let words = try #require(article.text.firstMatch(of: /.{3}[,].{3}/)).output
        let isFound: Bool = try visit.browser.evaluate(
          "getSelection().removeAllRanges(); document.activeElement.blur(); return window.find(arguments[0]) && String(getSelection()) === arguments[0]",
          String(words))
        #expect(isFound, "\(words)")
      }
    }
  }
}

extension SiteVisit {
  /// What the clipboard holds, by pasting it into a field, which is empty and open for it as long as that takes.
  func pasted(into selector: String) throws -> String {
    _ = try browser.evaluate(
      """
      const field = document.querySelector(arguments[0]);
      field.dataset.was = field.value;
      field.readOnly = false;
      field.value = "";
      field.focus();
      return true;
      """, selector, as: Bool.self)
    try browser.pressControl("v")
    return try browser.evaluate(
      """
      const field = document.querySelector(arguments[0]);
      const pasted = field.value;
      field.value = field.dataset.was;
      field.readOnly = field.matches("textarea");
      return pasted;
      """, selector)
  }
}
