import Articles
import Files
import Text

extension PlanPart {
  /// - Parameter listsFiles: whether the list of its files goes with it, or is kept elsewhere.
  public func pack(into packing: inout Packing, listsFiles: Bool = true) {
    packing.text(slug.description)
    if listsFiles { listing.pack(into: &packing) }
    packing.list(pages) { $0.number(Int($1)) }
    overview.pack(into: &packing)
    packing.list(feed) { $1.pack(into: &$0) }
    packing.optional(offline) { $1.pack(into: &$0) }
  }

  public init?(_ packed: inout Unpacking, listsFiles: Bool = true) {
    guard let slug = Slug(packed.text()) else {
      packed.fail()
      return nil
    }
    self.init(slug)
    if listsFiles { listing = SiteListing(&packed) }
    let pages = packed.list { $0.number() }
    if listsFiles, pages.contains(where: { !listing.indices.contains($0) }) { packed.fail() }
    self.pages = pages.map { UInt32(truncatingIfNeeded: $0) }
    overview = TemplateRecord(&packed)
    feed = packed.list { AtomFeed.Entry(&$0, of: slug) }.compactMap { $0 }
    offline = packed.optional { OfflineList(&$0) }
  }
}

extension TemplateRecord {
  func pack(into packing: inout Packing) {
    packing.list(values) { packing, entry in
      packing.number(Int(entry.0.rawValue))
      entry.1.pack(into: &packing)
    }
  }

  init(_ packed: inout Unpacking) {
    let values = packed.list { packed in
      let name = TemplateName(rawValue: UInt16(truncatingIfNeeded: packed.number()))
      if name == nil { packed.fail() }
      return (name ?? .text, TemplateValue(&packed))
    }
    self.init(values)
  }
}

extension TemplateValue {
  fileprivate func pack(into packing: inout Packing) {
    switch self {
    case .text(let text):
      packing.number(0)
      packing.text(text)
    case .number(let number):
      packing.number(1)
      packing.number(number)
    case .html(let html):
      packing.number(2)
      packing.block(html)
    case .flag(let flag):
      packing.number(3)
      packing.flag(flag)
    case .list(let records):
      packing.number(4)
      packing.list(records) { $1.pack(into: &$0) }
    }
  }

  fileprivate init(_ packed: inout Unpacking) {
    switch packed.number() {
    case 0: self = .text(packed.text())
    case 1: self = .number(packed.number())
    case 2: self = .html(packed.block())
    case 3: self = .flag(packed.flag())
    case 4: self = .list(packed.list { TemplateRecord(&$0) })
    default:
      packed.fail()
      self = .text("")
    }
  }
}

extension AtomFeed.Entry {
  fileprivate func pack(into packing: inout Packing) {
    packing.text(date.description)
    packing.text(xml)
  }

  fileprivate init?(_ packed: inout Unpacking, of plan: Slug) {
    let (date, xml) = (CalendarDate(iso: packed.text()), packed.text())
    guard let date else {
      packed.fail()
      return nil
    }
    self.init(plan: plan, date: date, xml: xml)
  }
}

extension OfflineList {
  fileprivate func pack(into packing: inout Packing) {
    for text in [name, path, sum] { packing.text(text) }
  }

  fileprivate init(_ packed: inout Unpacking) {
    self.init(name: packed.text(), path: packed.text(), sum: packed.text())
  }
}
