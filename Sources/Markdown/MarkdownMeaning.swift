extension MarkdownDocument {
  /// Whether both documents say the same with the same marks, however they are written: `\#` and `&#35;`, blank lines, the
  /// characters around a code block.
  package func saysTheSame(as other: MarkdownDocument) -> Bool {
    events.count == other.events.count
      && zip(events, other.events).allSatisfy { one, another in
        one.kind == another.kind && one.phase == another.phase && one.level == another.level
          && one.isTight == another.isTight && bytes[one.literal] == other.bytes[another.literal]
          && bytes[one.title] == other.bytes[another.title]
      }
  }
}
