/// The making of a site's list of files from the manifest that stands and from the few parts of the site that were made anew, without
/// going through those that were not.
struct ManifestSplicing {
  /// The site's files.
  private(set) var files: SiteListing
  /// Where those of each part are among them.
  private(set) var places: [[Range<Int>]]
  private(set) var difference = SiteManifest.Difference()

  /// - Parameters:
  ///   - manifest: nil afterwards.
  ///   - places: where the files of each part are in the manifest.
  /// - Returns: nil where the parts are not those of the manifest.
  init?(_ manifest: inout SiteListing?, _ parts: [SiteDraft.Part], _ places: [[Range<Int>]]) {
    guard let standing = manifest.take(), parts.count == places.count else { return nil }
    files = standing
    self.places = places
    let lines = files.indices
    guard places.joined().allSatisfy({ lines.contains($0.lowerBound) && $0.upperBound <= lines.upperBound }) else {
      return nil
    }
    var moved: [(part: Int, files: SiteListing)] = []
    for (number, part) in parts.enumerated() {
      if part.isKept {
        guard stand(part.files, at: places[number]) else { return nil }
      } else if !files.take(part.files, at: places[number]) {
        moved.append((number, part.files.sorted()))
      }
    }
    guard places.joined().reduce(0, { $0 + $1.count }) == files.count else { return nil }
    if !moved.isEmpty, !splice(moved) { return nil }
  }

  /// Whether as many lines as a part has files are at its places, the first being its first.
  private func stand(_ part: SiteListing, at places: [Range<Int>]) -> Bool {
    guard part.count == places.reduce(0, { $0 + $1.count }) else { return false }
    guard let line = places.first(where: { !$0.isEmpty })?.lowerBound else { return true }
    return files.lines(line...line) == part.lines(0...0)
  }

  /// Takes out the lines of some parts and puts in those that they have now.
  ///
  /// - Returns: false where the lines would not be in order.
  private mutating func splice(_ moved: [(part: Int, files: SiteListing)]) -> Bool {
    var splice = Splice(files, without: moved.flatMap { places[$0.part] })
    let sections = moved.indices.flatMap { number in moved[number].files.sections.map { (number: number, files: $0) } }
      .sorted { moved[$0.number].files.precedes($0.files.lowerBound, moved[$1.number].files, $1.files.lowerBound) }
    for (part, _) in moved { places[part] = [] }
    for section in sections {
      let (part, list) = moved[section.number]
      let place = splice.insert(section.files, of: list)
      places[part].append(place)
      difference.new += place
    }
    splice.finish()
    let parts = Set(moved.map(\.part))
    for part in places.indices where !parts.contains(part) { places[part] = places[part].flatMap(splice.places) }
    difference.replaced = splice.goneFiles
    files = splice.new
    return splice.isSorted
  }
}

/// Some lines of a list taken out and others put in.
private struct Splice {
  /// Lines of the old list that stay, and where they are in the new one.
  private struct Piece {
    let lines: Range<Int>
    let start: Int
  }

  private let old: SiteListing
  /// Lines that do not stay, ascending.
  private let gone: [Range<Int>]
  private(set) var new = SiteListing()
  private(set) var isSorted = true
  private var pieces: [Piece] = []
  /// The first line that is neither kept nor gone yet.
  private var next = 0

  init(_ old: SiteListing, without gone: [Range<Int>]) {
    self.old = old
    self.gone = gone.sorted { $0.lowerBound < $1.lowerBound }
    new.reserveCapacity(old.count + 1 << 10, bytes: old.text.count + 1 << 17)
  }

  /// Puts in lines that come behind those that were put in before.
  ///
  /// - Returns: where they are.
  mutating func insert(_ lines: Range<Int>, of list: SiteListing) -> Range<Int> {
    keep(before: old.sortedPlace(of: list.utf8(lines.lowerBound)))
    let start = new.count
    append(lines, of: list)
    return start..<new.count
  }

  mutating func finish() { keep(before: old.count) }

  private mutating func keep(before end: Int) {
    guard next < end else { return }
    for range in gone where next < range.upperBound && range.lowerBound < end {
      keep(next..<max(range.lowerBound, next))
      next = range.upperBound
    }
    keep(next..<max(end, next))
    next = max(end, next)
  }

  private mutating func keep(_ lines: Range<Int>) {
    guard !lines.isEmpty else { return }
    pieces.append(Piece(lines: lines, start: new.count))
    append(lines, of: old)
  }

  private mutating func append(_ lines: Range<Int>, of list: SiteListing) {
    if new.count > 0, !new.precedes(new.count - 1, list, lines.lowerBound) { isSorted = false }
    new.append(lines, of: list)
  }

  /// Where lines of the old list that stay are now.
  func places(of lines: Range<Int>) -> [Range<Int>] {
    let first = pieces.indices.first(notBefore: { pieces[$0].lines.upperBound <= lines.lowerBound })
    return pieces[first...].prefix { $0.lines.lowerBound < lines.upperBound }.map { piece in
      let shared = lines.clamped(to: piece.lines)
      let start = piece.start + shared.lowerBound - piece.lines.lowerBound
      return start..<start + shared.count
    }
  }

  /// The paths in the lines that do not stay, sorted.
  var goneFiles: PathList {
    var paths = PathList()
    for line in gone.joined() { paths.append(utf8: old.utf8(line)) }
    return paths
  }
}
