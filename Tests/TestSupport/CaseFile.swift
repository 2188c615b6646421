import Foundation
import Testing

/// An example of a case file: what goes in, what must come out, and where it stands.
///
/// A case file is prose. An example is fenced by a line of eight backticks and `example`; a line with a single point
/// divides input from output. `→` stands for a tab, `␣` for a space that would be lost at a line's end, `␤` for a
/// carriage return.
///
///     # A chapter line opens a chapter
///     ```````` example
///     一、总则
///     .
///     chapter 1 总则
///     ````````
public struct Case: Sendable, CustomTestStringConvertible {
  /// Below `Tests/Cases`: `plans/chapters.txt`.
  public let file: String
  /// The line of the fence, from 1.
  public let line: Int
  /// The heading above the example.
  public let header: String
  public let input: String
  public let expected: String

  public var testDescription: String { "\(file):\(line) \(header)" }

  /// The place in the case file, so that a failure leads there.
  public var sourceLocation: SourceLocation {
    SourceLocation(fileID: "Cases/\(file)", filePath: "\(CaseFile.root.path)/\(file)", line: line, column: 1)
  }
}

public enum CaseFile {
  /// `Tests/Cases`.
  public static let root = Repository.root.appending(path: "Tests/Cases")

  /// The examples of all files below `Tests/Cases/<folder>`. A folder without examples stops the run: a test that
  /// reads none would pass for nothing.
  public static func read(folder: String) -> [Case] {
    let path = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path.path)) ?? []
    let cases = names.filter { $0.hasSuffix(".txt") }.sorted().flatMap { name in
      examples(
        in: (try? String(contentsOf: path.appending(path: name), encoding: .utf8)) ?? "", of: "\(folder)/\(name)")
    }
    precondition(!cases.isEmpty, "no examples below \(path.path)")
    return cases
  }

  /// The examples of one file below `Tests/Cases`.
  public static func read(file: String) -> [Case] {
    let text = (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? ""
    let cases = examples(in: text, of: file)
    precondition(!cases.isEmpty, "no examples in \(file)")
    return cases
  }

  private static let fence = String(repeating: "`", count: 8)

  private static func examples(in text: String, of file: String) -> [Case] {
    var cases: [Case] = []
    var header = ""
    var start = 0
    var parts: [[String]]?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if var open = parts {
        if line == fence {
          precondition(open.count == 2, "\(file):\(start): an example needs one line with a point")
          cases.append(
            Case(file: file, line: start, header: header, input: unescaped(open[0]), expected: unescaped(open[1])))
          parts = nil
        } else if line == ".", open.count == 1 {
          open.append([])
          parts = open
        } else {
          open[open.count - 1].append(line)
          parts = open
        }
      } else if line == "\(fence) example" {
        start = index + 1
        parts = [[]]
      } else if line.hasPrefix("#") {
        header = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    precondition(parts == nil, "\(file):\(start): the example has no end")
    return cases
  }

  private static func unescaped(_ lines: [String]) -> String {
    lines.joined(separator: "\n").replacingOccurrences(of: "→", with: "\t").replacingOccurrences(of: "␣", with: " ")
      .replacingOccurrences(of: "␤", with: "\r")
  }
}
