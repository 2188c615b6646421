import Articles
import Building
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// One sentence of one article changes: what differs on the disk is what shows the sentence, and what was named.
@Suite struct SingleEditProperties {
  /// A character that the seed does not have: what holds it afterwards shows the edited sentence.
  private static let mark = "龘"

  @Test func onlyFilesThatShowTheSentenceAreWritten() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.copy("Content")
    let content = ContentFolder(path: shell.folder.appending(path: "Content").path)
    let templates = Repository.path("Templates")
    let site = SiteFolder(path: shell.folder.appending(path: "Site").path)
    var builder = SiteBuilder(content: content, templates: templates)
    _ = try site.publish(builder.make().site.files)
    var generator = SeededGenerator(seed: 6)
    for round in 0..<6 {
      let number = Int.random(in: 26...53, using: &generator)
      let article = "Content/hengyang-15/articles/\(number).md"
      let original = try shell.read(article)
      let edited = Self.edit(original, using: &generator)
      let before = try Self.files(site.path)
      try shell.write(edited, to: article)
      builder.forgetContent("hengyang-15/articles/\(number).md")
      let made = try builder.make().site
      let change = try site.publish(made.files)
      let after = try Self.files(site.path)
      let differing = Set(after.keys.filter { before[$0]?.bytes != after[$0]?.bytes })
      #expect(Set(change.written) == differing, "round \(round), article \(number)")
      // An edit can end a term or begin one, and with it the term's page.
      let comeOrGone = Set(before.keys).symmetricDifference(after.keys)
      #expect(comeOrGone.allSatisfy { $0.hasPrefix("hengyang-15/terms/") }, "\(comeOrGone)")
      #expect(Set(change.removed) == Set(before.keys).subtracting(after.keys))
      #expect(Set(change.unchanged) == Set(after.keys).subtracting(differing))
      // What did not change was not written again with the same bytes either.
      for path in change.unchanged { #expect(before[path]?.inode == after[path]?.inode, "\(path)") }

      let shown = Set(after.keys.filter { after[$0]?.holds(Self.mark) == true })
      // What an article is related to may change with its terms, and so other pages; but not what they have of the text.
      #expect(Self.pages(shown).allSatisfy(differing.contains))
      #expect(Self.runningText(differing) == Self.runningText(shown), "round \(round), article \(number)")
      #expect(Self.texts(differing) == Self.texts(shown), "round \(round), article \(number)")
      #expect(shown.contains("hengyang-15/\(number).html") && shown.contains("hengyang-15/full.html"))
      #expect(differing.contains(".gangmu"))

      // What was kept of earlier builds makes the same site as nothing does.
      if round % 3 == 0 {
        var fresh = SiteBuilder(content: content, templates: templates)
        #expect(try fresh.make().site.files == made.files)
      }

      try shell.write(original, to: article)
      builder.forgetContent("hengyang-15")
      let back = try site.publish(builder.make().site.files)
      #expect(Set(Array(back.written) + back.removed) == differing.union(change.removed))
    }
  }

  private struct FileState {
    let bytes: Data
    let inode: Int

    func holds(_ text: String) -> Bool { bytes.range(of: Data(text.utf8)) != nil }
  }

  private static func files(_ folder: String) throws -> [String: FileState] {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try paths.reduce(into: [:]) { files, path in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
      guard attributes[.type] as? FileAttributeType == .typeRegular else { return }
      files[path] = FileState(
        bytes: try Data(contentsOf: URL(filePath: "\(folder)/\(path)")),
        inode: (attributes[.systemFileNumber] as? Int) ?? 0)
    }
  }

  private static func pages(_ paths: Set<String>) -> [String] { paths.filter { $0.hasSuffix(".html") }.sorted() }

  /// The pages that hold the texts of several articles.
  private static func runningText(_ paths: Set<String>) -> [String] {
    paths.filter { $0.hasPrefix("hengyang-15/chapter-") || $0 == "hengyang-15/full.html" }.sorted()
  }

  /// The files of the index that hold the texts as they are shown with results.
  private static func texts(_ paths: Set<String>) -> [String] {
    paths.filter { $0.hasPrefix("search/documents") }.sorted()
  }

  /// Puts the mark into the text, or in the place of one of its characters.
  private static func edit(_ markdown: String, using generator: inout SeededGenerator) -> String {
    var text = markdown
    let body = text.range(of: "\n---\n").map { $0.upperBound } ?? text.startIndex
    let places = text.indices[body...].filter {
      text[$0].isLetter && text[$0].unicodeScalars.allSatisfy { $0.value > 0x4E00 }
    }
    guard let place = places.randomElement(using: &generator) else { return text }
    if Bool.random(using: &generator) {
      text.insert(contentsOf: mark, at: place)
    } else {
      text.replaceSubrange(place...place, with: mark)
    }
    return text
  }
}
