import BrowserSupport
import Foundation
import TestSupport
import Testing

/// The real plan with its interface in each language: around the text there is no word of another.
@Suite struct LanguageTests {
  @Test(arguments: ["zh-Hans", "zh-Hant", "en"])
  func theInterfaceSpeaksOneLanguage(language: String) throws {
    let words = try Self.words()
    let own = Set(try #require(words[language]).values)
    let foreign = Set(words.filter { $0.key != language }.flatMap(\.value.values)).subtracting(own).filter {
      $0.contains(/\p{L}/)
    }
    let shell = try Shell()
    defer { shell.remove() }
    try shell.copy("Content")
    try shell.write("language: \(language)\n", to: "Content/site.yml")
    // With a second edition, so that the pages of changes are there too.
    let revision =
      "gangmu import \(Repository.path("Tests/Demonstration/revision.txt")) --plan \(PublishedSite.plan) --date 2026-03-01 --quiet"
    try #require(try shell.run("\(revision); gangmu build --strict --quiet").status == 0)
    var seen: Set<String> = []
    for path in try #require(FileManager.default.subpaths(atPath: shell.folder.appending(path: "Site").path)) {
      guard path.hasSuffix(".html") else { continue }
      let page = try HTMLElement.page(shell.read("Site/\(path)"))
      #expect(page.all("html").map { $0["lang"] } == [language])
      for text in page.interfaceTexts(in: language) {
        #expect(!foreign.contains(text), "\(text) on \(path)")
        // A name of an article or chapter is the plan's, wherever it stands.
        let words = text.replacing(/第[0-9一二三四五六七八九十百]+(条|部分)/, with: "")
        if language == "en" { #expect(!words.contains(/\p{Script=Han}/), "\(text) on \(path)") }
        seen.insert(text)
      }
    }
    // A reading that sees nothing would find nothing wrong.
    #expect(seen.intersection(own).count > 30)
  }

  @Test(arguments: ["zh-Hans", "zh-Hant", "en"])
  func scriptsShowWordsOfOneLanguage(language: String) throws {
    let words = try #require(try Self.words()[language])
    let shell = try Shell()
    defer { shell.remove() }
    try shell.copy("Content")
    try shell.write("language: \(language)\n", to: "Content/site.yml")
    try #require(try shell.run("gangmu build --strict --quiet").output == "")
    let script = try shell.read("Site/assets/search-page.js")
    #expect(script.contains("\"\(words["moreResults"] ?? "")\""))
    for name in ["search-page.js", "site.js"] {
      let script = try shell.read("Site/assets/\(name)")
      #expect(!script.contains("{{strings."))
      let code = script.replacing(/(?m)^\s*\/\/.*$/, with: "")
      if language == "en" { #expect(!code.contains(/\p{Script=Han}/), "\(name)") }
    }
  }

  /// The strings files, read without Gangmu: name and text by language.
  private static func words() throws -> [String: [String: String]] {
    let folder = Repository.root.appending(path: "Templates/strings")
    var words: [String: [String: String]] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
        let parts = line.split(separator: ":", maxSplits: 1)
        let text = parts.last?.trimmingCharacters(in: CharacterSet(charactersIn: " \"")) ?? ""
        words[file.deletingPathExtension().lastPathComponent, default: [:]][String(parts[0])] = text
      }
    }
    return words
  }
}

extension HTMLElement {
  /// The texts, and attributes that are read to people, which are not marked as the plan's language.
  fileprivate func interfaceTexts(in language: String) -> [String] {
    if let lang = self["lang"], lang != language { return [] }
    if ["data-text", "data-lead", "data-title", "data-plan-title", "data-plan-note"].contains(where: { self[$0] != nil }
    ) {
      return []
    }
    // The title in the browser's bar names page and plan together and can have no language for each.
    if name == "title" { return [] }
    let attributes = ["aria-label", "placeholder", "alt", "title"].compactMap { self[$0] }
    return attributes
      + children.flatMap { child -> [String] in
        switch child {
        case .element(let element): element.interfaceTexts(in: language)
        case .text(let text): [text.trimmingCharacters(in: .whitespacesAndNewlines)]
        }
      }
  }
}
