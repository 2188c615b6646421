import Articles
import Links

/// A plan's files for other programs, as its front lists them.
enum DataFileList {
  static let schema = TemplateSchema(text: ["url", "mediaType", "name", "purpose", "size"], flags: ["hasSchema"])

  static func value(
    _ exports: [(format: PlanFormat, file: SiteFile)], of plan: PlanContent, from page: PageID,
    _ strings: InterfaceStrings
  ) -> TemplateValue {
    // Beside the plan's front, wherever that is seen from.
    let folder = page.plan == nil ? "\(plan.slug.url)/" : ""
    return .list(
      exports.map { format, file in
        TemplateRecord([
          "url": .text(folder + format.fileName), "mediaType": .text(format.mediaType), "name": .text(format.name),
          "purpose": .text(strings[format.purpose]), "hasSchema": .flag(format == .json),
          "size": .text(strings.text(.fileSize, ["size": String(max(1, (file.bytes.count + 512) / 1_024))])),
        ])
      })
  }
}
