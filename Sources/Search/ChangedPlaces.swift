/// A document's title and text as the postings see them: each with `FieldText.end` behind it.
struct DocumentFields: Sendable {
  let units: [UInt16]
  /// Where the text begins.
  let textStart: Int

  init(_ document: PlanTextReader.Document, _ folding: inout FieldFolding) {
    var units: [UInt16] = []
    folding.append(document.bytes[document.title], to: &units)
    textStart = units.count
    folding.append(document.bytes[document.text], to: &units)
    self.units = units
  }

  /// How many units both have, without the ends.
  var length: Int { units.count - 2 }

  /// The units of its title (0) or its text (1).
  func range(_ part: Int) -> Range<Int> { part == 0 ? 0..<textStart : textStart..<units.count }

  /// What begins at a unit, as far as a gram may reach.
  func string(at start: Int) -> ArraySlice<UInt16> {
    var end = start
    while end < units.count, end < start + GramTrie.deepest {
      end += 1
      if units[end - 1] == FieldText.end { break }
    }
    return units[start..<end]
  }

  /// How often it has a string.
  func frequency(of string: ArraySlice<UInt16>) -> Frequency {
    var frequency = Frequency()
    guard let first = string.first else { return frequency }
    for start in units.indices where units[start] == first && units[start...].starts(with: string) {
      frequency.add(start < textStart ? 0 : 1)
    }
    return frequency
  }
}

/// How often a document has a string.
struct Frequency: Equatable {
  private var title = 0
  private var text = 0

  /// - Parameter part: 0 for the title, 1 for the text.
  mutating func add(_ part: Int) {
    if part == 0 { title += 1 } else { text += 1 }
  }

  var isNone: Bool { title + text == 0 }
  var isInTitle: Bool { title > 0 }
  /// As ranks go by it: thrice each time in the title.
  var weight: Int { 3 * title + text }
}

/// A document whose title or text is another than before.
struct DocumentChange: Sendable {
  let document: Int
  let old: DocumentFields
  let new: DocumentFields
}

/// A place of a field as a number that ascends with the field and then with the offset.
struct FieldPlace: Hashable, Comparable {
  private let number: UInt64

  init(field: Int, offset: Int) {
    number = UInt64(field) << 32 | UInt64(offset)
  }

  var field: Int { Int(number >> 32) }
  var offset: Int { Int(number & 0xFFFF_FFFF) }

  static func < (one: FieldPlace, other: FieldPlace) -> Bool { one.number < other.number }
}

/// All places of changed documents, as they were or as they are, by what begins there.
struct ChangedPlaces {
  struct Item {
    /// The place of its document among the changed ones.
    let change: Int
    let place: FieldPlace
    let string: ArraySlice<UInt16>
    /// Whether nothing like it was, or is, at the same place.
    var isChanged = true
  }

  private(set) var items: [Item] = []

  init(_ documents: [(document: Int, fields: DocumentFields)]) {
    for (change, (document, fields)) in documents.enumerated() {
      for part in 0...1 {
        let range = fields.range(part)
        for start in range.dropLast() {
          let place = FieldPlace(field: 2 * document + part, offset: start - range.lowerBound)
          items.append(Item(change: change, place: place, string: fields.string(at: start)))
        }
      }
    }
  }

  mutating func sort() {
    items.sort { one, other in
      if one.string.first != other.string.first {
        return one.string[one.string.startIndex] < other.string[other.string.startIndex]
      }
      if one.string == other.string { return one.place < other.place }
      return one.string.lexicographicallyPrecedes(other.string)
    }
  }

  /// Both as they were and as they are, with those marked that are in only one of the two.
  static func both(_ changes: [DocumentChange]) -> (old: ChangedPlaces, new: ChangedPlaces) {
    var old = ChangedPlaces(changes.map { ($0.document, $0.old) })
    var new = ChangedPlaces(changes.map { ($0.document, $0.new) })
    // Both ascend by place.
    var other = 0
    for index in old.items.indices {
      let item = old.items[index]
      while other < new.items.count, new.items[other].place < item.place { other += 1 }
      guard other < new.items.count, new.items[other].place == item.place, new.items[other].string == item.string
      else { continue }
      old.items[index].isChanged = false
      new.items[other].isChanged = false
    }
    old.sort()
    new.sort()
    return (old, new)
  }

  /// Items that go on with the same unit.
  struct Group {
    let unit: UInt16
    let old: Range<Int>
    let new: Range<Int>
  }

  /// Some items of two lists, divided by the unit behind so many.
  static func groups(
    _ old: (places: ChangedPlaces, range: Range<Int>), _ new: (places: ChangedPlaces, range: Range<Int>), at depth: Int
  ) -> [Group] {
    var groups: [Group] = []
    var (oldPlace, newPlace) = (old.range.lowerBound, new.range.lowerBound)
    while oldPlace < old.range.upperBound || newPlace < new.range.upperBound {
      let units = [
        oldPlace < old.range.upperBound ? old.places.unit(oldPlace, at: depth) : nil,
        newPlace < new.range.upperBound ? new.places.unit(newPlace, at: depth) : nil,
      ].compactMap { $0 }
      guard let unit = units.min() else { break }
      let oldEnd = old.places.end(of: unit, in: oldPlace..<old.range.upperBound, at: depth)
      let newEnd = new.places.end(of: unit, in: newPlace..<new.range.upperBound, at: depth)
      groups.append(Group(unit: unit, old: oldPlace..<oldEnd, new: newPlace..<newEnd))
      (oldPlace, newPlace) = (oldEnd, newEnd)
    }
    return groups
  }

  private func unit(_ index: Int, at depth: Int) -> UInt16 {
    let string = items[index].string
    return string[string.startIndex + depth]
  }

  private func end(of unit: UInt16, in range: Range<Int>, at depth: Int) -> Int {
    var end = range.lowerBound
    while end < range.upperBound, self.unit(end, at: depth) == unit { end += 1 }
    return end
  }

  /// How often each changed document has what some items begin with.
  func frequencies(_ range: Range<Int>, of count: Int) -> [Frequency] {
    var frequencies = [Frequency](repeating: Frequency(), count: count)
    for item in items[range] { frequencies[item.change].add(item.place.field & 1) }
    return frequencies
  }
}
