import Files
import Links
import Publishing

/// What a build left of one plan: what others must know of it, and which files were made of it. The list of these is kept beside it.
struct PlanRecord: Sendable {
  let sources: Checksum
  let header: PlanHeader
  let survey: PlanSurvey
  /// Of everything that other plans and the site give to the plan's files.
  let influence: Checksum
  /// Without its list.
  let part: PlanPart
  /// Of the list's lines.
  let listing: Checksum
  /// Of the record's file, where it comes from one.
  var sum: Checksum?
}

extension PlanRecord {
  /// What the record's file holds, and its checksum.
  var packed: (bytes: [UInt8], sum: Checksum) {
    var packing = Packing()
    sources.pack(into: &packing)
    header.pack(into: &packing)
    survey.pack(into: &packing)
    influence.pack(into: &packing)
    part.pack(into: &packing, listsFiles: false)
    listing.pack(into: &packing)
    return packing.checked
  }

  /// - Returns: nil for a file that was cut or changed.
  init?(_ bytes: [UInt8]) {
    guard case (var packed, let sum)? = Unpacking.checked(bytes) else { return nil }
    sources = Checksum(&packed)
    guard let header = PlanHeader(&packed), let survey = PlanSurvey(&packed) else { return nil }
    influence = Checksum(&packed)
    guard let part = PlanPart(&packed, listsFiles: false) else { return nil }
    listing = Checksum(&packed)
    guard packed.isWhole else { return nil }
    (self.header, self.survey, self.part) = (header, survey, part)
    self.sum = sum
  }
}
