import Articles
import Files
import Text

extension PlanSurvey {
  /// Without what was found, which is kept apart.
  public func pack(into packing: inout Packing) {
    outline.pack(into: &packing)
    packing.list(foreign) { $1.pack(into: &$0) }
    packing.numbers(mentions[...])
    findingsSum.pack(into: &packing)
  }

  /// nil, and a reading that is not whole, for bytes that no survey was packed into.
  public init?(_ packed: inout Unpacking) {
    guard let outline = PlanOutline(&packed) else { return nil }
    let foreign = packed.list { ForeignLink(&$0, of: outline.slug) }
    let mentions = packed.numbers(UInt64.self)
    guard !foreign.contains(nil), mentions.count == outline.articles.count else {
      packed.fail()
      return nil
    }
    self.init(
      outline: outline, foreign: foreign.compactMap { $0 }, mentions: mentions, findings: nil,
      findingsSum: Checksum(&packed))
  }
}

extension ForeignLink {
  fileprivate func pack(into packing: inout Packing) {
    source.page.pack(into: &packing)
    packing.text(source.label)
    packing.text(source.title)
    packing.optional(source.chapter) { $0.text($1.description) }
    packing.optional(sentence) { $0.number($1) }
    switch target {
    case .page(let page, let fragment):
      packing.flag(true)
      packing.text(page.plan?.description ?? "")
      page.pack(into: &packing)
      packing.text(fragment)
    case .reference(let reference):
      packing.flag(false)
      reference.pack(into: &packing)
    }
  }

  fileprivate init?(_ packed: inout Unpacking, of slug: Slug) {
    guard let page = PageID(&packed, of: slug) else { return nil }
    let source = Source(page: page, label: packed.text(), title: packed.text(), chapter: packed.chapter())
    let sentence = packed.optional { $0.number() }
    if packed.flag() {
      guard let plan = Slug(packed.text()), let page = PageID(&packed, of: plan) else { return nil }
      self.init(source: source, sentence: sentence, target: .page(page, fragment: packed.text()))
    } else {
      guard let reference = Reference(&packed) else { return nil }
      self.init(source: source, sentence: sentence, target: .reference(reference))
    }
  }
}

extension PageID {
  /// Only pages that Markdown can link to; of the others, that of the plan.
  func pack(into packing: inout Packing) {
    switch self {
    case .preamble: packing.text("preamble")
    case .closing: packing.text("closing")
    case .chapter(_, let number): packing.text("c\(number)")
    case .article(let id): packing.text("a\(id.number)")
    default: packing.text("")
    }
  }

  fileprivate init?(_ packed: inout Unpacking, of plan: Slug) {
    let text = packed.text()
    switch text {
    case "": self = .plan(plan)
    case "preamble": self = .preamble(plan)
    case "closing": self = .closing(plan)
    default:
      guard let number = OutlineNumber(text.dropFirst()) else {
        packed.fail()
        return nil
      }
      self = text.first == "c" ? .chapter(plan, number) : .article(ArticleID(plan: plan, number: number))
    }
  }
}

extension Unpacking {
  /// The number of a chapter, where there is one.
  fileprivate mutating func chapter() -> OutlineNumber? {
    guard let text = optional({ $0.text() }) else { return nil }
    let number = OutlineNumber(text[...])
    if number == nil { fail() }
    return number
  }
}
