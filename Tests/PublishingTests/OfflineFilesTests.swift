import Articles
import Foundation
import Testing

@testable import Publishing

/// What a reader's device is asked to keep: see `OfflineTests` for what becomes of it in a browser.
@Suite struct OfflineFilesTests {
  @Test func aLargePlanAndALargeSearchAreKeptInPart() throws {
    let small = [UInt8](repeating: 0x20, count: 1_000)
    let large = [UInt8](repeating: 0x20, count: 3 << 20)
    let site = [
      ("404.html", small), ("assets/site.css", small), ("index.html", small), ("offline.html", small),
      ("p/1.html", large), ("p/2.html", large), ("p/full.html", large), ("p/index.html", small),
      ("p/2026-01-01/1.html", small), ("q/1.html", large), ("q/full.html", small), ("q/index.html", small),
      ("search.html", small), ("search/a.json", large), ("search/a.js", large), ("search/b.json", large),
    ].map { SiteFile(path: $0.0, bytes: $0.1) }
    let lists = try [nil, "p", "q"].map { name in
      let plan = try name.map { try #require(Slug($0)) }
      let own = site.filter { file in
        plan.map { file.path.hasPrefix("\($0)/") } ?? !(file.path.hasPrefix("p/") || file.path.hasPrefix("q/"))
      }
      return OfflineFiles.list(SiteListing(own), of: plan)
    }
    let worker = OfflineFiles.worker(zip(["*", "p", "q"], lists).map(OfflineList.init), Array("work();".utf8))
    let files = lists + [worker]
    #expect(files.map(\.path) == ["site", "plan-p", "plan-q"].map { "assets/offline/\($0).json" } + ["sw.js"])
    #expect(try paths(files[0]) == ["assets/site.css", "index.html", "offline.html", "search.html"])
    #expect(try paths(files[1]) == ["p/full.html", "p/index.html"])
    #expect(try paths(files[2]) == ["q/1.html", "q/full.html", "q/index.html"])
    let script = String(decoding: worker.bytes, as: UTF8.self)
    #expect(script.hasPrefix("const BUILD = {") && script.hasSuffix("work();"))
  }

  private func paths(_ list: SiteFile) throws -> [String] {
    try JSONDecoder().decode([String: String].self, from: Data(list.bytes)).keys.sorted()
  }
}
