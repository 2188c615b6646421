import Articles
import Building
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Edits of every kind, one after the other, through a builder that remembers: after each the site is what a build that
/// remembers nothing makes of the same files, to the byte; and a dated page changes for an edit of its own article alone.
@Suite struct EditSequenceProperties {
  @Test(arguments: [1, 2]) func whatIsRememberedMakesTheSameSite(seed: UInt64) throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.copy("Content")
    try shell.copy("Templates")
    var generator = SeededGenerator(seed: seed)
    // One sequence edits a plan with a single edition, the other one that was revised, beside a second plan.
    if seed % 2 == 0 {
      let imports = try shell.run(
        "gangmu import \(Repository.path("Tests/Demonstration/revision.txt")) --plan hengyang-15 --date 2026-03-01"
          + " && printf '另一规划\\n一、甲\\n1.乙。推动县域经济发展。\\n' > other.txt"
          + " && gangmu import other.txt --plan other --date 2026-01-01")
      #expect(imports.status == 0, "\(imports.output)")
    }
    let content = ContentFolder(path: shell.folder.appending(path: "Content").path)
    let templates = shell.folder.appending(path: "Templates").path
    var builder = SiteBuilder(content: content, templates: templates)
    var before = try builder.make().site.files
    for round in 0..<10 {
      let edit = try Edit.random(in: shell, using: &generator)
      if edit.path.hasPrefix("Templates/") {
        builder.forgetTemplates()
      } else {
        builder.forgetContent(String(edit.path.dropFirst("Content/".count)))
      }
      let files = try builder.make().site.files
      var fresh = SiteBuilder(content: content, templates: templates)
      let clean = try fresh.make().site.files
      #expect(files == clean, "round \(round), \(edit): \(Self.differing(files, clean))")
      if let number = edit.article {
        let dated = Self.differing(before, files).filter { $0.contains(/\/\d{4}-\d\d-\d\d\//) }
        let own = try Self.datedPages(of: number, files)
        #expect(dated.filter { !own.contains($0) }.isEmpty, "round \(round), \(edit)")
      }
      before = files
    }
  }

  /// The dated pages of the article and of those that it was in earlier editions, as `renumbering.json` says.
  private static func datedPages(of number: Int, _ files: [SiteFile]) throws -> Set<String> {
    var pages = Set(
      files.map(\.path).filter { $0.hasPrefix("hengyang-15/2") && $0.hasSuffix("/\(number).html") })
    struct Renumbering: Decodable {
      struct Edition: Decodable { let articles: [String: [String]] }
      let editions: [String: Edition]
    }
    guard let file = files.first(where: { $0.path == "hengyang-15/renumbering.json" }) else { return pages }
    for (date, edition) in try JSONDecoder().decode(Renumbering.self, from: Data(file.bytes)).editions {
      for (old, new) in edition.articles where new.contains("\(number)") {
        pages.insert("hengyang-15/\(date)/\(old).html")
      }
      // An article of that number that is no more is led on from its place.
      if edition.articles["\(number)"]?.contains("\(number)") == false {
        pages.remove("hengyang-15/\(date)/\(number).html")
      }
    }
    return pages
  }

  private static func differing(_ one: [SiteFile], _ other: [SiteFile]) -> [String] {
    let known = Dictionary(one.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let others = Dictionary(other.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    return Set(known.keys).union(others.keys).filter { known[$0] != others[$0] }.sorted()
  }
}

/// A file that was changed.
private struct Edit: CustomStringConvertible {
  let path: String
  /// The article whose text it is.
  var article: Int?
  var description: String { path }

  /// Changes a file of the library in `shell`.
  static func random(in shell: Shell, using generator: inout SeededGenerator) throws -> Edit {
    let plan = "Content/hengyang-15"
    switch Int.random(in: 0..<10, using: &generator) {
    case 0:
      let names = ["县域经济", "千万工程", "乡村振兴", "某某", "生态环境"].shuffled(using: &generator)
      try shell.write("terms:\n  \(names[0]): 定义。\nremove: [\(names[1])]\n", to: "\(plan)/terms.yml")
      return Edit(path: "\(plan)/terms.yml")
    case 1:
      let values = ["pages", "index", "off"]
      try shell.write("terms: \(values.randomElement(using: &generator) ?? "pages")\n", to: "Content/site.yml")
      return Edit(path: "Content/site.yml")
    case 2:
      let path = "Templates/term.mustache"
      try shell.write(shell.read(path) + "\n", to: path)
      return Edit(path: path)
    case 3:
      let lead = "\(plan)/chapters/8.md"
      try shell.write(changed(shell.read(lead), using: &generator), to: lead)
      return Edit(path: lead)
    default:
      let number = Int.random(in: 26...53, using: &generator)
      let path = "\(plan)/articles/\(number).md"
      try shell.write(changed(shell.read(path), using: &generator), to: path)
      return Edit(path: path, article: number)
    }
  }

  /// The Markdown with a sentence less, a character more, or a name, a reference or a link more.
  private static func changed(_ markdown: String, using generator: inout SeededGenerator) -> String {
    guard let start = markdown.range(of: "\n---\n")?.upperBound else { return markdown }
    var sentences = markdown[start...].split(separator: "。", omittingEmptySubsequences: false).map(String.init)
    let place = Int.random(in: 0..<sentences.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0 where sentences.count > 3: sentences.remove(at: place)
    case 1: sentences.insert("大力实施“新千万工程”", at: place)
    case 2: sentences.insert("见第二十八条", at: place)
    case 3: sentences.insert("[前文](../articles/29.md)", at: place)
    default: sentences[place] += "龘"
    }
    return markdown[..<start] + sentences.joined(separator: "。")
  }
}
