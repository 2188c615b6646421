import Foundation
import TestSupport

/// `BenchmarkCorpus ARTICLES FOLDER [ARTICLES-OF-A-PLAN]`: writes plans with so many articles in all into a folder, each
/// as the text that `gangmu import` reads.
@main
enum BenchmarkCorpus {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let count = arguments.first.flatMap(Int.init), count > 0, let folder = arguments.dropFirst().first else {
      FileHandle.standardError.write(Data("usage: BenchmarkCorpus ARTICLES FOLDER [ARTICLES-OF-A-PLAN]\n".utf8))
      exit(64)
    }
    let each = arguments.dropFirst(2).first.flatMap(Int.init) ?? 50
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var corpus = Corpus(example: try Repository.editionText)
    var made = 0
    var number = 0
    while made < count {
      let size = min(each, count - made)
      number += 1
      made += size
      // Numbers of one length, so that the order of the names is that of the plans.
      let name = "plan-\(String(100_000 + number).dropFirst())"
      try Data(corpus.plan(articles: size).text.utf8).write(to: URL(filePath: "\(folder)/\(name).txt"))
    }
    print("\(made) articles in \(number) plans")
  }
}
