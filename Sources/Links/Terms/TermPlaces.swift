import Articles
import Text

/// One place where a term stands.
public struct TermPlace: Sendable, Hashable {
  /// The article, the chapter for its heading or lead, the preamble or the closing.
  public let page: PageID
  /// The number of the page's text among the plan's in reading order: the preamble; each chapter's heading and lead, and its
  /// articles; the closing.
  public let text: Int
  /// The sentence (from 1); nil in a heading.
  public let sentence: Int?
  /// Bytes of the text's prose; in a heading, of its title.
  public let range: Range<Int>
}

/// The places of a term in reading order, headings before the texts below them.
///
/// A plan's terms stand in many places: all of them are kept in one array, each in sixteen bytes.
public struct TermPlaces: Sendable, Equatable, RandomAccessCollection {
  struct Packed: Sendable {
    let text: Int32
    /// 0 in a heading.
    let sentence: Int32
    let start: Int32
    let end: Int32

    init(text: Int, sentence: Int, _ range: Range<Int>) {
      self.text = Int32(text)
      self.sentence = Int32(sentence)
      start = Int32(range.lowerBound)
      end = Int32(range.upperBound)
    }
  }

  /// Of each text.
  private let pages: [PageID]
  private let all: [Packed]
  private let range: Range<Int>

  fileprivate init(_ pages: [PageID], _ all: [Packed], _ range: Range<Int>) {
    self.pages = pages
    self.all = all
    self.range = range
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { range.count }

  public subscript(place: Int) -> TermPlace {
    let packed = all[range.lowerBound + place]
    return TermPlace(
      page: pages[Int(packed.text)], text: Int(packed.text),
      sentence: packed.sentence == 0 ? nil : Int(packed.sentence),
      range: Int(packed.start)..<Int(packed.end))
  }

  var packed: ArraySlice<Packed> { all[range] }

  public static func == (one: TermPlaces, other: TermPlaces) -> Bool { one.elementsEqual(other) }

  /// Visits the texts, each by its number, with its places.
  public func forEachText(_ found: (Int, Range<Int>) -> Void) {
    all.withUnsafeBufferPointer { all in
      var start = range.lowerBound
      while start < range.upperBound {
        let text = all[start].text
        var end = start + 1
        while end < range.upperBound, all[end].text == text { end += 1 }
        found(Int(text), (start - range.lowerBound)..<(end - range.lowerBound))
        start = end
      }
    }
  }

  /// On how many pages they are.
  var pageCount: Int {
    var count = 0
    forEachText { _, _ in count += 1 }
    return count
  }

  /// Whether they are all on one page.
  var areOnOnePage: Bool { packed.first?.text == packed.last?.text }
}

/// The places of all terms of a plan, gathered page after page.
struct TermPlacesBuilder {
  /// Of each text.
  private let pages: [PageID]
  private var found: [(term: Int32, place: TermPlaces.Packed)] = []
  /// The places, one term behind the other.
  private var all: [TermPlaces.Packed] = []
  /// Where the places of each term begin, and one more.
  private var starts: [Int]

  init(_ pages: [PageID], termCount: Int) {
    self.pages = pages
    starts = Array(repeating: 0, count: termCount + 1)
  }

  mutating func add(_ place: TermPlaces.Packed, of term: Int) {
    found.append((Int32(term), place))
    starts[term + 1] += 1
  }

  /// To be called when all are added.
  mutating func group() {
    for term in 1..<starts.count { starts[term] += starts[term - 1] }
    guard let first = found.first else { return }
    all = Array(repeating: first.place, count: found.count)
    var filled = starts
    for (term, place) in found {
      all[filled[Int(term)]] = place
      filled[Int(term)] += 1
    }
    found = []
  }

  subscript(term: Int) -> TermPlaces { TermPlaces(pages, all, starts[term]..<starts[term + 1]) }

  func count(of term: Int) -> Int { starts[term + 1] - starts[term] }
}
