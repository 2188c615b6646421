/// How alike an old and a new passage are: by text, title and number together.
struct PassageLikeness {
  private let old: PlanText
  private let new: PlanText
  /// Of the whole text of each passage that is not the same in both texts, the old ones first.
  private let shingles: Shingles
  private let titles: Shingles
  /// Where each passage's text stands in `shingles`.
  private let oldPlaces: [Int: Int]
  private let newPlaces: [Int: Int]

  init(_ old: PlanText, _ new: PlanText, _ units: SentenceUnits) {
    self.old = old
    self.new = new
    var texts: [[WordingToken]] = []
    var titles: [[WordingToken]] = []
    var places: (old: [Int: Int], new: [Int: Int]) = ([:], [:])
    var start = 0
    func add(_ text: PlanText, _ range: Range<Int>) -> [Int: Int] {
      var places: [Int: Int] = [:]
      for (index, passage) in text.passages.enumerated() {
        var tokens: [WordingToken] = []
        while start < range.upperBound, units.places[start].passage == index {
          tokens += units.tokens[start]
          start += 1
        }
        places[index] = texts.count
        texts.append(tokens)
        titles.append(WordingToken.all(in: Array(passage.heading.title.utf8)))
      }
      return places
    }
    places.old = add(old, units.olds)
    places.new = add(new, units.news)
    oldPlaces = places.old
    newPlaces = places.new
    shingles = Shingles(texts)
    self.titles = Shingles(titles)
  }

  /// Pairs that are less alike are not one passage.
  private static let least = 300
  /// What the same number adds.
  private static let sameNumber = 60
  /// Up to here all pairs are looked at; beyond, those that share a number, a title or rare words.
  private static let smallCount = 2_500

  /// From 0 to some 1,000.
  func score(_ one: Int, _ other: Int) -> Int {
    guard let first = oldPlaces[one], let second = newPlaces[other] else { return 0 }
    let (before, after) = (old.passages[one], new.passages[other])
    let bonus = before.id == after.id ? PassageLikeness.sameNumber : 0
    let text = shingles.likeness(first, second)
    if before.heading.title.isEmpty, after.heading.title.isEmpty { return text + bonus }
    let title = before.heading.title.isEmpty || after.heading.title.isEmpty ? 0 : titles.likeness(first, second)
    if shingles.totals[first] == 0, shingles.totals[second] == 0 { return title + bonus }
    return (7 * text + 3 * title) / 10 + bonus
  }

  /// The pairs that may be one passage, with what each is worth; places are those in `olds` and `news`.
  ///
  /// - Parameter further: what else makes two passages alike, from 0 to 1,000.
  func candidates(_ olds: [Int], _ news: [Int], further: (Int, Int) -> Int) -> [Assignment.Candidate] {
    let all = olds.count * news.count <= PassageLikeness.smallCount
    let places = Dictionary(
      news.enumerated().compactMap { index, passage in newPlaces[passage].map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    let byTitle = Dictionary(grouping: news.indices) { new.passages[news[$0]].heading.title }
    let byName = Dictionary(
      news.indices.map { (new.passages[news[$0]].id, $0) }, uniquingKeysWith: { first, _ in first })
    var candidates: [Assignment.Candidate] = []
    for (index, passage) in olds.enumerated() {
      var others = Set(all ? Array(news.indices) : [])
      if !all {
        let before = old.passages[passage]
        if let place = oldPlaces[passage] {
          let found = shingles.neighbours(of: place, limit: 12) { places[$0] != nil }
          others.formUnion(found.compactMap { places[$0] })
        }
        if !before.heading.title.isEmpty { others.formUnion(byTitle[before.heading.title]?.prefix(12) ?? []) }
        if let same = byName[before.id] { others.insert(same) }
      }
      for other in others.sorted() {
        let score = score(passage, news[other]) + further(passage, news[other]) / 2
        guard score >= PassageLikeness.least else { continue }
        // Which comes first decides between pairs that are equally alike: the order of the texts.
        let distance = passage * 1_000 / old.passages.count - news[other] * 1_000 / new.passages.count
        candidates.append(
          .init(old: index, new: other, weight: score * 1_000 + 5 * (1_000 - distance * distance / 1_000)))
      }
    }
    return candidates
  }
}
