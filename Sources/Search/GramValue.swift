/// What stands behind a gram's key.
enum GramValue: Sendable {
  /// All its places, ascending.
  case leaf([FieldPlace])
  case inner(InnerGram)

  /// - Returns: nil for what was never written.
  init?(_ text: ArraySlice<UInt8>) {
    let value = text.withUnsafeBufferPointer { bytes -> GramValue? in
      if bytes.first == InnerGram.mark { return InnerGram(bytes).map(GramValue.inner) }
      var numbers = DigitReader(bytes)
      var places: [FieldPlace] = []
      var (field, offset) = (-1, 0)
      while numbers.offset < bytes.count {
        guard let fields = numbers.next(), let units = numbers.next() else { return nil }
        offset = fields == 0 ? offset + units : units
        field += fields
        guard field >= 0, offset <= UInt32.max else { return nil }
        places.append(FieldPlace(field: field, offset: offset))
      }
      return .leaf(places)
    }
    guard let value else { return nil }
    self = value
  }

  var text: [UInt8] {
    switch self {
    case .leaf(let places):
      var list = PostingList()
      for place in places { list.append(field: place.field, offset: place.offset) }
      return list.bytes
    case .inner(let inner): return inner.text
    }
  }
}

/// The value of an inner node.
struct InnerGram: Sendable, Equatable {
  static let mark = UInt8(ascii: "!")

  /// How many documents have the string, and at how many places.
  var documents: Int
  var places: Int
  /// The documents that rank first.
  var best: [Int]

  init(documents: Int, places: Int, best: [Int]) {
    (self.documents, self.places, self.best) = (documents, places, best)
  }

  fileprivate init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var numbers = DigitReader(bytes, at: 1)
    guard let documents = numbers.next(), let places = numbers.next() else { return nil }
    var best: [Int] = []
    while numbers.offset < bytes.count {
      guard let document = numbers.next() else { return nil }
      best.append(document)
    }
    self.init(documents: documents, places: places, best: best)
  }

  var text: [UInt8] {
    var list = PostingList()
    list.append(documents)
    list.append(places)
    for document in best { list.append(document) }
    return [InnerGram.mark] + list.bytes
  }
}
