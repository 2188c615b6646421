import BrowserSupport
import Testing

/// What every page of the committed site has, and what none has.
@Suite struct PageTests {
  @Test func everyPageIsWellFormed() throws {
    let paths = try PublishedSite.files().filter { $0.hasSuffix(".html") }
    #expect(paths.count >= 40)
    for path in paths {
      #expect(throws: Never.self) { try SitePage(path) }
      #expect(try PublishedSite.read(path).hasPrefix("<!DOCTYPE html>\n"), "\(path)")
    }
  }

  @Test func everyPageForbidsWhatItDoesNotNeed() {
    let policy = """
      default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src data:; connect-src 'self'; \
      manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'self'
      """
    // The page that holds its style and script names them: see `NotFoundTests`.
    for page in SitePage.all where page.path != "404.html" {
      let policies = page.root.all(with: "http-equiv", "Content-Security-Policy")
      #expect(policies.map { $0["content"] } == [policy], "\(page.path)")
    }
  }

  @Test func everyPageHasItsHead() {
    for page in SitePage.all {
      #expect(page.root.all("html").map { $0["lang"] } == ["zh-Hans"], "\(page.path)")
      let depth = page.path.count { $0 == "/" }
      #expect(page.root.all("html").map { $0["data-root"] } == [String(repeating: "../", count: depth)], "\(page.path)")
      #expect(page.root.all("title").count == 1, "\(page.path)")
      #expect(page.root.all("title").allSatisfy { $0.text.contains(/^\S(.*\S)?$/) }, "\(page.path)")
      #expect(page.root.all("h1").count == 1, "\(page.path)")
      #expect(page.root.all("h1").allSatisfy { $0.text.contains(/\S/) }, "\(page.path)")
      #expect(page.root.all("main").count == 1, "\(page.path)")
      #expect(page.root.all("meta").first?["charset"] == "utf-8", "\(page.path)")
    }
  }

  @Test func everyPageHasOneSearchBox() {
    for page in SitePage.all {
      let boxes = page.root.all("input").filter { $0["type"] == "search" && $0["name"] == "q" }
      #expect(boxes.count == 1, "\(page.path)")
      let forms = page.root.all("form").filter { $0["role"] == "search" && !$0.all("input").isEmpty }
      #expect(forms.map { $0["method"] } == ["get"], "\(page.path)")
    }
  }

  /// The page for what is not there must do without other files; its policy names what it holds by checksums.
  @Test func onlyThePageForNothingHoldsScriptAndStyle() throws {
    let page = try SitePage("404.html")
    let policy = try #require(page.root.all(with: "http-equiv", "Content-Security-Policy").first?["content"])
    let sources = policy.split(separator: "; ").map { $0.split(separator: " ").map(String.init) }
    #expect(sources.first == ["default-src", "'none'"])
    for name in ["script-src", "style-src"] {
      let source = sources.first { $0[0] == name } ?? []
      #expect(source.count == 3 && source[1] == "'self'" && source[2].hasPrefix("'sha256-"), "\(policy)")
    }
    #expect(page.root.all("style").count == 1 && page.root.all("script").count == 1)
    #expect(page.root.all(with: "style").isEmpty && page.root.all("script").allSatisfy { $0["src"] == nil })
  }

  @Test func noOtherPageHoldsScriptOrStyleOfItsOwn() {
    for page in SitePage.all where page.path != "404.html" {
      for script in page.root.all("script") {
        #expect(script["src"] != nil && script.text.isEmpty, "\(page.path)")
        #expect(script["type"] == nil, "a module does not run from a disk: \(page.path)")
      }
      #expect(page.root.all("style").isEmpty, "\(page.path)")
      #expect(page.root.all(with: "style").isEmpty, "\(page.path)")
      for attribute in page.root.all.flatMap(\.attributes) {
        #expect(!attribute.name.hasPrefix("on") && attribute.name != "srcdoc", "\(page.path)")
        #expect(!attribute.value.lowercased().hasPrefix("javascript:"), "\(page.path)")
      }
    }
  }

  @Test func noIdentifierIsDoubled() {
    for page in SitePage.all {
      let doubled = Dictionary(grouping: page.identifiers, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
      #expect(doubled == [], "\(page.path)")
    }
  }

  /// A name in braces, or a value that never was.
  @Test func nothingOfATemplateIsLeft() {
    for page in SitePage.all {
      for trace in ["{{", "}}", "Optional("] {
        #expect(!page.root.text.contains(trace), "\(trace) in \(page.path)")
      }
    }
  }
}
