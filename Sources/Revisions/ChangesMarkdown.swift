/// What changed, as Markdown: a heading for each passage, its changed sentences as a list with `<del>` and `<ins>`, which
/// CommonMark passes through.
public struct ChangesMarkdown {
  private let changes: PlanChanges
  private let words: ChangeWords

  public init(_ changes: PlanChanges, words: ChangeWords = .chinese) {
    self.changes = changes
    self.words = words
  }

  public func text(title: String) -> String {
    var lines = ["# \(ChangesMarkdown.escaped(title))", "", words.summary(changes)]
    for change in changes.changed {
      let kinds = change.kinds.map(words.kind).joined(separator: "、")
      let title = ChangesMarkdown.escaped(changes.title(of: change))
      lines += ["", "## \(words.arrow(change))\(title.isEmpty ? "" : " \(title)")（\(kinds)）", ""]
      lines += change.changedRows.filter { !($0.isHeading && $0.relation == .form) }.map { row in
        "- \(words.relation(row))\(ChangesMarkdown.marked(row))"
      }
      if lines.last == "" { lines.removeLast() }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func marked(_ row: RedlineRow) -> String {
    let redline = if case .movedHere(_, let redline) = row.relation { redline } else { row.redline }
    return redline.segments.map { segment in
      let text = escaped(segment.text.replacing("\n", with: redline.segments.count == 1 ? "" : " "))
      switch segment.change {
      case .kept: return text
      case .deleted: return "<del>\(text)</del>"
      case .inserted: return "<ins>\(text)</ins>"
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character.unicodeScalars.first.map({ "\\`*_[]<>&#".unicodeScalars.contains($0) }) ?? false { result += "\\" }
      result.append(character)
    }
  }
}

/// What changes are called in documents for readers.
public struct ChangeWords: Sendable {
  public static let chinese = ChangeWords()

  public func kind(_ kind: ChangeKind) -> String {
    switch kind {
    case .added: "新增"
    case .deleted: "删除"
    case .split: "拆分"
    case .merged: "合并"
    case .renumbered: "调整序号"
    case .moved: "移至其他部分"
    case .retitled: "修改标题"
    case .reworded: "修改内容"
    case .form: "仅形式变化"
    }
  }

  /// `第30条 → 第31条`.
  public func arrow(_ change: PassageChange) -> String {
    func names(_ ids: [PassageID]) -> String { ids.map(name).joined(separator: "、") }
    if change.old.isEmpty { return names(change.new) }
    if change.new.isEmpty || change.old == change.new { return names(change.old) }
    return "\(names(change.old)) → \(names(change.new))"
  }

  public func name(_ id: PassageID) -> String {
    switch id {
    case .opening: "题目"
    case .preamble: "序言"
    case .chapter(let number): "第\(number)部分"
    case .article(let number): "第\(number)条"
    case .closing: "结语"
    }
  }

  public func name(_ id: SentenceID) -> String { id.number == 0 ? "标题" : "第\(id.number)句" }

  /// What became of the sentence, with a colon; nothing where the redline says all.
  public func relation(_ row: RedlineRow) -> String {
    func names(_ ids: [SentenceID]) -> String { ids.map { name($0.passage) + name($0) }.joined(separator: "、") }
    let place = (row.new.first ?? row.old.first).map(name) ?? ""
    switch row.relation {
    case .kept: return ""
    case .form: return "\(place)（形式）："
    case .reworded: return "\(place)："
    case .inserted: return "\(place)（新增）："
    case .deleted: return "原\(place)（删除）："
    case .movedAway(let to): return "原\(place)（移至\(names(to))）："
    case .movedHere(let from, _): return "\(place)（由\(names(from))移来）："
    }
  }

  public func summary(_ changes: PlanChanges) -> String {
    let counts = changes.articleCounts
    let kinds = ChangeKind.allCases.compactMap { kind in counts[kind].map { "\(self.kind(kind))\($0)条" } }
    return
      "\(kinds.isEmpty ? "各条未变" : kinds.joined(separator: "，"))；文字变化\(changes.wordingCount)处，仅形式变化\(changes.formCount)处。"
  }
}
