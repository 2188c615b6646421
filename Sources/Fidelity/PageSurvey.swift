/// What a page of a site says of addresses: which it has, and which it leads to.
struct PageSurvey {
  struct Link {
    /// As it stands in the page, with its character references resolved.
    let destination: String
    /// The offset of its tag in the page.
    let offset: Int
    /// Whether the browser loads it with the page, instead of a reader's following it.
    let isLoaded: Bool
  }

  /// The places that an address can name behind `#`, each with the offset of the first tag that has it.
  private(set) var anchors: [String: Int] = [:]
  /// The tags whose `id` another tag before them has.
  private(set) var repeatedAnchors: [(anchor: String, offset: Int)] = []
  private(set) var links: [Link] = []

  init(html: [UInt8]) {
    for (token, offset) in HTMLToken.located(in: html) {
      guard case .start(let name, let attributes) = token else { continue }
      if let anchor = attributes["id"], !anchor.isEmpty {
        if anchors.updateValue(anchors[anchor] ?? offset, forKey: anchor) != nil {
          repeatedAnchors.append((anchor, offset))
        }
      }
      if name == "a", let anchor = attributes["name"], !anchor.isEmpty, anchors[anchor] == nil {
        anchors[anchor] = offset
      }
      for (destination, isLoaded) in PageSurvey.destinations(of: name, attributes) {
        links.append(Link(destination: destination, offset: offset, isLoaded: isLoaded))
      }
    }
  }

  /// Whether an address may name `fragment` on the page: an anchor, or the page's beginning.
  func hasAnchor(_ fragment: String) -> Bool {
    fragment.isEmpty || fragment == "top" || fragment.hasPrefix(":~:") || anchors[fragment] != nil
  }

  /// Kinds of `<link>` that name an address and load nothing.
  private static let namingRelations: Set<Substring> = [
    "alternate", "author", "canonical", "first", "help", "last", "license", "next", "prev", "search", "up",
  ]

  private static func destinations(of name: String, _ attributes: [String: String]) -> [(String, isLoaded: Bool)] {
    var found: [(String, isLoaded: Bool)] = []
    if let href = attributes["href"], name != "base" {
      let relations = (attributes["rel"] ?? "").split(separator: " ")
      found.append((href, name == "use" || name == "link" && !relations.contains(where: namingRelations.contains)))
    }
    for attribute in ["src", "poster"] {
      if let source = attributes[attribute] { found.append((source, true)) }
    }
    if name == "object", let data = attributes["data"] { found.append((data, true)) }
    if let sources = attributes["srcset"] {
      found += sources.split(separator: ",").compactMap { source in
        source.split(separator: " ").first.map { (String($0), true) }
      }
    }
    for attribute in ["action", "formaction"] {
      if let target = attributes[attribute] { found.append((target, false)) }
    }
    return found
  }
}
