/// Reads a `SearchPlanText`: first what the plan and its chapters are called, then one document after the other.
///
/// Bytes that do not have the layout read as empty strings and as fewer documents; nothing traps.
struct PlanTextReader {
  /// A document where it stands in the plan's bytes.
  struct Document {
    let kind: SearchDocument.Kind
    /// Without sharing a buffer, a document costs nothing: its parts are ranges of this.
    let bytes: [UInt8]
    let number: Range<Int>
    let label: Range<Int>
    let title: Range<Int>
    let chapter: Range<Int>
    let url: Range<Int>
    let text: Range<Int>
    /// Where each sentence begins in UTF-16 units.
    let sentenceStarts: [Int]

    func string(_ part: Range<Int>) -> String { String(decoding: bytes[part], as: UTF8.self) }
  }

  let plan: SearchPlan
  let chapters: [SearchChapter]
  let documentCount: Int
  private var documentsRead = 0
  private var cursor: Cursor

  init(_ text: SearchPlanText) {
    var cursor = Cursor(bytes: text.bytes)
    plan = SearchPlan(slug: cursor.text(), title: cursor.text(), edition: cursor.text())
    var chapters: [SearchChapter] = []
    for _ in 0..<cursor.count() {
      chapters.append(SearchChapter(number: cursor.text(), label: cursor.text(), title: cursor.text()))
    }
    self.chapters = chapters
    documentCount = cursor.count()
    self.cursor = cursor
  }

  /// Whether everything was read, and the bytes ended with it.
  var isComplete: Bool {
    documentsRead == documentCount && !cursor.isBroken && cursor.isAtEnd
  }

  mutating func nextDocument() -> Document? {
    guard documentsRead < documentCount, !cursor.isBroken else { return nil }
    let kinds = SearchDocument.Kind.allCases
    let kind = cursor.number()
    let document = Document(
      kind: kinds.indices.contains(kind) ? kinds[kind] : .article, bytes: cursor.bytes, number: cursor.string(),
      label: cursor.string(), title: cursor.string(), chapter: cursor.string(), url: cursor.string(),
      text: cursor.string(), sentenceStarts: cursor.ascending())
    guard !cursor.isBroken else { return nil }
    documentsRead += 1
    return document
  }

  private struct Cursor {
    let bytes: [UInt8]
    private var offset = 0
    /// Whether something was asked for that the bytes do not have; from then on everything is empty.
    private(set) var isBroken = false

    init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func number() -> Int {
      var number = 0
      var shift = 0
      while offset < bytes.count, shift < 56 {
        let byte = bytes[offset]
        offset += 1
        number |= Int(byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
      isBroken = true
      return 0
    }

    /// A number of things of at least one byte each.
    mutating func count() -> Int {
      let number = number()
      guard number <= bytes.count - offset else {
        isBroken = true
        return 0
      }
      return number
    }

    mutating func string() -> Range<Int> {
      let length = count()
      guard !isBroken else { return offset..<offset }
      defer { offset += length }
      return offset..<offset + length
    }

    mutating func text() -> String {
      String(decoding: bytes[string()], as: UTF8.self)
    }

    mutating func ascending() -> [Int] {
      let count = count()
      var numbers: [Int] = []
      numbers.reserveCapacity(count)
      var last = 0
      for _ in 0..<count {
        last &+= number()
        numbers.append(last)
      }
      return numbers
    }
  }
}
