import Foundation
import Search
import TestSupport
import Testing

@testable import Search

/// The browser's `search.js` by the same examples, where there is a Node to run it.
@Suite(.enabled(if: Node.isInstalled))
struct ClientCases {
  @Test(
    arguments: CaseFile.read(file: "search/results.txt") + CaseFile.read(file: "search/queries.txt"), Library.allLimits)
  func results(_ example: Case, limits: IndexLimits) throws {
    let resultCase = ResultCase(example, limits: limits)
    let output = try Node.output(
      of: """
        search(query).then(({ results }) => {
          const marked = (parts) => parts.map(({ text, match }) => (match ? `[${text}]` : text)).join("");
          for (const { number, url, titleParts, snippet } of results) {
            console.log(`${number}${url.replace(/^[^#]*/, "")} ${marked(titleParts)} | ${marked(snippet)}`);
          }
        });
        """, over: resultCase.index, query: resultCase.query)
    #expect(output == example.expected, sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "search/suggestions.txt"))
  func suggestions(_ example: Case) throws {
    let resultCase = ResultCase(example)
    let output = try Node.output(
      of: "search(query).then(({ suggestions }) => console.log(suggestions.join(\"\\n\")));", over: resultCase.index,
      query: resultCase.query)
    #expect(output == example.expected, sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "search/folding.txt"))
  func folding(_ example: Case) throws {
    let output = try Node.output(
      of: "process.stdout.write(fold(query));", over: Library.index([]), query: example.input)
    #expect(output == example.expected, sourceLocation: example.sourceLocation)
  }

  /// Random queries over random documents: the client finds what the reference reader finds. Quotation marks around its
  /// terms keep what they hold from being an operator; a number also finds the article that it is the number of, and
  /// letters that stand nowhere what they spell.
  @Test(arguments: Library.allLimits)
  func findsWhatTheReferenceReaderFinds(limits: IndexLimits) throws {
    var generator = SeededGenerator(seed: 11)
    let index = Library.index(Library.random(count: 30, using: &generator), limits: limits)
    let reader = try ReferenceReader(index)
    let queries = (0..<1_000).map { _ in reader.randomQuery(using: &generator) }.filter {
      !$0.unicodeScalars.contains(where: \.isQuotation)
    }
    let output = try Node.output(
      of: """
        Promise.all(JSON.parse(query).map((one) => search(one))).then((answers) => {
          for (const { results } of answers) {
            console.log(results.filter((one) => !one.isJump && !one.isSpelled).map(({ number }) => number).join(" "));
          }
        });
        """, over: index, query: String(decoding: try JSONEncoder().encode(queries.map(quoted)), as: UTF8.self))
    let found = output.components(separatedBy: "\n").map { Set($0.split(separator: " ").map(String.init)) }
    try #require(found.count == queries.count, "\(output)")
    for (query, numbers) in zip(queries, found) {
      let expected = Set(reader.matches(query).map { reader.documents[$0].number })
      #expect(numbers == expected, "\(query.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  private func quoted(_ query: String) -> String {
    query.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
      .map { "\"\(String(String.UnicodeScalarView($0)))\"" }.joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// `"` or what folds to it.
  fileprivate var isQuotation: Bool { self == "\"" || self == "＂" }
}
