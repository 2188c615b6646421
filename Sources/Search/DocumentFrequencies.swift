/// How often each document has a string.
struct DocumentFrequencies {
  /// By document: as ranks go by it, and whether it is in the title.
  private var weights: [UInt32]
  /// How many places were added.
  private(set) var places = 0

  private static let title: UInt32 = 1 << 31

  /// - Parameter count: how many documents there are.
  init(of count: Int) {
    weights = Array(repeating: 0, count: count)
  }

  mutating func add(_ place: FieldPlace) {
    let document = place.field / 2
    guard weights.indices.contains(document) else { return }
    places += 1
    if place.field & 1 == 0 {
      weights[document] = (weights[document] &+ 3) | DocumentFrequencies.title
    } else {
      weights[document] &+= 1
    }
  }

  /// Says of a document something else.
  mutating func set(_ frequency: Frequency, of document: Int) {
    weights[document] =
      UInt32(truncatingIfNeeded: frequency.weight) | (frequency.isInTitle ? DocumentFrequencies.title : 0)
  }

  /// Passes on the documents that have it, in reading order.
  func forEachDocument(_ body: (_ document: Int, _ weight: Int, _ isInTitle: Bool) -> Void) {
    for document in weights.indices where weights[document] != 0 {
      let weight = weights[document]
      body(document, Int(weight & ~DocumentFrequencies.title), weight & DocumentFrequencies.title != 0)
    }
  }
}
