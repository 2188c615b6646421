import BrowserSupport
import TestSupport
import Testing

extension BrowserTests {
  /// Whatever stands in an article is found, and nothing else.
  @Suite struct SearchContainmentTests {
    @Test(arguments: [(Hosting.disk, 500), (.server, 100)])
    func anyPartOfAnArticleIsFoundWhereItStands(hosting: Hosting, count: Int) throws {
      let articles = try AdoptedText().articles
      var generator = SeededGenerator(seed: 20_251_215)
      let queries = (0..<count).map { _ in Self.part(of: articles, using: &generator) }
      let folded = articles.map { (number: $0.number, title: Self.fold($0.title), text: Self.fold($0.text)) }
      try SiteVisit.with(hosting) { visit in
        try visit.open("search.html")
        var missed: [String] = []
        var extra: [String] = []
        for start in stride(from: 0, to: queries.count, by: 100) {
          let batch = Array(queries[start..<min(start + 100, queries.count)])
          let answers = try visit.articles(for: batch)
          for (query, answer) in zip(batch, answers) {
            let term = Self.fold(query)
            let expected = Set(folded.filter { $0.title.contains(term) || $0.text.contains(term) }.map(\.number))
            missed += expected.subtracting(answer).sorted().map { "\(query) in \($0)" }
            extra += Set(answer).subtracting(expected).sorted().map { "\(query) in \($0)" }
            #expect(Set(answer).count == answer.count, "an article twice for \(query)")
            #expect(!expected.isEmpty, "\(query) stands nowhere: the test is wrong")
          }
          #expect(answers.count == batch.count)
        }
        #expect(missed == [])
        #expect(extra == [])
      }
    }

    /// One to eight characters of a title or a text, without white space; some with other widths or case.
    private static func part(of articles: [AdoptedText.Article], using generator: inout SeededGenerator) -> String {
      while true {
        guard let article = articles.randomElement(using: &generator) else { return "" }
        let characters = Array(Int.random(in: 0..<4, using: &generator) == 0 ? article.title : article.text)
        let length = Int.random(in: 1...8, using: &generator)
        guard length <= characters.count else { continue }
        let start = Int.random(in: 0...characters.count - length, using: &generator)
        let part = String(characters[start..<start + length])
        guard !part.contains(where: \.isWhitespace) else { continue }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return widened(part)
        case 1: return part.uppercased()
        default: return part
        }
      }
    }

    /// ASCII in its full-width forms, as an input method for Chinese types it.
    private static func widened(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
          }))
    }

    /// Widths and case made one: `ＧＤＰ，` is `gdp,`. Enough for what the plan's text holds.
    private static func fold(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
            case 0x3000: " "
            default: scalar
            }
          })
      ).lowercased()
    }
  }
}

extension SiteVisit {
  /// The numbers of the articles that the page's search finds for each query.
  fileprivate func articles(for queries: [String]) throws -> [[Int]] {
    struct Answer: Decodable {
      let total: Int
      let count: Int
      let articles: [Int]
    }
    let answers: [Answer] = try browser.evaluate(
      """
      return Promise.all(arguments[0].map(async (query) => {
        const answer = await window.gangmu.search(query);
        // A number also finds the article that it is the number of.
        const results = answer.results.filter((result) => !result.isJump && !result.isSpelled);
        const total = answer.total - answer.results.length + results.length;
        const articles = results.filter((result) => result.kind === "article").map((result) => result.number);
        return { total, count: results.length, articles };
      }));
      """, queries)
    #expect(answers.allSatisfy { $0.total == $0.count })
    return answers.map(\.articles)
  }
}
