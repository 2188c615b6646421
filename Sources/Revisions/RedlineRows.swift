/// The rows of a family's redline: the old and the new sentences as one sequence. What kept its order stands in one row;
/// what was struck stands where it was, what was put in where it is.
struct RedlineRows {
  private let alignment: Alignment
  private var olds: [Unit]
  private var news: [Unit]
  private(set) var rows: [RedlineRow] = []

  private struct Unit {
    let place: SentencePlace
    let isHeading: Bool
    var range: Range<Int>
  }

  /// Old and new units that are one row when they are in order.
  private struct Group {
    var olds: ClosedRange<Int>
    var news: ClosedRange<Int>
    var weight: Int
  }

  init(of family: Alignment.Family, in alignment: Alignment) {
    self.alignment = alignment
    olds = RedlineRows.units(family.old, alignment.old)
    news = RedlineRows.units(family.new, alignment.new)
    let groups = inOrder(groups())
    for group in groups { moveBreaks(behind: group) }
    var (old, new) = (0, 0)
    for group in groups {
      addOld(old..<group.olds.lowerBound)
      addNew(new..<group.news.lowerBound)
      add(group)
      (old, new) = (group.olds.upperBound + 1, group.news.upperBound + 1)
    }
    addOld(old..<olds.count)
    addNew(new..<news.count)
  }

  private static func units(_ places: [Int], _ text: PlanText) -> [Unit] {
    places.flatMap { place in
      let passage = text.passages[place]
      let heading = Unit(place: SentencePlace(passage: place, sentence: -1), isHeading: true, range: 0..<0)
      return (passage.heading.text.isEmpty ? [] : [heading])
        + passage.pieces.enumerated().map {
          Unit(place: SentencePlace(passage: place, sentence: $0), isHeading: false, range: $1)
        }
    }
  }

  // MARK: Groups

