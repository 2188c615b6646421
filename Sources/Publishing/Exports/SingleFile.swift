import Articles
import Diagnostics
import Links
import Search

/// A whole plan, with its styles and its search, as one HTML file that can be mailed.
///
/// Its policy allows the style and the scripts in it by their checksums, and nothing else; its links lead to places in it.
public enum SingleFile {
  static let schema = TemplateSchema(
    text: [.icon, .styleHash, .scriptHashes], html: [.style, .earlyScript, .script])

  /// - Parameter slug: a plan of the library, which is nil where there is none of that name.
  ///
  /// Throws the links of the plan that lead nowhere.
  public static func make(of slug: Slug, in library: Library, with templates: TemplateFolder)
    throws(DiagnosticList) -> (html: [UInt8], warnings: [Diagnostic])?
  {
    guard let plan = library.plans.first(where: { $0.slug == slug }) else { return nil }
    let (linked, warnings) = try LinkedPlan.linking(plan, in: LinkedLibrary(library))
    let alone = Library(settings: library.settings, plans: [plan])
    let header = PlanHeader(plan, isRevised: false, hasLedger: false)
    let frame = PlanFrame(
      plan, of: linked, site: SiteFrame(library.settings, [header], templates.strings), templates: templates)
    let record = FullPage.record(frame, nil, templates).merging(embedded(alone, plan, templates))
    let html = InPageLinks.rewritten(templates.render(.single, record))
    return (html, templates.warnings + warnings)
  }

  private static func embedded(_ library: Library, _ plan: PlanContent, _ templates: TemplateFolder)
    -> TemplateRecord
  {
    let assets = Dictionary(templates.assets.map { ($0.path, $0.bytes) }) { first, _ in first }
    let print = (assets["assets/print.css"] ?? []) + PrintStyle.file(plan).bytes
    let style = closed(
      ["assets/site.css", "assets/search.css"].flatMap { assets[$0] ?? [] } + (templates.parts["single.css"] ?? [])
        + Array("@media print {\n".utf8) + print + Array("}\n".utf8))
    let early = closed(assets["assets/theme.js"] ?? [])
    let script = closed(
      index(library, templates) + ["assets/search.js"].flatMap { assets[$0] ?? [] }
        + (templates.parts["single.js"] ?? [])
        + (assets["assets/search-page.js"] ?? []))
    return [
      .icon: .text("data:image/svg+xml;base64,\(Base64.text(assets["assets/icon.svg"] ?? []))"),
      .style: .html(style), .styleHash: .text(PolicyHash.of(style)), .earlyScript: .html(early),
      .script: .html(script),
      .scriptHashes: .text("'\(PolicyHash.of(early))' '\(PolicyHash.of(script))'"),
    ]
  }

  /// The index's files as the scripts that they are for a browser without a host.
  private static func index(_ library: Library, _ templates: TemplateFolder) -> [UInt8] {
    var script = Array("window.gangmuSearch = {isWhole: true};\n".utf8)
    for file in SearchIndex(library, templates.strings).files where file.path.hasSuffix(".js") {
      script += file.bytes
      script.append(0x0A)
    }
    return script
  }

  /// The script or style with nothing in it that would end its element (HTML Living Standard, §4.12.1.3).
  private static func closed(_ text: [UInt8]) -> [UInt8] {
    var closed: [UInt8] = []
    closed.reserveCapacity(text.count)
    for (place, byte) in text.enumerated() {
      let next = place + 1 < text.count ? text[place + 1] : 0
      closed.append(byte)
      guard byte == UInt8(ascii: "<") else { continue }
      let isEnd =
        next == UInt8(ascii: "/")
        && ["script", "style"].contains { name in
          String(decoding: text[(place + 2)...].prefix(name.utf8.count), as: UTF8.self).lowercased() == name
        }
      if isEnd || next == UInt8(ascii: "!") { closed.append(UInt8(ascii: "\\")) }
    }
    return closed
  }
}
