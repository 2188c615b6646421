import BrowserSupport
import Foundation
import TestSupport
import Testing

/// The answers of the real process beyond what they are of.
@Suite struct AnswerTests {
  private static func with(_ options: [String] = [], _ body: (PreviewProcess, Shell) throws -> Void) throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let preview = try PreviewProcess(in: shell.folder, options: options)
    defer { preview.stop() }
    try body(preview, shell)
  }

  @Test func filesAreSentAsTheyAreAndPagesWithTheScript() throws {
    try Self.with { preview, shell in
      let style = try preview.answer(to: "/assets/site.css")
      #expect(style.text == (try shell.read("Site/assets/site.css")))
      // A worker would keep pages of earlier builds.
      let worker = try preview.answer(to: "/sw.js")
      #expect(worker.status == 200 && worker.text.contains("registration.unregister()"))
      let page = try preview.answer(to: "/p/1.html")
      let file = try shell.read("Site/p/1.html")
      #expect(page.text.contains("<script src=\"/.gangmu/live.js?") && !file.contains("live.js"))
      let without = page.text.replacing(
        /<link rel="stylesheet" href="\/\.gangmu[^>]*>\n<script[^>]*><\/script>\n/, with: "")
      #expect(without == file)
    }
  }

  @Test func aBrowserAsksAgainAndIsToldWhenNothingChanged() throws {
    try Self.with { preview, shell in
      for target in ["/p/1.html", "/assets/site.css"] {
        let first = try preview.answer(to: target)
        let tag = try #require(first.fields["etag"])
        #expect(first.fields["cache-control"] == "no-cache" && first.fields["x-content-type-options"] == "nosniff")
        let second = try preview.answer(to: target, fields: [("If-None-Match", "\"x\", W/\(tag)")])
        #expect(second.status == 304 && second.body.isEmpty && second.fields["etag"] == tag)
        #expect(try preview.answer(to: target, fields: [("If-None-Match", "\"x\"")]).status == 200)
      }
      let tag = try #require(try preview.answer(to: "/p/1.html").fields["etag"])
      try preview.builds { try shell.run("sed -i 's/丙。/丙丙。/' Content/p/articles/1.md") }
      let changed = try preview.answer(to: "/p/1.html", fields: [("If-None-Match", tag)])
      #expect(changed.status == 200 && changed.text.contains("丙丙。"))
    }
  }

  @Test func headIsTheAnswerWithoutItsBody() throws {
    try Self.with { preview, _ in
      for target in ["/", "/p/1.html", "/assets/site.css", "/no/such.html", "/p"] {
        let whole = try preview.answer(to: target)
        let head = try preview.answer(to: target, method: "HEAD")
        #expect(head.status == whole.status && head.body.isEmpty)
        #expect(head.fields["content-length"] == String(whole.body.count), "\(target)")
        #expect(head.fields["content-type"] == whole.fields["content-type"])
      }
      for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let answer = try preview.answer(to: "/", method: method)
        #expect(answer.status == 405 && answer.fields["allow"] == "GET, HEAD", "\(method)")
      }
    }
  }

  /// As browsers ask: one request after the other on a connection, cut anywhere, until it is told to end.
  @Test func aConnectionTakesRequestsUntilOneEndsIt() throws {
    try Self.with { preview, _ in
      let host = "Host: localhost\r\n"
      let last = "GET /no HTTP/1.1\r\n\(host)Connection: x, Close\r\n\r\n"
      let exchanges: [(sent: [String], statuses: [String])] = [
        (["HEAD / HTTP/1.1\r\n\(host)\r\nHEAD / HTTP/1.1\r\n\(host)\r\n\(last)"], ["200", "200", "404"]),
        (["\r\nHEAD / HT", "TP/1.1\nhost:localhost\r", "\n\r", "\n\(last)\(last)"], ["200", "404"]),
        (["HEAD / HTTP/1.0\r\n\(host)\r\n\(last)"], ["200"]),
        (["HEAD / HTTP/1.0\r\n\(host)Connection: keep-alive\r\n\r\n\(last)"], ["200", "404"]),
        (["POST / HTTP/1.1\r\n\(host)Content-Length: 3\r\n\r\na=b\(last)"], ["405"]),
        (["GET / HTTP/2\r\n\(host)\r\n\(last)"], ["400"]),
        // Longer than any head that is read.
        (["GET /" + String(repeating: "x", count: 65_600)], ["400"]),
      ]
      for exchange in exchanges {
        let answers = String(decoding: try preview.answers(to: exchange.sent), as: UTF8.self)
        let statuses = answers.matches(of: /HTTP\/1\.1 (\d+)/).map { String($0.1) }
        #expect(statuses == exchange.statuses, "\(exchange.sent.joined().prefix(80))")
      }
    }
  }

  /// Another page's host name that leads to 127.0.0.1 reads nothing.
  @Test func onlyThisMachineIsAnswered() throws {
    try Self.with { preview, _ in
      for host in ["127.0.0.1:\(preview.port)", "localhost", "LOCALHOST:80", "[::1]:1", "127.0.0.2"] {
        let status = try preview.answer(to: "/", fields: [("Host", host)]).status
        #expect(status == 200, "\(host)")
      }
      for host in ["example.org", "127.0.0.1.example.org", "localhost.example.org", "1270.0.0.1", "10.0.0.1", ""] {
        let status = try preview.answer(to: "/", fields: [("Host", host)]).status
        #expect(status == 421, "\(host)")
      }
    }
    try Self.with(["--host", "0.0.0.0"]) { preview, _ in
      let status = try preview.answer(to: "/", fields: [("Host", "example.org")]).status
      #expect(status == 200)
    }
  }

  /// The links of the page for what is not there lead to the site from any address.
  @Test func thePageThatIsNotThereFindsTheSite() throws {
    try Self.with { preview, _ in
      let page = try preview.answer(to: "/a/b/c").text
      #expect(page.contains("<base href=\"/\">"))
      #expect(!(try preview.answer(to: "/p/1.html").text.contains("<base")))
    }
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    try shell.write("base_url: https://example.org/plans/2026/\n", to: "Content/site.yml")
    let preview = try PreviewProcess(in: shell.folder)
    defer { preview.stop() }
    let home = try #require(
      preview.answer(to: "/a/b").text.firstMatch(of: /href="(\/plans\/2026\/index\.html)"/)?.1)
    #expect(try preview.answer(to: String(home)).status == 200)
    #expect(try preview.answer(to: "/plans/2026/../secret.txt").status == 404)
  }

  @Test func withoutASiteThePageSaysWhatIsWrong() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    try shell.run("echo '{{x}}<b>' > Templates/article.mustache")
    let preview = try PreviewProcess(in: shell.folder)
    defer { preview.stop() }
    let answer = try preview.answer(to: "/p/1.html")
    #expect(answer.status == 503 && answer.text.contains("Templates/article.mustache:1:1: error: `x` does not exist"))
    try shell.copyAgain("Templates/article.mustache")
    try preview.builds(after: {}, until: { $0.result != nil })
    #expect(try preview.answer(to: "/p/1.html").status == 200)
  }
}
