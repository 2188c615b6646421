import Foundation
import TestSupport

@testable import Search

/// An example of `search/results.txt`: a query, and below it a document a line, `TITLE | TEXT`, numbered from 1.
///
/// The output has a result a line, best first: `NUMBER#s2 TITLE | SNIPPET`, what matches in square brackets.
struct ResultCase {
  let query: String
  let index: SearchIndex
  /// The numbers of the results, whatever their order.
  let expectedNumbers: Set<String>

  init(_ example: Case, limits: IndexLimits = IndexLimits()) {
    let lines = example.input.components(separatedBy: "\n")
    query = lines[0]
    let documents = lines.dropFirst().enumerated().map { position, line in
      let fields = line.components(separatedBy: " | ")
      return Library.article(position + 1, title: fields[0], text: fields.dropFirst().joined(separator: " | "))
    }
    index = Library.index(documents, limits: limits)
    expectedNumbers = Set(example.expected.split(separator: "\n").map { String($0.prefix { $0.isNumber }) })
  }
}
