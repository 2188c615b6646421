import Markdown

/// A template that many pages are made with, filled by the engine once.
///
/// Every text and every piece of HTML is filled in as a mark of its own, so that what the engine gives can be cut at the
/// marks; each page is then put together from the pieces and its values, a hundred times as fast as by the engine. What
/// the template decides by flags is another mould for other flags. Lists cannot be moulded.
struct PageMould {
  private let templates: TemplateFolder
  private let template: PageTemplate
  private var pieces: [[String: Bool]: [Piece]] = [:]

  private struct Piece {
    let markup: [UInt8]
    /// The value behind it; "" behind the last.
    let name: String
  }

  init(_ template: PageTemplate, _ templates: TemplateFolder) {
    self.template = template
    self.templates = templates
  }

  /// The page of `record`, as `TemplateFolder.render` gives it.
  mutating func render(_ record: TemplateRecord) -> [UInt8] {
    var flags: [String: Bool] = [:]
    for (name, value) in record.values {
      switch value {
      case .flag(let flag): flags[name] = flag
      case .list: return Array(templates.render(template, record).utf8)
      case .text, .html: break
      }
    }
    let pieces = self.pieces[flags] ?? cut(record)
    self.pieces[flags] = pieces
    var html: [UInt8] = []
    html.reserveCapacity(16_384)
    for piece in pieces {
      html += piece.markup
      switch record.values[piece.name] {
      case .text(let text): HTMLEscaping.append(text.utf8, to: &html)
      case .html(let text): html += text.utf8
      default: break
      }
    }
    return html
  }

  // The last private-use characters of Unicode, which no template holds.
  private static let opening: Unicode.Scalar = "\u{10FFFC}"
  private static let closing: Unicode.Scalar = "\u{10FFFD}"

  private static func mark(_ name: String) -> String { "\(opening)\(name)\(closing)" }

  private func cut(_ record: TemplateRecord) -> [Piece] {
    var values = record.values
    for (name, value) in record.values {
      switch value {
      case .text: values[name] = .text(PageMould.mark(name))
      case .html: values[name] = .html(PageMould.mark(name))
      default: break
      }
    }
    let page = templates.render(template, TemplateRecord(values))
    return page.unicodeScalars.split(separator: PageMould.closing, omittingEmptySubsequences: false).map { part in
      let halves = part.split(separator: PageMould.opening, maxSplits: 1, omittingEmptySubsequences: false)
      return Piece(
        markup: Array(String(halves.first ?? Substring.UnicodeScalarView()).utf8),
        name: halves.count > 1 ? String(halves[1]) : "")
    }
  }
}
