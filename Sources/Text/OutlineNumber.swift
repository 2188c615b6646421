/// An article's or chapter's number within its plan: `28`; `27-1` for 第二十七条之一; `3-2` for the second article of the
/// third chapter where articles are numbered afresh in each, or for the second section of chapter 3; `a1` for 附件1.
///
/// It names the file (`articles/28.md`), the page (`28.html`) and the element (`data-number`), and orders them:
/// attachments come behind everything else.
public struct OutlineNumber: Sendable, Hashable, Comparable, CustomStringConvertible, BitwiseCopyable {
  /// Two components a word, the first in the upper half, each one higher than it is: 0 is none, and numbers order as their
  /// words do. The highest bit is an attachment's. All in place, for a number is copied, compared and hashed wherever
  /// anything of a plan is named.
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  private static let attachmentBit: UInt64 = 1 << 63

  /// The most components that a number has: part, chapter, section, article and one more behind 之.
  public static let deepest = 6

  public init(_ number: Int) {
    set(0, to: number)
  }

  /// An attachment's number.
  public init(attachment number: Int) {
    set(0, to: number)
    words.0 |= OutlineNumber.attachmentBit
  }

  /// Reads `28`, `27-1` or `a1`; nil for anything else, leading zeros included.
  public init?(_ text: some StringProtocol) {
    self.init(utf8: Substring(text).utf8)
  }

  private init?(utf8: Substring.UTF8View) {
    let isAttachment = utf8.first == UInt8(ascii: "a")
    var count = 0
    var number: Int?
    for byte in utf8.dropFirst(isAttachment ? 1 : 0) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9") where number != 0:
        let longer = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
        guard longer < 10_000_000 else { return nil }
        number = longer
      case UInt8(ascii: "-"):
        guard let part = number, count + 1 < OutlineNumber.deepest else { return nil }
        set(count, to: part)
        count += 1
        number = nil
      default: return nil
      }
    }
    guard let last = number else { return nil }
    set(count, to: last)
    if isAttachment { words.0 |= OutlineNumber.attachmentBit }
  }

  public var isAttachment: Bool { words.0 & OutlineNumber.attachmentBit != 0 }

  // MARK: Components

  private mutating func set(_ place: Int, to number: Int?) {
    let value = number.map { UInt64(UInt32(clamping: min(max($0, 0), 0x7FFF_FFFE) + 1)) } ?? 0
    let shift: UInt64 = place % 2 == 0 ? 32 : 0
    let kept: UInt64 = ~(0x7FFF_FFFF << shift)
    switch place / 2 {
    case 0: words.0 = words.0 & kept | value << shift
    case 1: words.1 = words.1 & kept | value << shift
    default: words.2 = words.2 & kept | value << shift
    }
  }

  private func component(_ place: Int) -> Int? {
    let word = place < 2 ? words.0 : place < 4 ? words.1 : words.2
    let value = word >> (place % 2 == 0 ? 32 : 0) & 0x7FFF_FFFF
    return value == 0 ? nil : Int(value) - 1
  }

  private var count: Int {
    var count = 1
    while count < OutlineNumber.deepest, component(count) != nil { count += 1 }
    return count
  }

  /// The number with one more component: `27` and 1 give `27-1`; nil when there is no room for another.
  public func appending(_ number: Int) -> OutlineNumber? {
    guard count < OutlineNumber.deepest else { return nil }
    var longer = self
    longer.set(count, to: number)
    return longer
  }

  /// The number without its last component; nil when it has only one.
  public var parent: OutlineNumber? {
    guard count > 1 else { return nil }
    var shorter = self
    shorter.set(count - 1, to: nil)
    return shorter
  }

  /// The first component: 27 for `27-1`.
  public var first: Int { component(0) ?? 0 }

  /// The last component: 1 for `27-1`.
  public var last: Int { component(count - 1) ?? 0 }

  /// How many levels lie above: 0 for `27`, 1 for `27-1`.
  public var depth: Int { count - 1 }

  public var description: String {
    if words.0 & ~(0x7FFF_FFFF << 32) == 0 { return String(first) }
    var text = isAttachment ? "a" : ""
    text += String(first)
    for place in 1..<count { text += "-" + String(component(place) ?? 0) }
    return text
  }

  // MARK: Order

  public static func == (one: OutlineNumber, other: OutlineNumber) -> Bool { one.words == other.words }

  public static func < (one: OutlineNumber, other: OutlineNumber) -> Bool { one.words < other.words }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    // Most have one component or two.
    if words.1 != 0 {
      hasher.combine(words.1)
      hasher.combine(words.2)
    }
  }
}
