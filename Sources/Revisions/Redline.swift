import Text

/// The difference between two texts, marked as a person would mark it on paper.
///
/// What is kept and struck is the old text, what is kept and put in the new one, character for character.
///
///     推进产业升级,培育5家企业。 → 推进产业升级，培育8家企业。
///     kept 推进产业升级 · struck , · put in ， (form) · kept 培育 · struck 5 · put in 8 · kept 家企业。
public struct Redline: Sendable, Hashable {
  public struct Segment: Sendable, Hashable {
    public enum Change: String, Sendable { case kept, deleted, inserted }

    public let change: Change
    public let text: String
    /// Whether the change is one of form alone: width, the shape of a mark, white space, the number of a list's item.
    public let isForm: Bool

    public init(_ change: Change, _ text: String, isForm: Bool = false) {
      self.change = change
      self.text = text
      self.isForm = isForm
    }
  }

  public private(set) var segments: [Segment] = []

  public init(old: String, new: String) {
    self.init(old: Array(old.utf8), new: Array(new.utf8))
  }

  /// The difference of two texts in UTF-8.
  public init(old: [UInt8], new: [UInt8]) {
    if old == new {
      append(.kept, old[...], isForm: false)
      return
    }
    let alignment = TokenAlignment(old: WordingToken.all(in: old), new: WordingToken.all(in: new))
    for step in alignment.steps {
      switch step {
      case .both(let one, let other):
        let isNumber = alignment.old[one].isItemNumber
        append(old[alignment.old[one].range], new[alignment.new[other].range], whole: isNumber)
      case .old(let one):
        append(.deleted, old[alignment.old[one].range], isForm: alignment.old[one].kind == .blank)
      case .new(let other):
        append(.inserted, new[alignment.new[other].range], isForm: alignment.new[other].kind == .blank)
      }
    }
    joinChanges()
  }

  /// A redline of which nothing is kept, or all.
  public init(_ segments: [Segment]) {
    self.segments = segments.filter { !$0.text.isEmpty }
  }

  public var oldText: String { segments.filter { $0.change != .inserted }.map(\.text).joined() }
  public var newText: String { segments.filter { $0.change != .deleted }.map(\.text).joined() }

  /// Whether anything changed, form included.
  public var isChanged: Bool { segments.contains { $0.change != .kept } }
  /// Whether words changed, and not form alone.
  public var isReworded: Bool { segments.contains { $0.change != .kept && !$0.isForm } }

  /// The same token in two forms: what they begin with in common is kept, unless one is to stand for the other `whole`.
  private mutating func append(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>, whole: Bool) {
    var common = zip(old, new).prefix { $0 == $1 }.count
    if common == old.count, common == new.count {
      append(.kept, old, isForm: false)
      return
    }
    if whole { common = 0 }
    // Not in the middle of a character.
    while common > 0, isTail(old, common) || isTail(new, common) { common -= 1 }
    append(.kept, old.prefix(common), isForm: false)
    append(.deleted, old.dropFirst(common), isForm: true)
    append(.inserted, new.dropFirst(common), isForm: true)
  }

  private func isTail(_ bytes: ArraySlice<UInt8>, _ count: Int) -> Bool {
    count < bytes.count && bytes[bytes.startIndex + count] & 0xC0 == 0x80
  }

  private mutating func append(_ change: Segment.Change, _ bytes: ArraySlice<UInt8>, isForm: Bool) {
    if !bytes.isEmpty { segments.append(Segment(change, String(decoding: bytes, as: UTF8.self), isForm: isForm)) }
  }

  /// Between two pieces that are kept stand at most one struck and one put in of wording, and of form.
  private mutating func joinChanges() {
    var joined: [Segment] = []
    var text: [Segment.Change: [Bool: String]] = [:]
    var order: [(change: Segment.Change, isForm: Bool)] = []
    func flush() {
      for (change, isForm) in order { joined.append(Segment(change, text[change]?[isForm] ?? "", isForm: isForm)) }
      text = [:]
      order = []
    }
    for segment in segments {
      let isOpen = order.last.map { $0.change == segment.change && $0.isForm == segment.isForm } ?? false
      let isStretch =
        segment.change != .kept && !order.isEmpty
        && order.allSatisfy { $0.change != .kept && $0.isForm == segment.isForm }
      if !isOpen, !isStretch { flush() }
      if text[segment.change]?[segment.isForm] == nil { order.append((segment.change, segment.isForm)) }
      text[segment.change, default: [:]][segment.isForm, default: ""] += segment.text
    }
    flush()
    segments = joined
    for index in segments.indices.dropFirst()
    where segments[index - 1].change == .inserted && segments[index].change == .deleted
      && segments[index - 1].isForm == segments[index].isForm
    {
      segments.swapAt(index - 1, index)
    }
  }
}
