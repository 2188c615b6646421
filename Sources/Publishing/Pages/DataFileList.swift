import Articles
import Ledgers
import Links

/// A plan's files for other programs.
struct PlanFiles: Sendable {
  /// The text in every form.
  var exports: [(format: PlanFormat, file: SiteFile)] = []
  /// The ledger's table, when the plan has one.
  var ledger: SiteFile?

  var all: [SiteFile] { exports.map(\.file) + (ledger.map { [$0] } ?? []) }
}

/// A plan's files for other programs, as its front lists them.
enum DataFileList {
  static let schema = TemplateSchema(text: [.url, .mediaType, .name, .purpose, .size], flags: [.hasSchema])

  static func value(_ files: PlanFiles, of plan: PlanContent, from page: PageID, _ strings: InterfaceStrings)
    -> TemplateValue
  {
    // Beside the plan's front, wherever that is seen from.
    let folder = page.plan == nil ? "\(plan.slug.url)/" : ""
    let exports: [TemplateRecord] = files.exports.map { format, file in
      [
        .url: .text(folder + format.fileName), .mediaType: .text(format.mediaType),
        .name: .text(format.name),
        .purpose: .text(strings[format.purpose]), .hasSchema: .flag(format == .json),
        .size: size(file, strings),
      ]
    }
    let ledger: TemplateRecord? = files.ledger.map { file in
      [
        .url: .text(folder + Ledger.fileName), .mediaType: .text("text/csv"), .name: .text("CSV"),
        .purpose: .text(strings[.dataLedger]), .hasSchema: .flag(false), .size: size(file, strings),
      ]
    }
    return .list(exports + (ledger.map { [$0] } ?? []))
  }

  private static func size(_ file: SiteFile, _ strings: InterfaceStrings) -> TemplateValue {
    .text(strings.text(.fileSize, ["size": String(max(1, (file.bytes.count + 512) / 1_024))]))
  }
}
