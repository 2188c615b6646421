import Articles
import Markdown

/// A link that Gangmu found in a text: the characters and where they lead.
struct FoundLink: Sendable, Hashable {
  /// Bytes of the text's prose.
  let range: Range<Int>
  let target: PageID
  /// The anchor on the target's page, "" for none.
  let fragment: String

  /// The link as it is written on `page`.
  func textLink(on page: PageID) -> TextLink {
    let anchor = fragment.isEmpty ? "" : "#\(fragment)"
    return TextLink(range: range, url: page.url(to: target) + anchor, cssClass: "ref")
  }
}
