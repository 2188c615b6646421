import Text

/// A plan's name in paths and addresses: `hengyang-15`.
///
/// Letters and digits of any script, `-`, `_` and `.`, not beginning with a mark, so that it can leave no folder and
/// needs no quoting in a shell. Names that Gangmu's own files use are refused.
public struct Slug: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  /// nil when `text` is no slug.
  public init?(_ text: String) {
    guard let first = text.unicodeScalars.first, Slug.isWord(first), text.utf8.count <= 100,
      text.unicodeScalars.allSatisfy({ Slug.isMark($0) || Slug.isWord($0) }),
      !text.hasSuffix("."), !Slug.reserved.contains(text)
    else { return nil }
    description = text
  }

  /// The slug in a URL's path: what is not unreserved is percent-encoded (RFC 3986, §2).
  public var url: String { Slug.percentEncoded(description) }

  /// What a slug must be, for messages.
  public static let rule = "use letters, digits, `-`, `_` and `.`, beginning with a letter or digit"

  public static func < (one: Slug, other: Slug) -> Bool {
    one.description.utf8.lexicographicallyPrecedes(other.description.utf8)
  }

  private static let reserved: Set<String> = [
    "assets", "search", "index.html", "search.html", "404.html", "offline.html", "manifest.webmanifest", "sw.js",
    "feed.xml", "sitemap.xml", "robots.txt",
  ]

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "_", ".": true
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    // Nearly all slugs have no other letters, and what Unicode knows of these takes long to look up.
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// A part of a path as a URL has it.
  package static func percentEncoded(_ text: String) -> String {
    if text.utf8.allSatisfy(isUnreserved) { return text }
    let hex = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { url, byte in
      if isUnreserved(byte) {
        url.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        url += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
}
