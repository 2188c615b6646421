/// Where in a site's manifest the lines of its parts are.
public struct ManifestPlaces: Sendable, Hashable {
  /// How many lines it has.
  public let fileCount: Int
  /// Of each part, in bytes, ascending.
  public let parts: [[Range<Int>]]

  public init(fileCount: Int, parts: [[Range<Int>]]) {
    self.fileCount = fileCount
    self.parts = parts
  }

  /// How long a manifest of just these lines is.
  var byteCount: Int { parts.joined().reduce(0) { $0 + $1.count } }

  /// Ascending, and in one where one ends at the next.
  static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, last.upperBound == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}

extension SiteListing {
  /// The lines of one of several parts; nil where they are not in the manifest.
  init?(ofPart part: Int, at places: ManifestPlaces, in manifest: [UInt8]) {
    guard places.parts.indices.contains(part),
      places.parts[part].allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= manifest.count })
    else { return nil }
    var text: [UInt8] = []
    for place in places.parts[part] { text += manifest[place] }
    self.init(text: text)
  }

  /// Where the lines of parts are, of which those of each are known by their numbers.
  func places(of parts: [[Range<Int>]]) -> ManifestPlaces {
    ManifestPlaces(
      fileCount: count,
      parts: parts.map { lines in
        ManifestPlaces.joined(lines.map { start($0.lowerBound)..<start($0.upperBound) })
      })
  }

  /// Which lines stand at some places of a manifest that is this list.
  public func lines(at places: [Range<Int>]) -> [Range<Int>] {
    places.map { line(at: $0.lowerBound)..<line(at: $0.upperBound) }
  }
}
