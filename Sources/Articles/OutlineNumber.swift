/// An article's or chapter's number within its plan: `28`, or `27-1` for 第二十七条之一.
///
/// It names the file (`articles/28.md`), the page (`28.html`) and the element (`data-number`), and orders them.
public struct OutlineNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let components: [Int]

  public init(_ number: Int) {
    components = [number]
  }

  /// Reads `28` or `27-1`; nil for anything else, leading zeros included.
  public init?(_ text: some StringProtocol) {
    var components: [Int] = []
    for part in text.split(separator: "-", omittingEmptySubsequences: false) {
      guard let number = Int(part), number >= 0, String(number) == part, number < 1_000_000 else { return nil }
      components.append(number)
    }
    guard !components.isEmpty, components.count <= 4 else { return nil }
    self.components = components
  }

  /// The first component: 27 for `27-1`.
  public var first: Int { components[0] }

  public var description: String {
    components.count == 1 ? String(components[0]) : components.map(String.init).joined(separator: "-")
  }

  public static func < (one: OutlineNumber, other: OutlineNumber) -> Bool {
    one.components.lexicographicallyPrecedes(other.components)
  }
}
