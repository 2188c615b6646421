import Files
import Text

extension Reference {
  func pack(into packing: inout Packing) {
    packing.number(range.lowerBound)
    packing.number(range.upperBound)
    packing.optional(rangeStart) { $0.text($1.description) }
    switch target {
    case .article(let document, let number, let divisions, let paragraph):
      packing.number(0)
      document.pack(into: &packing)
      packing.text(number.description)
      packing.list(divisions) { $1.pack(into: &$0) }
      packing.optional(paragraph) { $0.number($1) }
    case .division(let document, let divisions):
      packing.number(1)
      document.pack(into: &packing)
      packing.list(divisions) { $1.pack(into: &$0) }
    case .before(let count):
      packing.number(2)
      packing.number(count)
    case .document(let title):
      packing.number(3)
      packing.text(title)
    }
  }

  /// nil, and a reading that is not whole, for bytes that no reference was packed into.
  init?(_ packed: inout Unpacking) {
    let (start, end) = (packed.number(), packed.number())
    let rangeStart = packed.optional { $0.text() }.flatMap { OutlineNumber($0[...]) }
    guard start <= end, let target = Target(&packed) else {
      packed.fail()
      return nil
    }
    self.init(range: start..<end, target: target, rangeStart: rangeStart)
  }
}

extension Reference.Target {
  fileprivate init?(_ packed: inout Unpacking) {
    switch packed.number() {
    case 0:
      let document = Reference.Document(&packed)
      guard let number = OutlineNumber(packed.text()[...]) else { return nil }
      let divisions = packed.list { Reference.Division(&$0) }
      self = .article(document, number, within: divisions, paragraph: packed.optional { $0.number() })
    case 1: self = .division(Reference.Document(&packed), packed.list { Reference.Division(&$0) })
    case 2: self = .before(packed.number())
    case 3: self = .document(packed.text())
    default: return nil
    }
  }
}

extension Reference.Document {
  fileprivate func pack(into packing: inout Packing) {
    switch self {
    case .own: packing.flag(false)
    case .named(let title):
      packing.flag(true)
      packing.text(title)
    }
  }

  fileprivate init(_ packed: inout Unpacking) {
    self = packed.flag() ? .named(packed.text()) : .own
  }
}

extension Reference.Division {
  fileprivate func pack(into packing: inout Packing) {
    packing.number(Int(unit))
    packing.number(number)
  }

  fileprivate init(_ packed: inout Unpacking) {
    self.init(unit: UInt32(truncatingIfNeeded: packed.number()), number: packed.number())
  }
}