  private func groups() -> [Group] {
    let places = Dictionary(news.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    var groups: [Group] = []
    for (index, unit) in olds.enumerated() {
      let partners = partners(of: unit).compactMap { places[$0] }.sorted()
      guard let first = partners.first, let last = partners.last else { continue }
      let weight = unit.isHeading ? 1 : unit.range.count + 1
      if let open = groups.last, open.news.upperBound == first, partners.count == 1, open.olds.upperBound == index - 1 {
        groups[groups.count - 1].olds = open.olds.lowerBound...index
        groups[groups.count - 1].weight += weight
      } else if partners.count == last - first + 1 {
        groups.append(Group(olds: index...index, news: first...last, weight: weight))
      }
    }
    return groups
  }

  private func partners(of unit: Unit) -> [SentencePlace] {
    if unit.isHeading {
      return alignment.mainNew[unit.place.passage].map { [SentencePlace(passage: $0, sentence: -1)] } ?? []
    }
    let sentences = alignment.sentences.newOfOld[unit.place.passage]
    // White space alone is a piece without a sentence.
    return sentences.indices.contains(unit.place.sentence) ? sentences[unit.place.sentence] : []
  }

  /// The heaviest groups of which none crosses another.
  private func inOrder(_ groups: [Group]) -> [Group] {
    var best: [(weight: Int, previous: Int?)] = []
    for (index, group) in groups.enumerated() {
      var found: (weight: Int, previous: Int?) = (0, nil)
      for earlier in 0..<index
      where groups[earlier].news.upperBound < group.news.lowerBound
        && groups[earlier].olds.upperBound < group.olds.lowerBound && best[earlier].weight > found.weight
      {
        found = (best[earlier].weight, earlier)
      }
      best.append((found.weight + group.weight, found.previous))
    }
    var next = best.indices.max { (best[$0].weight, $1) < (best[$1].weight, $0) }
    var chain: [Group] = []
    while let index = next {
      chain.append(groups[index])
      next = best[index].previous
    }
    return chain.reversed()
  }

  // MARK: Line breaks

  /// Where one text ends with the group and the other goes on in a new paragraph, the break belongs to what goes on: the
  /// sentence itself did not change.
  private mutating func moveBreaks(behind group: Group) {
    let (old, new) = (group.olds.upperBound, group.news.upperBound)
    if isEnd(olds[old], alignment.old) {
      RedlineRows.moveBreak(behind: new, in: &news, alignment.new)
    } else if isEnd(news[new], alignment.new) {
      RedlineRows.moveBreak(behind: old, in: &olds, alignment.old)
    }
  }

  private func isEnd(_ unit: Unit, _ text: PlanText) -> Bool {
    let passage = text.passages[unit.place.passage]
    return !unit.isHeading && unit.range.upperBound == passage.bytes.count && passage.bytes.last != 0x0A
  }

  private static func moveBreak(behind index: Int, in units: inout [Unit], _ text: PlanText) {
    guard index + 1 < units.count, !units[index].isHeading, !units[index + 1].isHeading,
      units[index].range.upperBound == units[index + 1].range.lowerBound,
      units[index].place.passage == units[index + 1].place.passage
    else { return }
    let bytes = text.passages[units[index].place.passage].bytes[units[index].range]
    let end = (bytes.lastIndex { $0 != 0x0A } ?? bytes.startIndex) + 1
    units[index].range = units[index].range.lowerBound..<end
    units[index + 1].range = end..<units[index + 1].range.upperBound
  }

  // MARK: Rows

  private mutating func add(_ group: Group) {
    let redline =
      olds[group.olds.lowerBound].isHeading
      ? heading(olds[group.olds.lowerBound], news[group.news.lowerBound])
      : Redline(
        old: group.olds.flatMap { bytes(olds[$0], alignment.old) },
        new: group.news.flatMap { bytes(news[$0], alignment.new) })
    rows.append(
      RedlineRow(
        old: group.olds.map { id(olds[$0], alignment.old) }, new: group.news.map { id(news[$0], alignment.new) },
        relation: redline.isReworded ? .reworded : redline.isChanged ? .form : .kept, redline: redline))
  }

  /// The number and the mark behind the title are form; which number it is, the change of the passage says.
  private func heading(_ old: Unit, _ new: Unit) -> Redline {
    let one = alignment.old.passages[old.place.passage].heading
    let other = alignment.new.passages[new.place.passage].heading
    func form(_ one: String, _ other: String) -> [Redline.Segment] {
      one.utf8.elementsEqual(other.utf8)
        ? [.init(.kept, one)] : [.init(.deleted, one, isForm: true), .init(.inserted, other, isForm: true)]
    }
    return Redline(
      form(one.marker, other.marker) + Redline(old: one.title, new: other.title).segments
        + form(one.terminator, other.terminator))
  }

  private mutating func addOld(_ range: Range<Int>) {
    for unit in olds[range] {
      let ids = partners(of: unit).map { id($0, alignment.new) }
      let relation: RedlineRow.Relation = unit.isHeading || ids.isEmpty ? .deleted : .movedAway(to: ids)
      rows.append(
        RedlineRow(
          old: [id(unit, alignment.old)], new: [], relation: relation,
          redline: Redline([.init(.deleted, text(unit, alignment.old))])))
    }
  }

  private mutating func addNew(_ range: Range<Int>) {
    for unit in news[range] {
      let sentences = alignment.sentences.oldOfNew[unit.place.passage]
      let origins = sentences.indices.contains(unit.place.sentence) ? sentences[unit.place.sentence] : []
      let relation: RedlineRow.Relation =
        unit.isHeading || origins.isEmpty
        ? .inserted
        : .movedHere(
          from: origins.map { id($0, alignment.old) },
          Redline(
            old: origins.flatMap { sentence($0, alignment.old) }, new: sentence(unit.place, alignment.new)))
      rows.append(
        RedlineRow(
          old: [], new: [id(unit, alignment.new)], relation: relation,
          redline: Redline([.init(.inserted, text(unit, alignment.new))])))
    }
  }

  private func id(_ unit: Unit, _ text: PlanText) -> SentenceID { id(unit.place, text) }

  private func id(_ place: SentencePlace, _ text: PlanText) -> SentenceID {
    SentenceID(text.passages[place.passage].id, place.sentence + 1)
  }

  private func sentence(_ place: SentencePlace, _ text: PlanText) -> [UInt8] {
    Array(text.passages[place.passage].string(place.sentence + 1).utf8)
  }

  private func bytes(_ unit: Unit, _ text: PlanText) -> [UInt8] {
    let passage = text.passages[unit.place.passage]
    return unit.isHeading ? Array(passage.heading.text.utf8) : Array(passage.bytes[unit.range])
  }

  private func text(_ unit: Unit, _ text: PlanText) -> String { String(decoding: bytes(unit, text), as: UTF8.self) }
}
