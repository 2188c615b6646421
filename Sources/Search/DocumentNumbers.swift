import Files

/// Which documents each plan of a library has: those of one follow those of the plan before it.
struct DocumentNumbers: Sendable, Equatable {
  /// The document behind the last of each plan.
  private var ends: [Int] = []

  init() {}

  /// How many documents there are.
  var count: Int { ends.last ?? 0 }
  var planCount: Int { ends.count }

  /// Adds a plan with so many documents.
  mutating func append(_ documents: Int) {
    ends.append(count + documents)
  }

  func documents(of plan: Int) -> Range<Int> { (plan == 0 ? 0 : ends[plan - 1])..<ends[plan] }

  /// Which plan a document is of.
  func plan(of document: Int) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= document { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension DocumentNumbers {
  func pack(into packing: inout Packing) {
    packing.list(0..<planCount) { $0.number(documents(of: $1).count) }
  }

  init(_ packed: inout Unpacking) {
    for count in packed.list({ $0.number() }) { append(count) }
  }
}
