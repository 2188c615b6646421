import Articles
import Text

/// A plan by the numbers that texts cite: its articles and chapters, found without a walk over all of them.
struct PlanIndex: Sendable {
  private let articles: [OutlineNumber: PlanOutline.Page]
  private let byDivision: [Reference.Division: [OutlineNumber]]
  /// The articles in reading order, and each one's place in it.
  private let order: [OutlineNumber]
  private let places: [OutlineNumber: Int]

  init(_ plan: PlanOutline) {
    var articles: [OutlineNumber: PlanOutline.Page] = [:]
    var order: [OutlineNumber] = []
    var places: [OutlineNumber: Int] = [:]
    var byDivision: [Reference.Division: [OutlineNumber]] = [:]
    for page in plan.pages {
      switch page.page {
      case .article(let id):
        if articles[id.number] == nil {
          articles[id.number] = page
          places[id.number] = order.count
        }
        order.append(id.number)
      case .chapter(_, let number):
        if let division = Reference.Division(label: page.label) { byDivision[division, default: []].append(number) }
      default: break
      }
    }
    self.articles = articles
    self.order = order
    self.places = places
    self.byDivision = byDivision
  }

  /// The article that `number` means on a page of `chapter`, within the chapters that were named.
  func article(_ number: OutlineNumber, within divisions: [Reference.Division], from chapter: OutlineNumber?)
    -> PlanOutline.Page?
  {
    if divisions.isEmpty {
      // Where each chapter counts its own articles, a bare number is one of this chapter.
      let inside = chapter.flatMap { $0.appending(number.first) }.flatMap { articles[$0] }
      return articles[number] ?? (number.depth == 0 ? inside : nil)
    }
    guard let outer = self.chapter(divisions, from: chapter) else { return nil }
    if let article = articles[number], let inner = article.chapter, isInside(inner, outer) { return article }
    return outer.appending(number.first).flatMap { articles[$0] }
  }

  /// The chapter that a row of divisions names; nil when none or several fit equally well.
  func chapter(_ divisions: [Reference.Division], from chapter: OutlineNumber?) -> OutlineNumber? {
    guard let last = divisions.last else { return nil }
    let found = (byDivision[last] ?? []).filter { number in
      var above = ancestors(of: number)[...]
      return divisions.dropLast().reversed().allSatisfy { division in
        guard let place = above.firstIndex(where: { byDivision[division]?.contains($0) == true }) else { return false }
        above = above[(place + 1)...]
        return true
      }
    }
    if found.count <= 1 { return found.first }
    // 第一节 is that of the chapter it stands in.
    let own = chapter.map { [$0] + ancestors(of: $0) } ?? []
    return found.first { candidate in candidate.parent.map(own.contains) ?? false }
  }

  /// The articles from `first` up to but without `last`.
  func articles(from first: OutlineNumber, upTo last: OutlineNumber) -> [OutlineNumber] {
    guard let start = places[first], let end = places[last], start < end else { return [] }
    return Array(order[start..<end])
  }

  /// The articles before `number`, the nearest last: `count` of them, or none when there are fewer.
  func articles(before number: OutlineNumber, count: Int) -> [OutlineNumber] {
    guard let place = places[number], count <= place, count > 0 else { return [] }
    return Array(order[(place - count)..<place])
  }

  private func ancestors(of number: OutlineNumber) -> [OutlineNumber] {
    var above: [OutlineNumber] = []
    var next = number.parent
    while let number = next {
      above.append(number)
      next = number.parent
    }
    return above
  }

  private func isInside(_ chapter: OutlineNumber, _ outer: OutlineNumber) -> Bool {
    chapter == outer || ancestors(of: chapter).contains(outer)
  }
}

extension Reference.Division {
  /// Reads 第八部分 or 第一章, as a chapter is cited; nil for other labels.
  init?(label: String) {
    let scalars = label.unicodeScalars.map(\.value)
    guard scalars.first == ReferenceWords.Han.ordinal, scalars.count > 2 else { return nil }
    for end in (2..<scalars.count).reversed() {
      guard let unit = ReferenceWords.unit(scalars[end...]), end + unit.length == scalars.count else { continue }
      let digits = String(String.UnicodeScalarView(scalars[1..<end].compactMap { Unicode.Scalar($0) }))
      guard let number = Int(digits) ?? ChineseNumeral.value(of: digits) else { continue }
      self.init(unit: unit.unit, number: number)
      return
    }
    return nil
  }
}
