import Foundation
import TestSupport
import Testing

/// Builds that make anew only the plans that differ, after random edits of a library whose plans speak of each other: each site
/// is, to the byte, what a build makes that knows of no other.
@Suite struct PlanRecordsProperties {
  private static let texts = [
    "a": "某市城乡规划示例法\n第一章 总则\n第一条 【宗旨】为了数字经济和乡村振兴，制定本法。\n第二条 【范围】乡村振兴的范围适用本法。\n",
    "b": "某市数字经济建议\n一、数字经济\n1.发展数字经济。按照《某市城乡规划示例法》第二条推进乡村振兴。\n2.推进乡村振兴。见《某市县域经济建议》。\n",
    "c": "某市县域经济建议\n一、县域经济\n1.发展县域经济。依据《某市数字经济建议》第2条发展数字经济。\n2.推进乡村振兴。乡村振兴要靠数字经济。\n",
    "d": "某市文化建议\n一、文化\n1.繁荣文化。数字经济推动文化繁荣。\n2.推进乡村振兴。见《某市城乡规划示例法》第三条。\n",
  ]

  @Test(arguments: [1, 2, 3]) func whatIsKeptMakesTheSameSite(seed: UInt64) throws {
    let shell = try Shell()
    defer { shell.remove() }
    for (name, text) in Self.texts.sorted(by: { $0.key < $1.key }) {
      try shell.write(text, to: "texts/\(name).txt")
      try Self.run("gangmu import texts/\(name).txt --plan \(name) --date 2026-01-01 --quiet", in: shell)
    }
    try Self.run("gangmu build --quiet", in: shell)
    let kept = try shell.run("LC_ALL=C ls .cache/gangmu/plans/* | tr '\\n' ' '").output.trimmingCharacters(
      in: .whitespaces)
    // The last plan names an article that there is not: a warning, which is to be seen in every build.
    #expect(
      kept
        == "a a~files a~found a~list a~text b b~files b~found b~list b~text c c~files c~found c~list c~text d~text ~likeness"
    )
    var generator = SeededGenerator(seed: seed)
    for round in 0..<12 {
      let edit = Self.edit(round, using: &generator)
      try Self.run(edit, in: shell)
      let built = try shell.run("gangmu build --quiet; echo $?").output
      let clean = try shell.run(
        "rm -rf Clean; XDG_CACHE_HOME=/nowhere gangmu build --quiet --output Clean; echo $?"
      ).output
      #expect(built == clean, "round \(round): \(edit)")
      let difference = try shell.run("diff -r Site Clean").output
      #expect(difference.isEmpty, "round \(round): \(edit)\n\(difference.prefix(2_000))")
    }
  }

  /// A script that changes something: a text, a title, settings, the library, the templates, the site or what was kept.
  private static func edit(_ round: Int, using generator: inout SeededGenerator) -> String {
    let plan = ["a", "b", "c", "d"].randomElement(using: &generator) ?? "a"
    let number = Int.random(in: 1...2, using: &generator)
    let article = "Content/\(plan)/articles/\(number).md"
    let edits = [
      "[ ! -e \(article) ] || echo '第\(round)次新增的数字经济一句。' >> \(article)",
      "[ ! -e \(article) ] || sed -i 's/^title: .*/title: 第\(round)题/' \(article)",
      "[ ! -e Content/\(plan) ] || { sed -i '/^short_title/d' Content/\(plan)/plan.yml;"
        + " echo 'short_title: 简称\(round)' >> Content/\(plan)/plan.yml; }",
      "printf 'title: 书架\(round)\\nbase_url: https://example.org/\\n' > Content/site.yml",
      "printf 'language: en\\nterms: index\\n' > Content/site.yml", "rm -f Content/site.yml",
      "rm -rf Content/d", "[ -e Content/d ] || gangmu import texts/d.txt --plan d --date 2026-01-01 --quiet",
      "sed 's/数字经济/数智经济/; $a3.新增举措。发展数字经济。' texts/b.txt > texts/b2.txt;"
        + " gangmu import texts/b2.txt --plan b --date 2026-02-0\(1 + round % 9) --take-new --quiet",
      "echo x >> Site/\(plan)/\(number).html", "rm -rf Site/\(plan)", "touch Content/*/articles/*.md Site/*/*.html",
      "rm -f .cache/gangmu/plans/*/\(plan)", "rm -f .cache/gangmu/plans/*/\(plan)~files",
      "rm -f .cache/gangmu/plans/*/\(plan)~text", "rm -f .cache/gangmu/plans/*/\(plan)~found",
      "rm -f .cache/gangmu/plans/*/~likeness",
      "rm -f .cache/gangmu/plans/*/~likeness .cache/gangmu/plans/*/\(plan)~found",
      "for f in .cache/gangmu/plans/*/*; do head -c 300 $f > cut; cp cut $f; done",
      "rm -f .cache/gangmu/indexes/*", "echo x >> Site/search/postings/0.json", "rm -rf Site/search",
      "for f in .cache/gangmu/builds/* .cache/gangmu/folders/*; do head -c 300 $f > cut; cp cut $f; done",
      "for f in .cache/gangmu/builds/*; do printf '\\377\\377\\377\\377\\377\\377\\377\\377\\177' | dd of=$f bs=1 seek=150 conv=notrunc"
        + " 2>/dev/null; done", "rm -f .cache/gangmu/builds/*", "rm -f .cache/gangmu/folders/*",
      "for f in .cache/gangmu/indexes/*; do head -c 300 $f > cut; cp cut $f; done",
      "mkdir -p Templates/assets; echo '/* \(round) */' > Templates/assets/front.css",
      "cp \(article) before 2>/dev/null; echo '一句。' >> \(article); gangmu build --quiet; cp before \(article)",
    ]
    return edits.randomElement(using: &generator) ?? ""
  }

  private static func run(_ script: String, in shell: Shell) throws {
    let result = try shell.run(script)
    #expect(!result.output.contains("error:"), "\(script): \(result.output)")
  }
}
