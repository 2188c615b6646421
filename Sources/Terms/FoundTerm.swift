/// What kind of thing a term names.
public enum TermKind: String, Sendable, CaseIterable, Comparable {
  /// A name in quotation marks: “千万工程”.
  case name
  /// A document: 《…》.
  case document
  /// A project, action, plan or pilot.
  case measure
  /// A strategy, system, mechanism or reform.
  case institution
  /// A place, region or zone.
  case place
  /// A body or facility.
  case body
  /// A subject that the text speaks of.
  case subject

  public static func < (one: TermKind, other: TermKind) -> Bool {
    (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
  }
}

/// A term that was found in a text.
public struct FoundTerm: Sendable, Hashable {
  /// As it is written, without quotation marks or 《》.
  public let text: String
  public let kind: TermKind
  /// Whether it stands in quotation marks wherever it is meant: short names like “一带” are other words without them.
  public let isQuotedOnly: Bool

  public init(text: String, kind: TermKind, isQuotedOnly: Bool = false) {
    self.text = text
    self.kind = kind
    self.isQuotedOnly = isQuotedOnly
  }
}
