import Articles
import Diagnostics
import Terms
import Text

/// Holds the terms that are found in a library against those that an editor would index (`judgements.txt`), and prints
/// how many of the found are right and how many of the wanted are found.
///
///     swift run -c release TermsBenchmark [Content [judgements.txt]]
@main
struct TermsBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let content = arguments.first ?? "Content"
    let path = arguments.dropFirst().first ?? "Tests/TermsBenchmark/judgements.txt"
    let (library, _) = try ContentFolder(path: content).library()
    let texts = library.plans.flatMap(\.termTexts)
    let titles = library.plans.map { Array($0.settings.title.utf8) }
    var terms: [FoundTerm] = []
    let clock = ContinuousClock()
    let times = (0..<20).map { _ in clock.measure { terms = TermExtraction.terms(of: texts, titles: titles) } }
    let judgements = try Judgements(path: path)
    let score = judgements.score(terms.map(\.text))
    print(
      """
      \(texts.reduce(0) { $0 + $1.count }) bytes of text, \(terms.count) terms, \(times.min() ?? .zero)
      precision \(hundredths(score.precision)) (\(score.right.count) of \(terms.count) are on the list), \
      \(hundredths(score.strictPrecision)) without those that an editor may leave
      recall    \(hundredths(score.recall)) (\(score.found) of \(judgements.wanted.count))
      not on the list: \(score.wrong.joined(separator: " "))
      not found:       \(score.missing.joined(separator: " "))
      """)
  }

  private static func hundredths(_ value: Double) -> String {
    let thousandths = Int((value * 1_000).rounded())
    return "0.\(thousandths >= 1_000 ? "999+" : String(String(1_000 + thousandths).dropFirst()))"
  }
}
