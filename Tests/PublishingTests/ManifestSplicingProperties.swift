import Files
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// A manifest that is made of the one that stands is the one that is put together of all parts.
struct ManifestSplicingProperties {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func isWhatIsPutTogether(seed: UInt64) throws {
    let shell = try Shell()
    defer { shell.remove() }
    let path = shell.folder.appending(path: "manifest").path
    var generator = SeededGenerator(seed: seed)
    var parts = (0..<Int.random(in: 1...6, using: &generator)).map { part(Int($0), using: &generator) }
    var (all, places) = SiteListing.joined(parts)
    for _ in 0..<10 {
      try File.write(all.text, to: path)
      let before = SiteManifest(all.text)
      let changed = parts.indices.filter { _ in Bool.random(using: &generator) }
      for number in changed { parts[number] = edited(parts[number], number, using: &generator) }
      let drafts = parts.enumerated().map { changed.contains($0) ? $1 : nil }
      guard let manifest = OpenFile(path) else {
        Issue.record("the manifest cannot be opened")
        return
      }
      let made = ManifestSplicing(manifest, drafts, places)
      let spliced = try #require(made)
      let isSame = SiteListing.joined(parts).all.text == all.text
      (all, places) = SiteListing.joined(parts)
      try manifest.write(spliced.pieces, to: path + ".new")
      #expect(try File.read(path + ".new") == all.text)
      #expect(spliced.places == places)
      #expect(spliced.isChanged != isSame)
      let difference = before.difference(to: all)
      #expect(spliced.gone == difference.gone)
      #expect(spliced.added == difference.added)
    }
  }

  /// What is not the manifest's is not believed.
  @Test func otherPartsAreNone() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let parts = [
      SiteListing([file("a/1", "1"), file("a/2", "2")]), SiteListing([file("b/1", "1"), file("b/2", "2")]),
    ]
    let (all, places) = SiteListing.joined(parts)
    let path = shell.folder.appending(path: "manifest").path
    try File.write(all.text, to: path)
    func isSpliced(_ drafts: [SiteListing?], _ places: [[Range<Int>]]) -> Bool {
      guard let manifest = OpenFile(path) else { return false }
      return ManifestSplicing(manifest, drafts, ManifestPlaces(fileCount: 4, parts: places)) != nil
    }
    #expect(isSpliced([nil, nil], places.parts))
    #expect(isSpliced([parts[0], nil], places.parts))
    #expect(!isSpliced([nil], places.parts))
    #expect(!isSpliced([nil], [places.parts[0]]))
    #expect(!isSpliced([nil, nil], [places.parts[0], [2..<5]]))
    // The other part has that file already.
    #expect(!isSpliced([SiteListing([file("a/1", "1"), file("b/1", "1")]), nil], places.parts))
  }

  /// A line is put in where it belongs among many, some of which are long.
  @Test func aLineIsFoundAmongMany() throws {
    let shell = try Shell()
    defer { shell.remove() }
    var generator = SeededGenerator(seed: 1)
    func path() -> String {
      let length = Int.random(in: 0..<20, using: &generator) == 0 ? 3_000 : 8
      return "\(Int.random(in: 0..<1_000, using: &generator))/\(String(repeating: "页", count: length)).html"
    }
    let all = SiteListing(Set((0..<2_000).map { _ in path() }).map { file($0, "") }).sorted()
    let manifest = shell.folder.appending(path: "manifest").path
    try File.write(all.text, to: manifest)
    guard let open = OpenFile(manifest) else {
      Issue.record("the manifest cannot be opened")
      return
    }
    for _ in 0..<500 {
      let path = Array(path().utf8)
      let place = all.sortedIndex(of: path) == nil ? all.start(all.sortedPlace(of: path)) : nil
      #expect(open.place(ofPath: path[...], among: 0..<all.text.count)?.lowerBound == place)
    }
  }

  private func file(_ path: String, _ text: String) -> SiteFile { SiteFile(path: path, bytes: Array(text.utf8)) }

  private func part(_ number: Int, using generator: inout SeededGenerator) -> SiteListing {
    edited(SiteListing(), number, using: &generator)
  }

  /// A part with some of its files changed, gone or added: in folders of its own and in one that all have.
  private func edited(_ part: SiteListing, _ number: Int, using generator: inout SeededGenerator) -> SiteListing {
    var files: [String: String] = [:]
    for index in part.indices where Int.random(in: 0..<6, using: &generator) > 0 {
      files[part.path(index)] = "\(Int.random(in: 0..<3, using: &generator))"
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let folder =
        ["p\(number)/", "p\(number)/terms/", "shared/\(number)-", "\(number)-"].randomElement(using: &generator) ?? ""
      files["\(folder)\(Int.random(in: 0..<20, using: &generator)).html"] = "new"
    }
    return SiteListing(files.map { file($0.key, $0.value) }).sorted()
  }
}
