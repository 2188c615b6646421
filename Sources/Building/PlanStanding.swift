import Files
import Publishing

/// That a plan's files stand in a site as a build made them, and what the plan says to the search.
struct PlanStanding: Sendable {
  /// Of the record that says which files they are.
  let record: Checksum
  /// Of what the plan says to the search.
  let text: Checksum
  let files: Standing
}

extension PlanStanding {
  var bytes: [UInt8] {
    var packing = Packing()
    pack(into: &packing)
    return packing.checked.bytes
  }

  /// - Returns: nil for a file that was cut or changed.
  init?(_ bytes: [UInt8]) {
    guard case (var packed, _)? = Unpacking.checked(bytes) else { return nil }
    self.init(&packed)
    guard packed.isWhole else { return nil }
  }

  func pack(into packing: inout Packing) {
    record.pack(into: &packing)
    text.pack(into: &packing)
    files.pack(into: &packing)
  }

  init(_ packed: inout Unpacking) {
    record = Checksum(&packed)
    text = Checksum(&packed)
    files = Standing(&packed)
  }
}
