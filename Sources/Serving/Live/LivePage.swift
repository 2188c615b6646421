import Foundation
import Markdown

/// Pages as they are sent to a browser: with a script that keeps them up to date. The files of the site do not have it.
struct LivePage {
  /// No file of a site has this name, since hidden files are not served.
  static let folder = "/.gangmu/"

  /// The state of the site that the page is of.
  let number: Int
  /// What is wrong with the input at the moment.
  let problems: [String]

  /// - Parameter isAtAnyDepth: whether the page stands for any address, so that its links must be told where they begin.
  func html(of page: [UInt8], isAtAnyDepth: Bool = false) -> [UInt8] {
    var html = page
    if let end = LivePage.firstIndex(of: "</head>", in: html) {
      html.insert(contentsOf: tags.utf8, at: end)
    } else {
      html += tags.utf8
    }
    if isAtAnyDepth, let head = LivePage.firstIndex(of: "<head>", in: html) {
      html.insert(contentsOf: "\n<base href=\"/\">".utf8, at: head + "<head>".utf8.count)
    }
    return html
  }

  /// The page that stands in for all others while there is no site.
  var placeholder: [UInt8] {
    let items = problems.map { "<li>\(HTMLEscaping.escaped($0))</li>\n" }.joined()
    return html(
      of: Array(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Not built</title>
        </head>
        <body>
        <main>
        <h1>The site is not built yet</h1>
        <ol>
        \(items)</ol>
        </main>
        </body>
        </html>

        """.utf8))
  }

  private var tags: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let list = (try? encoder.encode(problems)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    return """
      <link rel="stylesheet" href="\(LivePage.folder)live.css">
      <script src="\(LivePage.folder)live.js?\(number)" data-problems="\(HTMLEscaping.escaped(list))" defer></script>

      """
  }

  private static func firstIndex(of tag: StaticString, in html: [UInt8]) -> Int? {
    let tag = tag.withUTF8Buffer(Array.init)
    var start = 0
    while let found = html[start...].firstIndex(of: tag[0]) {
      if html[found...].starts(with: tag) { return found }
      start = found + 1
    }
    return nil
  }
}
