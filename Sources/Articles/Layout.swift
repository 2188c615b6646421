import Diagnostics
import Yams

/// `layout.yml`: the order of an edition's blocks, what stands between them and what was set aside.
///
/// With the Markdown beside it the edition's text can be written again, character for character. An import writes the
/// file; nobody needs to edit it.
public struct Layout: Sendable, Hashable {
  public struct Piece: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
      case block(Place)
      /// A piece of the source that is not part of the plan, with the reason.
      case aside(text: String, reason: String)
    }

    public let content: Content
    /// What the text has inside the block that the block leaves out, in order.
    public let folds: [Fold]
    /// The white space between this piece and the next.
    public let after: String

    public init(_ content: Content, folds: [Fold] = [], after: String) {
      self.content = content
      self.folds = folds
      self.after = after
    }
  }

  /// Characters of the text that a block holds otherwise: the line break of a hard-wrapped paragraph, a zero-width space.
  public struct Fold: Sendable, Hashable {
    /// How many characters (Unicode scalars) of the block stand before it.
    public let at: Int
    public let was: String
    /// Empty or a blank.
    public let now: String

    public init(at: Int, was: String, now: String) {
      self.at = at
      self.was = was
      self.now = now
    }
  }

  /// The white space before the first piece.
  public let before: String
  public let pieces: [Piece]
  /// The levels that `plan.yml` named when the text was imported.
  public var articleLevel: String?
  public var chapterLevels: String?

  public init(before: String, pieces: [Piece]) {
    self.before = before
    self.pieces = pieces
  }

  /// The edition's text, put together from its blocks; nil for the places that `block` does not know are listed.
  public func text(_ block: (Place) -> String?) -> (text: String, missing: [Place]) {
    var text = before
    var missing: [Place] = []
    for piece in pieces {
      switch piece.content {
      case .aside(let aside, _): text += aside
      case .block(let place):
        if let content = block(place) { text += piece.unfolding(content) } else { missing.append(place) }
      }
      text += piece.after
    }
    return (text, missing)
  }

  /// The file's bytes.
  public var yaml: [UInt8] {
    var lines = "# 原文各段的次序和间隔，由 gangmu import 写成，不必手改。\n"
    lines += "# The order of the text's blocks and what stands between them, written by gangmu import.\n"
    if let articleLevel { lines += "article_level: \(YAMLScalar.quoted(articleLevel))\n" }
    if let chapterLevels { lines += "chapter_levels: \(YAMLScalar.quoted(chapterLevels))\n" }
    lines += "before: \(YAMLScalar.quoted(before))\npieces:\n"
    for piece in pieces {
      switch piece.content {
      case .block(let place):
        lines += "- {block: \(place), \(Layout.yaml(piece.folds))after: \(YAMLScalar.quoted(piece.after))}\n"
      case .aside(let text, let reason):
        lines += "- {aside: \(YAMLScalar.quoted(text)), reason: \(reason), after: \(YAMLScalar.quoted(piece.after))}\n"
      }
    }
    return Array(lines.utf8)
  }

  /// Reads what `yaml` writes.
  public static func read(_ text: SourceText) throws(DiagnosticList) -> Layout {
    let node = try? Yams.compose(yaml: text.string(0..<text.bytes.count), .basic)
    let fields = YAMLFields(node)
    guard let before = YAMLScalar.read(fields["before"]), let list = fields["pieces"]?.sequence else {
      throw damaged(text, node?.mark?.line)
    }
    var pieces: [Piece] = []
    for node in list {
      let item = YAMLFields(node)
      guard let after = YAMLScalar.read(item["after"]) else { throw damaged(text, node.mark?.line) }
      if let aside = YAMLScalar.read(item["aside"]), let reason = YAMLScalar.read(item["reason"]) {
        pieces.append(Piece(.aside(text: aside, reason: reason), after: after))
      } else if let name = YAMLScalar.read(item["block"]), let place = Place(name) {
        guard let folds = folds(item["folds"]) else { throw damaged(text, node.mark?.line) }
        pieces.append(Piece(.block(place), folds: folds, after: after))
      } else {
        throw damaged(text, node.mark?.line)
      }
    }
    var layout = Layout(before: before, pieces: pieces)
    layout.articleLevel = YAMLScalar.read(fields["article_level"])
    layout.chapterLevels = YAMLScalar.read(fields["chapter_levels"])
    return layout
  }

  /// The levels that a file names, without its pieces: they are nearly all of it, and who only publishes a plan does not ask for them.
  static func readLevels(_ text: SourceText) throws(DiagnosticList) -> (article: String?, chapters: String?) {
    guard let head = head(of: text) else {
      let layout = try read(text)
      return (layout.articleLevel, layout.chapterLevels)
    }
    let node = try? Yams.compose(yaml: text.string(head), .basic)
    let fields = YAMLFields(node)
    guard fields["before"] != nil else { throw damaged(text, node?.mark?.line) }
    return (YAMLScalar.read(fields["article_level"]), YAMLScalar.read(fields["chapter_levels"]))
  }

  /// What stands above the pieces; nil where these are not the last of the file, in lines of their own.
  private static func head(of text: SourceText) -> Range<Int>? {
    let lines = 0..<text.lineCount
    guard let pieces = lines.first(where: { text.bytes[text.line($0)].elementsEqual("pieces:".utf8) }) else {
      return nil
    }
    let areLast = lines[(pieces + 1)...].allSatisfy { line in
      let line = text.line(line)
      return line.isEmpty || text.bytes[line.lowerBound] == UInt8(ascii: "-")
    }
    return areLast ? 0..<text.line(pieces).lowerBound : nil
  }

  private static func yaml(_ folds: [Fold]) -> String {
    guard !folds.isEmpty else { return "" }
    let items = folds.map { "{at: \($0.at), was: \(YAMLScalar.quoted($0.was)), now: \(YAMLScalar.quoted($0.now))}" }
    return "folds: [\(items.joined(separator: ", "))], "
  }

  private static func folds(_ node: Node?) -> [Fold]? {
    guard let node else { return [] }
    var folds: [Fold] = []
    for node in node.sequence ?? [] {
      let item = YAMLFields(node)
      guard let at = item["at"]?.scalar.flatMap({ Int($0.string) }), let was = YAMLScalar.read(item["was"]),
        let now = YAMLScalar.read(item["now"])
      else { return nil }
      folds.append(Fold(at: at, was: was, now: now))
    }
    return folds
  }

  private static func damaged(_ text: SourceText, _ line: Int?) -> DiagnosticList {
    DiagnosticList(
      Diagnostic(
        in: text.name, at: Position(line: line ?? 1, column: 1), "is damaged here",
        remedy: "remove the file and import the edition's text again"))
  }
}

extension Layout.Piece {
  /// The block `text` as the edition's text writes it. A fold whose place an edit took away is left out.
  public func unfolding(_ text: String) -> String {
    guard !folds.isEmpty else { return text }
    let scalars = Array(text.unicodeScalars)
    var unfolded = String.UnicodeScalarView()
    var index = 0
    for fold in folds {
      let now = Array(fold.now.unicodeScalars)
      guard fold.at >= index, fold.at + now.count <= scalars.count,
        scalars[fold.at..<fold.at + now.count].elementsEqual(now)
      else { continue }
      unfolded.append(contentsOf: scalars[index..<fold.at])
      unfolded.append(contentsOf: fold.was.unicodeScalars)
      index = fold.at + now.count
    }
    unfolded.append(contentsOf: scalars[index...])
    return String(unfolded)
  }
}
