import Foundation
import TestSupport
import Testing

/// `plan.akn.xml` against the schema of OASIS, by xmllint.
@Suite struct AkomaNtosoTests {
  @Test(.enabled(if: Validators.isEnabled, Validators.notInstalled))
  func theRealPlanIsValid() throws {
    #expect(try Validators.akomaNtoso(Repository.root.appending(path: "Site/hengyang-15/plan.akn.xml")) == [])
  }

  /// `Tests/Cases/exports/akoma-ntoso.txt`: changes to the demonstration that make it invalid, and how.
  @Test(.enabled(if: Validators.isEnabled, Validators.notInstalled))
  func theDemonstrationIsValidAndWhatIsWrongIsFound() throws {
    let demonstration = try Demonstration()
    defer { demonstration.remove() }
    let file = demonstration.path("plan.akn.xml")
    #expect(try Validators.akomaNtoso(file) == [])
    let xml = try String(contentsOf: file, encoding: .utf8)
    for example in CaseFile.read(file: "exports/akoma-ntoso.txt") {
      let parts = example.input.components(separatedBy: "\n=>\n")
      let changed = xml.replacingOccurrences(of: parts[0], with: parts.count > 1 ? parts[1] : "")
      #expect(changed != xml, sourceLocation: example.sourceLocation)
      try Data(changed.utf8).write(to: file)
      let found = try Validators.akomaNtoso(file)
      #expect(
        found.contains { $0.contains(example.expected) }, "\(found)", sourceLocation: example.sourceLocation)
    }
  }

  /// A plan with every odd place: no title, no chapters, attachments, sections below sections, numbers afresh.
  @Test(.enabled(if: Validators.isEnabled, Validators.notInstalled))
  func oddPlansAreValid() throws {
    let texts = [
      "1.甲。乙。\n2.丙。丁。\n",
      "规划\n第一编 总则\n第一章 甲\n第一节 乙\n第一条 丙。\n第二条 丁。\n第二章 戊\n第三条 己。\n附件1\n清单\n一、庚\n",
      "规划\n一、甲\n（一）乙。丙。\n（二）丁。戊。\n二、己\n（一）庚。辛。\n（二）壬。癸。\n",
      "Plan\nChapter 1 One\nArticle 1 Two\nThree.\nArticle 2 Four\nFive & <six>.\n",
    ]
    for text in texts {
      let shell = try Shell()
      defer { shell.remove() }
      try shell.write(text, to: "plan.txt")
      let templates = Repository.path("Templates")
      let result = try shell.run(
        "gangmu import plan.txt --plan p --date 2026-01-02 --quiet; gangmu build --quiet --templates '\(templates)' && gangmu verify --quiet --templates '\(templates)'"
      )
      #expect(result.status == 0, "\(text)\n\(result.output)")
      #expect(try Validators.akomaNtoso(shell.folder.appending(path: "Site/p/plan.akn.xml")) == [], "\(text)")
      #expect(try Validators.json(shell.folder.appending(path: "Site/p/plan.json")) == ["valid"], "\(text)")
    }
  }

  /// What a part is called over all editions is told of no other, and is the `eId` that it had first.
  @Test func identifiersFollowTheirParts() throws {
    let demonstration = try Demonstration()
    defer { demonstration.remove() }
    let xml = try String(contentsOf: demonstration.path("plan.akn.xml"), encoding: .utf8)
    let parts = xml.matches(of: /<(?:article|chapter|section|span) eId="([^"]+)"(?: wId="([^"]+)")?/)
    let names = parts.map { String($0.output.2 ?? $0.output.1) }
    #expect(names.count > 15 && Set(names).count == names.count, "\(names)")

    let before = try Shell()
    defer { before.remove() }
    let first = CaseFile.root.appending(path: "exports/first.txt").path
    try before.run("gangmu import '\(first)' --plan p --quiet && gangmu export p --format akoma-ntoso -o plan.xml")
    let old = try before.read("plan.xml")
    for (title, now) in [("壮大制造业", "art_3"), ("加强领导", "art_4"), ("发展现代农业", "art_1")] {
      let was = try #require(identifier(of: title, in: old))
      let found = try #require(identifier(of: title, in: xml))
      #expect(found.eID == now && (found.wID ?? found.eID) == was.eID && was.wID == nil)
    }
    let added = try #require(identifier(of: "做优服务业", in: xml))
    #expect(added.eID == "art_2" && added.wID == "art_2-20260301")
  }

  private func identifier(of title: String, in xml: String) -> (eID: String, wID: String?)? {
    let pattern = /<article eId="([^"]+)"(?: wId="([^"]+)")?>\n<num>[^<]*<\/num><heading>([^<]*)<\/heading>/
    return xml.matches(of: pattern).first { $0.output.3.hasPrefix(title) }.map {
      (String($0.output.1), $0.output.2.map(String.init))
    }
  }
}
