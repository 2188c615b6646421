/// An article's or chapter's number within its plan: `28`; `27-1` for 第二十七条之一; `3-2` for the second article of the
/// third chapter where articles are numbered afresh in each, or for the second section of chapter 3; `a1` for 附件1.
///
/// It names the file (`articles/28.md`), the page (`28.html`) and the element (`data-number`), and orders them:
/// attachments come behind everything else.
public struct OutlineNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let components: [Int]
  public let isAttachment: Bool

  /// The most components that a number has: part, chapter, section, article and one more behind 之.
  public static let deepest = 6

  public init(_ number: Int) {
    components = [number]
    isAttachment = false
  }

  /// An attachment's number.
  public init(attachment number: Int) {
    components = [number]
    isAttachment = true
  }

  private init(_ components: [Int], isAttachment: Bool) {
    self.components = components
    self.isAttachment = isAttachment
  }

  /// Reads `28`, `27-1` or `a1`; nil for anything else, leading zeros included.
  public init?(_ text: some StringProtocol) {
    let isAttachment = text.first == "a"
    var components: [Int] = []
    for part in text.dropFirst(isAttachment ? 1 : 0).split(separator: "-", omittingEmptySubsequences: false) {
      guard let number = Int(part), number >= 0, String(number) == part, number < 10_000_000 else { return nil }
      components.append(number)
    }
    guard !components.isEmpty, components.count <= OutlineNumber.deepest else { return nil }
    self.init(components, isAttachment: isAttachment)
  }

  /// The number with one more component: `27` and 1 give `27-1`; nil when there is no room for another.
  public func appending(_ number: Int) -> OutlineNumber? {
    components.count < OutlineNumber.deepest
      ? OutlineNumber(components + [number], isAttachment: isAttachment) : nil
  }

  /// The number without its last component; nil when it has only one.
  public var parent: OutlineNumber? {
    components.count > 1 ? OutlineNumber(components.dropLast(), isAttachment: isAttachment) : nil
  }

  /// The first component: 27 for `27-1`.
  public var first: Int { components[0] }

  /// The last component: 1 for `27-1`.
  public var last: Int { components[components.count - 1] }

  /// How many levels lie above: 0 for `27`, 1 for `27-1`.
  public var depth: Int { components.count - 1 }

  public var description: String {
    let digits = components.count == 1 ? String(components[0]) : components.map(String.init).joined(separator: "-")
    return isAttachment ? "a" + digits : digits
  }

  public static func < (one: OutlineNumber, other: OutlineNumber) -> Bool {
    if one.isAttachment != other.isAttachment { return other.isAttachment }
    return one.components.lexicographicallyPrecedes(other.components)
  }
}
