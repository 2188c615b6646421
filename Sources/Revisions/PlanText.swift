import Articles
import Text

/// What names a passage of a plan's text: everything that has a heading or a place of its own.
public enum PassageID: Sendable, Hashable, CustomStringConvertible {
  /// The title, as the heading, and the note of adoption.
  case opening
  case preamble
  /// A chapter's heading and lead.
  case chapter(OutlineNumber)
  case article(OutlineNumber)
  case closing

  /// `28`, `chapter 8`, `preamble`.
  public var description: String {
    switch self {
    case .opening: "opening"
    case .preamble: "preamble"
    case .chapter(let number): "chapter \(number)"
    case .article(let number): "\(number)"
    case .closing: "closing"
    }
  }

  /// Reads what `description` writes.
  public init?(_ text: some StringProtocol) {
    switch text {
    case "opening": self = .opening
    case "preamble": self = .preamble
    case "closing": self = .closing
    default:
      if text.hasPrefix("chapter ") {
        guard let number = OutlineNumber(text.dropFirst(8)) else { return nil }
        self = .chapter(number)
      } else {
        guard let number = OutlineNumber(text) else { return nil }
        self = .article(number)
      }
    }
  }

  /// The number of the article; nil for everything else.
  public var article: OutlineNumber? { if case .article(let number) = self { number } else { nil } }
}

/// A sentence of a plan's text: sentence k of a passage is the element `s{k}` of its page.
public struct SentenceID: Sendable, Hashable, CustomStringConvertible {
  public let passage: PassageID
  /// From 1; 0 is the passage's heading.
  public let number: Int

  public init(_ passage: PassageID, _ number: Int) {
    self.passage = passage
    self.number = number
  }

  /// `28#s3`; `28` for the heading.
  public var description: String { number == 0 ? "\(passage)" : "\(passage)#s\(number)" }
}

/// A passage with its text.
public struct Passage: Sendable {
  public let id: PassageID
  public let heading: Heading
  /// Of an article, the number of its chapter; else nil.
  public let chapter: OutlineNumber?
  /// The text below the heading in UTF-8, its paragraphs joined by LF.
  public let bytes: [UInt8]
  /// The sentences as ranges of `bytes`.
  public let sentences: [Range<Int>]

  public init(_ id: PassageID, heading: Heading, chapter: OutlineNumber? = nil, bytes: [UInt8]) {
    self.id = id
    self.heading = heading
    self.chapter = chapter
    self.bytes = bytes
    sentences = Sentences.ranges(in: bytes)
  }

  init(_ id: PassageID, heading: Heading, chapter: OutlineNumber? = nil, body: Body?) {
    self.id = id
    self.heading = heading
    self.chapter = chapter
    bytes = body?.prose.bytes ?? []
    sentences = body?.prose.sentences ?? []
  }

  /// Sentence `number` (from 1) without the white space at its ends; the heading for 0, and "" for one that is not there.
  public func string(_ number: Int) -> String {
    if number == 0 { return heading.text }
    guard sentences.indices.contains(number - 1) else { return "" }
    return String(decoding: bytes[Scalar.trimmingBlanks(bytes, sentences[number - 1])], as: UTF8.self)
  }

  /// The text below the heading as the pieces that belong to its sentences: each with the white space up to the next.
  /// Joined they are the whole of it.
  var pieces: [Range<Int>] {
    if sentences.isEmpty { return bytes.isEmpty ? [] : [0..<bytes.count] }
    return sentences.indices.map { index in
      let start = index == 0 ? 0 : sentences[index].lowerBound
      let end = index + 1 < sentences.count ? sentences[index + 1].lowerBound : bytes.count
      return start..<end
    }
  }
}

/// A plan's text as its passages in reading order: what is compared with another.
public struct PlanText: Sendable {
  public let passages: [Passage]
  private let places: [PassageID: Int]

  /// Of two passages with the same name the first is found by it.
  public init(_ passages: [Passage]) {
    self.passages = passages
    places = Dictionary(passages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The text of a plan as Content/ holds it.
  public init(_ content: PlanContent) {
    let none = Heading(marker: "", title: "", terminator: "")
    let title = content.settings.title == content.slug.description ? "" : content.settings.title
    var passages = [
      Passage(
        .opening, heading: Heading(marker: "", title: title, terminator: ""),
        bytes: Array((content.settings.note ?? "").utf8))
    ]
    if let preamble = content.preamble { passages.append(Passage(.preamble, heading: none, body: preamble)) }
    for chapter in content.chapters {
      passages.append(Passage(.chapter(chapter.number), heading: chapter.heading, body: chapter.lead))
      passages += chapter.articles.map {
        Passage(.article($0.number), heading: $0.heading, chapter: chapter.number, body: $0.body)
      }
    }
    if let closing = content.closing { passages.append(Passage(.closing, heading: none, body: closing)) }
    self.init(passages)
  }

  public subscript(id: PassageID) -> Passage? { places[id].map { passages[$0] } }

  /// Where the passage stands in `passages`.
  func place(_ id: PassageID) -> Int? { places[id] }

  /// The sentence without the white space at its ends; nil when it is not there.
  public func string(_ id: SentenceID) -> String? {
    guard let passage = self[id.passage], id.number <= passage.sentences.count else { return nil }
    return passage.string(id.number)
  }
}
