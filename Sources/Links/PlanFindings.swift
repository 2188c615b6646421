import Files
import Terms

/// What was found in a plan's text and takes longest to find. Of most plans of a library nobody asks for it again.
public struct PlanFindings: Sendable {
  /// The terms; packed, for they are many.
  let packedTerms: [UInt8]
  let signatures: PlanSignatures

  init(_ terms: [FoundTerm], _ signatures: PlanSignatures) {
    packedTerms = FoundTerm.packed(terms)
    self.signatures = signatures
  }

  public var bytes: [UInt8] {
    var packing = Packing(capacity: packedTerms.count + signatures.features.count * 4 + signatures.starts.count + 32)
    packing.block(packedTerms)
    signatures.pack(into: &packing)
    return packing.bytes
  }

  /// Reads what `bytes` wrote; nil for anything else.
  public init?(bytes: [UInt8]) {
    var packed = Unpacking(bytes)
    packedTerms = packed.block()
    guard let signatures = PlanSignatures(&packed), packed.isWhole, FoundTerm.unpacked(packedTerms) != nil else {
      return nil
    }
    self.signatures = signatures
  }

  var terms: [FoundTerm]? { FoundTerm.unpacked(packedTerms) }
}

extension FoundTerm {
  fileprivate static func packed(_ terms: [FoundTerm]) -> [UInt8] {
    var packing = Packing()
    packing.list(terms) { packing, term in
      packing.text(term.text)
      packing.number(TermKind.allCases.firstIndex(of: term.kind) ?? 0)
      packing.flag(term.isQuotedOnly)
    }
    // Kept for every plan of a library: without room for more.
    return Array(packing.bytes[...])
  }

  /// nil for bytes that no terms were packed into.
  fileprivate static func unpacked(_ bytes: [UInt8]) -> [FoundTerm]? {
    var packed = Unpacking(bytes)
    let kinds = TermKind.allCases
    let terms = packed.list { packed in
      let (text, kind, isQuotedOnly) = (packed.text(), packed.number(), packed.flag())
      if !kinds.indices.contains(kind) { packed.fail() }
      return FoundTerm(text: text, kind: kinds[min(kind, kinds.count - 1)], isQuotedOnly: isQuotedOnly)
    }
    return packed.isWhole ? terms : nil
  }
}
