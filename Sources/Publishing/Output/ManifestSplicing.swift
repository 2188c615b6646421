import Files

/// The making of a site's manifest from the one that stands and from the few parts of the site that were made anew: the lines of
/// those that were not are not read.
struct ManifestSplicing {
  /// What the new manifest is put together of.
  let pieces: [OpenFile.Piece]
  /// Whether it is not the old one.
  let isChanged: Bool
  /// Where the lines of each part are then.
  let places: ManifestPlaces
  /// The paths that the old one had and the new one has not, and the reverse, sorted.
  let gone: PathList
  let added: PathList

  /// Other lines in the place of some.
  private struct Edit {
    let part: Int
    /// In the old manifest; empty where lines are put in before what stands there.
    let place: Range<Int>
    let line: ArraySlice<UInt8>
  }

  /// - Parameters:
  ///   - manifest: that stands.
  ///   - parts: of the site that is to be; nil of one that has just the lines that it has there.
  ///   - places: where the lines of the parts are in it.
  /// - Returns: nil where the parts are not those of the manifest.
  init?(_ manifest: borrowing OpenFile, _ parts: [SiteListing?], _ places: ManifestPlaces) {
    guard parts.count == places.parts.count, places.byteCount == manifest.size else { return nil }
    var edits: [Edit] = []
    var (gone, added) = (PathList(), PathList())
    for (number, part) in parts.enumerated() {
      guard let part else { continue }
      guard let lines = StandingLines(manifest, places.parts[number]) else { return nil }
      let difference = SiteManifest(lines.text).difference(to: part)
      for change in difference.changes {
        let line = change.new.map { part.lines($0...$0) } ?? []
        let place =
          change.old.isEmpty
          ? manifest.place(ofPath: SiteListing.path(ofLine: line), among: lines.room(at: change.old.lowerBound))
          : lines.place(of: change.old)
        guard let place else { return nil }
        edits.append(Edit(part: number, place: place, line: line))
      }
      gone.append(difference.gone)
      added.append(difference.added)
    }
    (self.gone, self.added) = (gone.sorted(), added.sorted())
    edits.sort { one, other in
      if one.place.lowerBound != other.place.lowerBound { return one.place.lowerBound < other.place.lowerBound }
      if one.place.isEmpty != other.place.isEmpty { return one.place.isEmpty }
      return SiteListing.path(ofLine: one.line).lexicographicallyPrecedes(SiteListing.path(ofLine: other.line))
    }
    var splice = Splice()
    for edit in edits { splice.put(edit.line, of: edit.part, at: edit.place) }
    splice.keep(before: manifest.size)
    (pieces, isChanged) = (splice.pieces, !edits.isEmpty)
    let lineCount = edits.reduce(places.fileCount) { $0 + ($1.line.isEmpty ? 0 : 1) - ($1.place.isEmpty ? 0 : 1) }
    self.places = ManifestPlaces(
      fileCount: lineCount,
      parts: places.parts.enumerated().map { number, ranges in
        ManifestPlaces.joined(ranges.flatMap(splice.places) + splice.new[number, default: []])
      })
  }
}

/// A manifest as it becomes.
private struct Splice {
  /// Bytes of the old one, and where they are in the new one.
  private struct Kept {
    let old: Range<Int>
    let start: Int
  }

  private var kept: [Kept] = []
  private(set) var pieces: [OpenFile.Piece] = []
  /// Where the new lines of each part are.
  private(set) var new: [Int: [Range<Int>]] = [:]
  /// How much of the old one was gone through, and how long the new one is.
  private var (read, written) = (0, 0)

  /// Puts a line in the place of some bytes of the old manifest, behind all places before.
  mutating func put(_ line: ArraySlice<UInt8>, of part: Int, at place: Range<Int>) {
    keep(before: place.lowerBound)
    read = place.upperBound
    if line.isEmpty { return }
    pieces.append(.bytes(Array(line)))
    new[part, default: []].append(written..<written + line.count)
    written += line.count
  }

  mutating func keep(before end: Int) {
    guard read < end else { return }
    kept.append(Kept(old: read..<end, start: written))
    pieces.append(.range(read..<end))
    written += end - read
    read = end
  }

  /// Where bytes of the old manifest that stay are now.
  func places(of bytes: Range<Int>) -> [Range<Int>] {
    let first = kept.indices.first(notBefore: { kept[$0].old.upperBound <= bytes.lowerBound })
    return kept[first...].prefix { $0.old.lowerBound < bytes.upperBound }.map { piece in
      let shared = bytes.clamped(to: piece.old)
      let start = piece.start + shared.lowerBound - piece.old.lowerBound
      return start..<start + shared.count
    }
  }
}
