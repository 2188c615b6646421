import Revisions

/// The kinds of change as pages name them.
enum ChangeKindList {
  static let schema = TemplateSchema(text: [.kind, .label])

  /// A record for each kind, in the order in which they are named everywhere.
  static func records(_ kinds: [ChangeKind], _ strings: InterfaceStrings) -> TemplateValue {
    .list(kinds.map { [.kind: .text($0.rawValue), .label: .text(strings[$0.word])] })
  }
}

extension ChangeKind {
  /// What the kind is called.
  var word: InterfaceString {
    switch self {
    case .added: .kindAdded
    case .deleted: .kindDeleted
    case .split: .kindSplit
    case .merged: .kindMerged
    case .renumbered: .kindRenumbered
    case .moved: .kindMoved
    case .retitled: .kindRetitled
    case .reworded: .kindReworded
    case .form: .kindForm
    }
  }
}
