import Articles
import Building
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Templates are checked against schemas, so the values that pages have must be those of the schemas.
@Suite struct TemplateSchemaTests {
  /// `TemplateFolder.render` asserts it for every page that a test makes; this plan has every kind of value.
  @Test func everyPageOfARichPlanFillsItsSchema() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.write(
      "规划\n(2026年1月2日会议通过)\n序言。\n一、甲\n导语。\n1.乙。“千万工程”，“己庚”。\n2.丁。“千万工程”。\n结束。\n", to: "plan.txt")
    try shell.run(
      "gangmu import plan.txt --plan p && gangmu import plan.txt --plan q && echo '见[二](2.md)。' >> Content/p/articles/1.md"
    )
    let content = ContentFolder(path: shell.folder.appending(path: "Content").path)
    var builder = SiteBuilder(content: content, templates: Repository.path("Templates"))
    let site = try builder.make().site
    #expect(site.pageCount == 4 + 2 * (15 + 1))
  }

  @Test func aSchemaIsFilledByItsValuesOnly() {
    let schema = TemplateSchema(
      text: [.title], html: [.text], flags: [.hasNext],
      lists: [.articles: TemplateSchema(text: [.number])])
    let values: TemplateRecord = [
      .title: .text(""), .text: .html([]), .hasNext: .flag(false),
      .articles: .list([[.number: .text("1")]]),
    ]
    #expect(schema.isFilled(by: values.schema))
    #expect(schema.isFilled(by: values.merging([.articles: .list([])]).schema))
    #expect(!schema.isFilled(by: values.merging([.title: .html([])]).schema))
    #expect(!schema.isFilled(by: values.merging([.more: .text("")]).schema))
    #expect(!schema.isFilled(by: ([.title: .text("")] as TemplateRecord).schema))
    #expect(!schema.isFilled(by: values.merging([.articles: .list([[.name: .text("1")]])]).schema))
  }

  /// By whole characters, a mark with a combining character behind it would be another one.
  @Test func textIsEscapedByteByByte() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.write(
      "规划\"\u{301} onload=x<\u{301}b>&\u{301}'\u{301}\n一、甲\n1.乙\"\u{20D0}。丙。\n", to: "plan.txt")
    try shell.run("gangmu import plan.txt --plan p --date 2026-01-01")
    let content = ContentFolder(path: shell.folder.appending(path: "Content").path)
    var builder = SiteBuilder(content: content, templates: Repository.path("Templates"))
    let site = try builder.make().site
    for page in site.files where page.path.hasSuffix(".html") {
      let html = String(decoding: page.bytes, as: UTF8.self).unicodeScalars
      for (first, second) in zip(html, html.dropFirst())
      where second == "\u{301}" || second == "\u{20D0}" {
        #expect(first == ";", "\(page.path): \(first)")
      }
    }
  }
}
