import Files
import Links
import Publishing

/// What a build left of one plan: what others must know of it, and which files were made of it.
struct PlanRecord: Sendable {
  let sources: Checksum
  let header: PlanHeader
  let survey: PlanSurvey
  /// Of everything that other plans and the site give to the plan's files.
  let influence: Checksum
  let part: PlanPart
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
    part.pack(into: &packing)
    return packing.checked
  }

  /// - Returns: nil for a file that was cut or changed.
  init?(_ bytes: [UInt8]) {
    guard case (var packed, let sum)? = Unpacking.checked(bytes) else { return nil }
    sources = Checksum(&packed)
    guard let header = PlanHeader(&packed), let survey = PlanSurvey(&packed) else { return nil }
    influence = Checksum(&packed)
    guard let part = PlanPart(&packed) else { return nil }
    guard packed.isWhole else { return nil }
    (self.header, self.survey, self.part) = (header, survey, part)
    self.sum = sum
  }
}

/// That a plan's files stand in a site as a build made them, and what the plan says to the search.
struct PlanStanding: Sendable {
  /// Of the record that says which files they are.
  let record: Checksum
  /// Of what the plan says to the search.
  let text: Checksum
  /// Of the state of each file of the part.
  let states: Checksum
}

extension PlanStanding {
  var bytes: [UInt8] {
    var packing = Packing()
    record.pack(into: &packing)
    text.pack(into: &packing)
    states.pack(into: &packing)
    return packing.checked.bytes
  }

  /// - Returns: nil for a file that was cut or changed.
  init?(_ bytes: [UInt8]) {
    guard case (var packed, _)? = Unpacking.checked(bytes) else { return nil }
    record = Checksum(&packed)
    text = Checksum(&packed)
    states = Checksum(&packed)
    guard packed.isWhole else { return nil }
  }
}

// A file that was cut or changed is none: its checksum stands before what it holds.

extension Packing {
  fileprivate var checked: (bytes: [UInt8], sum: Checksum) {
    let sum = Checksum(of: bytes)
    return (sum.bytes + bytes, sum)
  }
}

extension Unpacking {
  fileprivate static func checked(_ bytes: [UInt8]) -> (packed: Unpacking, sum: Checksum)? {
    let length = Checksum.digitCount / 2
    guard bytes.count > length else { return nil }
    let content = Array(bytes[length...])
    let sum = Checksum(of: content)
    return sum.bytes.elementsEqual(bytes[..<length]) ? (Unpacking(content), sum) : nil
  }
}
