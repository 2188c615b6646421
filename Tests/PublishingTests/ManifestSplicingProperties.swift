import TestSupport
import Testing

@testable import Publishing

/// A manifest that is made of the one that stands is the one that is put together of all parts.
struct ManifestSplicingProperties {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func isWhatIsPutTogether(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var parts = (0..<Int.random(in: 1...6, using: &generator)).map { part(Int($0), using: &generator) }
    var (all, places) = SiteListing.joined(parts)
    for _ in 0..<10 {
      let before = SiteManifest(all.text)
      let changed = parts.indices.filter { _ in Bool.random(using: &generator) }
      for number in changed { parts[number] = edited(parts[number], number, using: &generator) }
      var manifest: SiteListing? = SiteListing(text: all.text)
      let drafts = parts.enumerated().map { SiteDraft.Part($1, isKept: !changed.contains($0)) }
      let spliced = try #require(ManifestSplicing(&manifest, drafts, places))
      (all, places) = SiteListing.joined(parts)
      #expect(spliced.files.text == all.text)
      #expect(spliced.places.map { $0.flatMap { Array($0) } } == places.map { $0.flatMap { Array($0) } })
      let difference = before.difference(to: all)
      #expect(gone(spliced.difference, all) == gone(difference, all))
      for line in all.indices {
        #expect(
          spliced.difference.hadPath(all.path(line), ofLine: line) == difference.hadPath(all.path(line), ofLine: line))
      }
    }
  }

  /// What is not the manifest's is not believed.
  @Test func otherPartsAreNone() {
    let parts = [
      SiteListing([file("a/1", "1"), file("a/2", "2")]), SiteListing([file("b/1", "1"), file("b/2", "2")]),
    ]
    let (all, places) = SiteListing.joined(parts)
    func splicing(_ drafts: [SiteDraft.Part], _ places: [[Range<Int>]]) -> ManifestSplicing? {
      var manifest: SiteListing? = SiteListing(text: all.text)
      return ManifestSplicing(&manifest, drafts, places)
    }
    let kept = parts.map { SiteDraft.Part($0, isKept: true) }
    #expect(splicing(kept, places)?.files.text == all.text)
    #expect(splicing([kept[1], kept[0]], places) == nil)
    #expect(splicing([kept[0]], places) == nil)
    #expect(splicing(kept, [places[0], [2..<5]]) == nil)
    #expect(splicing([kept[0], SiteDraft.Part(SiteListing([file("b/1", "1")]), isKept: true)], places) == nil)
  }

  private func gone(_ difference: SiteManifest.Difference, _ files: SiteListing) -> [String] {
    difference.replaced.filter { files.sortedIndex(of: $0.utf8) == nil }
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
