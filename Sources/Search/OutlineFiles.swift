/// `search/plans` and `search/chapters`: what a query filters by, with the numbers of the documents that belong to each.
enum OutlineFiles {
  /// The members behind the header of both.
  struct Bodies {
    var plans: [UInt8]
    var chapters: [UInt8]
  }

  static func bodies(_ outline: SearchOutline) -> Bodies {
    let lines = outline.plans.map { Lines($0.outline, $0.documents) }
    return Bodies(
      plans: body("plans", lines.map(\.plan)), chapters: body("chapters", lines.flatMap(\.chapters)))
  }

  /// What the files say of one plan, a line for itself and for each chapter.
  struct Lines {
    let plan: [UInt8]
    let chapters: [[UInt8]]

    init(_ outline: PlanOutline, _ documents: Range<Int>) {
      let plan = outline.plan
      self.plan = OutlineFiles.line(
        [("slug", plan.slug), ("title", plan.title), ("edition", plan.edition)], documents)
      chapters = outline.chapters.map { chapter, own in
        OutlineFiles.line(
          [("plan", plan.slug), ("number", chapter.number), ("label", chapter.label), ("title", chapter.title)],
          documents.lowerBound + own.lowerBound..<documents.lowerBound + own.upperBound)
      }
    }
  }

  private static func line(_ members: [(name: String, value: String)], _ documents: Range<Int>) -> [UInt8] {
    var json = JSONBytes()
    json.raw("{")
    json.members(members)
    // What has no documents has them nowhere.
    let documents = documents.isEmpty ? 0..<0 : documents
    json.raw(",")
    json.key("documents")
    json.raw("[")
    json.number(documents.lowerBound)
    json.raw(",")
    json.number(documents.upperBound)
    json.raw("]}")
    return json.bytes
  }

  private static func body(_ name: String, _ lines: [[UInt8]]) -> [UInt8] {
    var json = JSONBytes(capacity: lines.reduce(64) { $0 + $1.count + 2 })
    json.key(name)
    json.array(lines, oneEachLine: true) { json, line in json.raw(line) }
    return json.bytes
  }
}

extension OutlineFiles.Bodies {
  /// Says of a plan something else.
  ///
  /// - Returns: false when what was said of it is not there, or its chapters are not as many.
  mutating func replace(_ old: OutlineFiles.Lines, _ new: OutlineFiles.Lines) -> Bool {
    Self.replace([old.plan], [new.plan], in: &plans) && Self.replace(old.chapters, new.chapters, in: &chapters)
  }

  private static func replace(_ old: [[UInt8]], _ new: [[UInt8]], in body: inout [UInt8]) -> Bool {
    guard old.count == new.count else { return false }
    let (old, new) = (Array(old.joined(separator: separator)), Array(new.joined(separator: separator)))
    // No line is a part of another one: each begins and ends with braces that it has nowhere else.
    guard old != new, let place = body.firstRange(of: old) else { return old == new }
    body.replaceSubrange(place, with: new)
    return true
  }

  private static let separator = Array(",\n".utf8)
}
