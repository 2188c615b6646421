import Files
import Links
import Publishing

/// What a build left of one plan.
struct PlanRecord: Sendable {
  let sources: Checksum
  let header: PlanHeader
  let survey: PlanSurvey
  /// Of what the plan says to the search.
  let text: Checksum
  /// Of everything that other plans and the site give to the plan's files.
  let influence: Checksum
  let part: PlanPart
  /// The state of each file of the part.
  let tags: [String]
}

extension PlanRecord {
  var bytes: [UInt8] {
    var packing = Packing()
    sources.pack(into: &packing)
    header.pack(into: &packing)
    survey.pack(into: &packing)
    text.pack(into: &packing)
    influence.pack(into: &packing)
    part.pack(into: &packing)
    packing.list(tags) { $0.text($1) }
    // A file that was cut or changed is none.
    var sum = Packing()
    Checksum(of: packing.bytes).pack(into: &sum)
    return sum.bytes + packing.bytes
  }

  init?(_ bytes: [UInt8]) {
    var sum = Packing()
    let length = Checksum.digitCount / 2 + 1
    guard bytes.count > length else { return nil }
    let content = Array(bytes[length...])
    Checksum(of: content).pack(into: &sum)
    guard sum.bytes.elementsEqual(bytes[..<length]) else { return nil }
    var packed = Unpacking(content)
    sources = Checksum(&packed)
    guard let header = PlanHeader(&packed), let survey = PlanSurvey(&packed) else { return nil }
    text = Checksum(&packed)
    influence = Checksum(&packed)
    guard let part = PlanPart(&packed) else { return nil }
    tags = packed.list { $0.text() }
    guard packed.isWhole, tags.count == part.listing.paths.count else { return nil }
    (self.header, self.survey, self.part) = (header, survey, part)
  }
}
