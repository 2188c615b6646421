import BrowserSupport
import Foundation
import TestSupport
import Testing

/// What an editor sees in the browser beside the text.
@Suite(.serialized, .browser) struct LiveReloadTests {
  @Test func thePageFollowsTheText() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let preview = try PreviewProcess(in: shell.folder)
    defer { preview.stop() }
    try BrowserSession.with { browser in
      try browser.open(preview.address + "p/1.html")
      #expect(
        try browser.evaluate("return document.querySelector('[data-text]').textContent", as: String.self) == "丙。丁。")

      try shell.run("sed -i 's/丙。/丙新。/' Content/p/articles/1.md")
      try browser.wait(until: "return document.querySelector('[data-text]').textContent === '丙新。丁。'")

      // A change of another page leaves this one as it is.
      _ = try browser.evaluate("window.isSame = true; return true", as: Bool.self)
      try preview.builds { try shell.run("sed -i 's/壬。/壬新。/' Content/p/articles/3.md") }
      #expect(try browser.evaluate("return window.isSame === true", as: Bool.self))

      try shell.run("cp Content/p/articles/2.md kept; sed -i 's/^number: 2/number: 7/' Content/p/articles/2.md")
      try browser.wait(until: "return document.querySelector('#gangmu-live[role=alert] li')")
      let said = try browser.element("#gangmu-live").text
      #expect(said.contains("Content/p/articles/2.md:2:9: error: `number` is 7 in a file named 2.md"), "\(said)")
      #expect(
        try browser.evaluate("return document.querySelector('[data-text]').textContent", as: String.self) == "丙新。丁。")

      // It is there on the next page too, and goes when the text is whole again.
      try browser.open(preview.address + "p/3.html")
      try browser.wait(until: "return document.querySelector('#gangmu-live li')")
      try shell.run("mv kept Content/p/articles/2.md")
      try browser.wait(until: "return !document.querySelector('#gangmu-live')")

      // A style is on every page.
      try shell.run("echo 'body { --probe: 1 }' >> Templates/assets/site.css")
      try browser.wait(until: "return getComputedStyle(document.body).getPropertyValue('--probe').trim() === '1'")
      #expect(try browser.consoleMessages() == [])
    }
    #expect(try shell.run("grep -rl 'gangmu/live' Site").output == "")
  }

  /// A server that ends and comes again finds its pages again.
  @Test func thePageFindsAServerThatComesAgain() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let first = try PreviewProcess(in: shell.folder)
    try BrowserSession.with { browser in
      try browser.open(first.address + "p/1.html")
      first.stop()
      try shell.run("sed -i 's/丙。/丙新。/' Content/p/articles/1.md")
      let second = try PreviewProcess(in: shell.folder, options: ["--port", String(first.port)])
      defer { second.stop() }
      try browser.wait(until: "return document.querySelector('[data-text]')?.textContent === '丙新。丁。'")
    }
  }
}
