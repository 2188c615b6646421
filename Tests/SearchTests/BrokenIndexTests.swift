import Foundation
import TestSupport
import Testing

@testable import Search

/// An index with files that are missing, cut off or of another build gives the right answer or a message, never a wrong answer.
@Suite(.enabled(if: Node.isInstalled))
struct BrokenIndexTests {
  @Test(arguments: [IndexLimits(), Library.fine, Library.cut])
  func neverAWrongAnswer(limits: IndexLimits) throws {
    var generator = SeededGenerator(seed: 41)
    var documents = Library.random(count: 40, using: &generator)
    let index = Library.index(documents, limits: limits)
    let queries = try Self.queries(over: index, count: 12, using: &generator)
    // As after an upload that did not end: files of a build in which a few documents changed.
    for place in stride(from: 0, to: documents.count, by: 3) {
      documents[place] = Library.article(place + 1, title: "新题", text: "改了的条文。\(place)。")
    }
    let other = Dictionary(
      uniqueKeysWithValues: Library.index(documents, limits: limits).files.map { ($0.path, $0.bytes) })
    let output = try Node.output(
      of: Self.script, over: index, query: String(decoding: try JSONEncoder().encode(queries), as: UTF8.self),
      beside: other.filter { $0.key.hasSuffix(".json") })
    let lines = output.split(separator: "\n").map(String.init)
    let summary = try #require(lines.last)
    #expect(lines.dropLast().isEmpty, "\(lines.dropLast().prefix(5))")
    // The test sees both: answers that need nothing of what is broken, and messages.
    let counts = summary.split(separator: " ").compactMap { Int($0) }
    #expect(counts.count == 2 && counts.allSatisfy { $0 > 0 }, "\(summary)")
  }

  private static func queries(over index: SearchIndex, count: Int, using generator: inout SeededGenerator) throws
    -> [String]
  {
    let reader = try ReferenceReader(index)
    return (0..<count).map { _ in reader.randomQuery(using: &generator) }.filter { !$0.contains("\"") }
  }

  /// Breaks one file after another in three ways, asks the queries, and prints the answers that are wrong; at last how
  /// many were right and how many a message.
  private static let script = #"""
    const names = fs.readdirSync("search", { recursive: true }).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
    const intact = (name) => fs.readFileSync(`search/${name}.json`, "utf8");
    const ways = {
      missing: () => { throw new Error("{{strings.indexMissing}}"); },
      "cut off": (name) => { try { return JSON.parse(intact(name).slice(0, -40)); } catch { return null; } },
      "of another build": (name) => (fs.existsSync(`other/search/${name}.json`) ? JSON.parse(fs.readFileSync(`other/search/${name}.json`, "utf8")) : null),
    };
    const dump = ({ total, results }) => JSON.stringify([total, results.map(({ url, snippet }) => [url, snippet])]);
    (async () => {
      const queries = JSON.parse(query);
      const expected = [];
      for (const one of queries) expected.push(dump(await search(one)));
      let [right, messages] = [0, 0];
      for (const broken of names) {
        for (const [way, read] of Object.entries(ways)) {
          const ask = createSearch(async (name) => (name === broken ? read(name) : JSON.parse(intact(name))), "../");
          for (const [place, one] of queries.entries()) {
            try {
              const answer = dump(await ask(one));
              if (answer === expected[place]) right += 1;
              else console.log(`${broken} ${way}: ${one}`);
            } catch (error) {
              if (/strings\.index/.test(error.message)) messages += 1;
              else console.log(`${broken} ${way}: ${one}: ${error.stack}`);
            }
          }
        }
      }
      console.log(`${right} ${messages}`);
    })();
    """#
}
