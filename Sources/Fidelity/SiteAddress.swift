import Foundation

/// Where a link on a page of a site leads.
enum SiteAddress: Hashable {
  /// A file of the site, by its path below the site's folder, with the fragment behind `#` ("" for none).
  case file(String, fragment: String)
  /// Another place of the net, or no place (`mailto:`).
  case elsewhere
  /// Data that stand in the address itself.
  case inline
  /// A path from the root of the host, which is right in one folder of one host alone.
  case rooted(String, fragment: String)
  /// Out of the site's folder.
  case outside

  /// - Parameters:
  ///   - page: the path of the page, below the site's folder.
  ///   - base: the address of the site, which names its files too; nil when it is not known.
  init(_ destination: String, on page: String, base: String?) {
    if let base, destination.hasPrefix(base) {
      self = SiteAddress.below([], String(destination.dropFirst(base.count)))
    } else if let scheme = SiteAddress.scheme(of: destination) {
      self = scheme == "data" ? .inline : .elsewhere
    } else if destination.hasPrefix("//") {
      self = .elsewhere
    } else if destination.hasPrefix("/") {
      let (path, fragment) = SiteAddress.parts(of: destination)
      self = .rooted(path, fragment: fragment)
    } else if destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("?") {
      self = .file(page, fragment: SiteAddress.parts(of: destination).fragment)
    } else {
      self = SiteAddress.below(page.split(separator: "/").dropLast().map(String.init), destination)
    }
  }

  /// A relative address in a folder of the site.
  private static func below(_ folder: [String], _ destination: String) -> SiteAddress {
    let (path, fragment) = parts(of: destination)
    var components = folder
    for component in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch component {
      case ".": continue
      case "..":
        if components.isEmpty { return .outside }
        components.removeLast()
      default: components.append(String(component))
      }
    }
    let namesFolder = path.isEmpty || path.hasSuffix("/") || path.hasSuffix("/.") || path.hasSuffix("..") || path == "."
    if namesFolder { components.append("index.html") }
    return .file(components.joined(separator: "/"), fragment: fragment)
  }

  /// The path and the fragment, both decoded; what is asked of the path (`?q=`) is left out.
  private static func parts(of destination: String) -> (path: String, fragment: String) {
    let halves = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = halves[0].prefix { $0 != "?" }
    let fragment = halves.count > 1 ? String(halves[1]) : ""
    return (path.removingPercentEncoding ?? String(path), fragment.removingPercentEncoding ?? fragment)
  }

  /// RFC 3986, §3.1.
  private static func scheme(of destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let scheme = destination[..<colon]
    guard let first = scheme.first, first.isASCII, first.isLetter,
      scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    return scheme.lowercased()
  }
}
