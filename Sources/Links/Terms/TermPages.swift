import Terms

/// Which of a plan's terms have a page of their own.
///
/// The others are in the index with the places where they stand: a page that shows one sentence and leads to it is a step
/// more and says nothing. How many pages there are grows more slowly than the plan: at most five an article, and from 120
/// on with the square root of the number of articles; in a plan of many articles a term must stand in several.
struct TermPages {
  /// What is known of a term that may have a page.
  struct Candidate {
    let kind: TermKind
    /// Whether an editor has something to say of it.
    let isEdited: Bool
    /// Whether it had a page in an earlier edition.
    let hadPage: Bool
    let placeCount: Int
    let pageCount: Int
  }

  /// How many pages found terms may have in all.
  let limit: Int
  /// In how many articles (or chapters' leads, preamble, closing) a found term must stand.
  let floor: Int

  init(articleCount: Int) {
    limit = min(5 * articleCount, max(120, Int(20 * Double(articleCount).squareRoot())))
    var floor = 1
    var size = articleCount / 40
    while size > 0 {
      floor += 1
      size /= 10
    }
    self.floor = floor
  }

  /// The candidates that have a page: those of which an editor says something; as many as the limit says of the others,
  /// first those that had one, then those that stand in most articles, then those that stand most. Quoted names and
  /// documents that stand once have none. What had a page keeps it, be the limit what it will.
  func chosen(_ candidates: [Candidate]) -> Set<Int> {
    var chosen: Set<Int> = []
    var left = limit
    var others: [(index: Int, pages: Int, places: Int, kind: TermKind)] = []
    for (index, candidate) in candidates.enumerated() {
      if candidate.hadPage, !candidate.isEdited { left -= 1 }
      if candidate.hadPage || candidate.isEdited {
        chosen.insert(index)
        continue
      }
      let isQuoted = candidate.kind == .name || candidate.kind == .document
      if candidate.pageCount >= floor, !isQuoted || candidate.placeCount > 1 {
        others.append((index, candidate.pageCount, candidate.placeCount, candidate.kind))
      }
    }
    others.sort { one, other in
      if one.pages != other.pages { return one.pages > other.pages }
      if one.places != other.places { return one.places > other.places }
      return one.kind == other.kind ? one.index < other.index : one.kind < other.kind
    }
    chosen.formUnion(others.prefix(max(left, 0)).map(\.index))
    return chosen
  }
}
