import Files

/// The lines that a part of a site has in the manifest that stands.
struct StandingLines {
  /// One behind the other.
  let text: [UInt8]
  /// Where they are, and where each of these ranges begins in the text.
  private let ranges: [(place: Range<Int>, start: Int)]
  private let end: Int

  /// nil when they cannot be read.
  init?(_ manifest: borrowing OpenFile, _ places: [Range<Int>]) {
    var text: [UInt8] = []
    var ranges: [(place: Range<Int>, start: Int)] = []
    for place in places {
      guard let bytes = manifest.bytes(place) else { return nil }
      ranges.append((place, text.count))
      text = ranges.count == 1 ? bytes : text + bytes
    }
    (self.text, self.ranges, end) = (text, ranges, manifest.size)
  }

  /// Where a line of the text is in the manifest.
  func place(of line: Range<Int>) -> Range<Int>? {
    let number = ranges.indices.first(notBefore: { ranges[$0].start <= line.lowerBound }) - 1
    guard ranges.indices.contains(number) else { return nil }
    let (place, start) = ranges[number]
    let offset = place.lowerBound - start
    let found = line.lowerBound + offset..<line.upperBound + offset
    return found.upperBound <= place.upperBound ? found : nil
  }

  /// Between which bytes of the manifest something stands that is to be put in at an offset of the text.
  func room(at offset: Int) -> Range<Int> {
    let number = ranges.indices.first(notBefore: { ranges[$0].start < offset }) - 1
    let low = ranges.indices.contains(number) ? ranges[number].place.lowerBound + offset - ranges[number].start : 0
    let next = ranges.indices.first(notBefore: { ranges[$0].start < offset })
    let isInside = ranges.indices.contains(number) && low < ranges[number].place.upperBound
    return low..<(isInside ? low : next < ranges.count ? ranges[next].place.lowerBound : end)
  }
}

extension OpenFile {
  /// So many bytes around a place have a line in them, as a rule.
  private static var window: Int { 1 << 10 }

  /// Where in a manifest a line with the path would be, among lines that are in order; nil when such a line is there already.
  func place(ofPath path: ArraySlice<UInt8>, among lines: Range<Int>) -> Range<Int>? {
    var (low, high) = (lines.lowerBound, lines.upperBound)
    while low < high {
      guard let line = line(at: low + (high - low) / 2, in: low..<high) else { return nil }
      let other = SiteListing.path(ofLine: line.text)
      if other.elementsEqual(path) { return nil }
      if other.lexicographicallyPrecedes(path) { low = line.place.upperBound } else { high = line.place.lowerBound }
    }
    return low..<low
  }

  /// The line that has a byte in it, among some lines.
  private func line(at byte: Int, in lines: Range<Int>) -> (place: Range<Int>, text: ArraySlice<UInt8>)? {
    var reach = OpenFile.window
    while true {
      let range = (byte - reach..<byte + reach).clamped(to: lines)
      guard let text = bytes(range) else { return nil }
      let middle = byte - range.lowerBound
      let start = text[..<middle].lastIndex(of: 0x0A).map { $0 + 1 }
      let end = text[middle...].firstIndex(of: 0x0A).map { $0 + 1 }
      if let start = start ?? (range.lowerBound == lines.lowerBound ? 0 : nil), let end {
        return (range.lowerBound + start..<range.lowerBound + end, text[start..<end])
      }
      if range == lines { return nil }
      reach *= 2
    }
  }
}
