import Articles

/// `<plan>/print.css`: the plan's name at the head of every sheet.
///
/// A page's margin boxes (CSS Paged Media 3, 5) cannot show what stands in the page in today's browsers; so each plan has
/// a style sheet with its name in it.
enum PrintStyle {
  static func file(_ plan: PlanContent) -> SiteFile {
    let css = """
      @page {
        @top-center {
          content: "\(escaped(plan.settings.displayTitle))";
          font: 9pt "Songti SC", "SimSun", serif;
          color: #444;
        }
      }

      """
    return SiteFile(path: "\(plan.slug)/print.css", bytes: Array(css.utf8))
  }

  /// `text` inside of a CSS string: what could end it or begin an escape is written as its number (CSS Syntax 3, 4.3.7).
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", "\u{0}"..."\u{1F}", "\u{7F}": escaped += "\\" + String(scalar.value, radix: 16) + " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
