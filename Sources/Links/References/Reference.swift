import Text

/// A place of a text that speaks of another: 第二十八条, 本建议第八部分, 前条, 《乡村振兴战略规划》.
struct Reference: Hashable {
  /// The characters that name it: bytes of the text.
  let range: Range<Int>
  let target: Target

  enum Target: Hashable {
    /// An article of a document: 第二十八条, 第八部分第28条, 第三条第二款.
    case article(Document, OutlineNumber, within: [Division], paragraph: Int?)
    /// A chapter or section of a document: 第八部分, 第二编第一章.
    case division(Document, [Division])
    /// The article so many before this one: 1 for 前条, 3 for 前三条, which means all three.
    case before(Int)
    /// A whole document, by the title between 《 and 》.
    case document(String)
  }

  /// Whose articles are counted.
  enum Document: Hashable {
    /// The text's own: 本建议, or nothing said.
    case own
    /// Another, by its title.
    case named(String)
  }

  /// A chapter by its unit and number: 第八部分.
  struct Division: Hashable {
    /// 部 for 部分, else 编, 篇, 章 or 节.
    let unit: UInt32
    let number: Int
  }

  /// Where the reference ends a range (第二十八条至第三十条), the number that begins it.
  let rangeStart: OutlineNumber?

  init(range: Range<Int>, target: Target, rangeStart: OutlineNumber? = nil) {
    self.range = range
    self.target = target
    self.rangeStart = rangeStart
  }
}
