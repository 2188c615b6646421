import Articles

/// The plans of a library by what texts call them.
struct PlanTitles: Sendable {
  private let plans: [String: Slug]
  /// The same titles, the longest first, for titles that stand without 《》 behind other words.
  private let endings: [(title: String, plan: Slug)]

  init(_ library: LibraryOutline) {
    let named = library.plans.flatMap { plan in
      [plan.title, plan.shortTitle].compactMap { $0 }.map { (title: PlanTitles.normalized($0), plan: plan.slug) }
    }
    plans = Dictionary(named.map { ($0.title, $0.plan) }, uniquingKeysWith: { first, _ in first })
    let longest = named.map { (length: $0.title.count, title: $0.title, plan: $0.plan) }
      .filter { $0.length > 2 }.sorted { ($1.length, $0.title) < ($0.length, $1.title) }
    endings = longest.map { ($0.title, $0.plan) }
  }

  func plan(called title: String) -> Slug? { plans[PlanTitles.normalized(title)] }

  /// The plan that a name without 《》 ends with.
  func plan(withTitleAtTheEndOf name: String) -> Slug? {
    let name = PlanTitles.normalized(name)
    return endings.first { PlanTitles.isTitle($0.title, endOf: name) }?.plan
  }

  /// Whether a name that was read without 《》 is `title` behind a preposition: 按照示例法 is, 修订示例法 is not.
  private static func isTitle(_ title: String, endOf name: String) -> Bool {
    guard name.hasSuffix(title) else { return false }
    let before = name.unicodeScalars.dropLast(title.unicodeScalars.count).map(\.value)
    return before.isEmpty
      || ReferenceWords.before.contains { before.count >= $0.count && before.suffix($0.count).elementsEqual($0) }
  }

  /// A title without quotation marks, brackets of titles and blanks, which are written in different ways.
  private static func normalized(_ title: String) -> String {
    // In most there is nothing that is of the bytes of these.
    guard hasMarks(title.utf8) else { return title }
    return String(title.filter { !$0.isWhitespace && !"《》〈〉“”‘’\"'「」『』".contains($0) })
  }

  /// Whether any of the bytes may begin a blank, a quotation mark or a bracket: those are in ASCII, U+0080–U+00BF, U+1000–U+2FFF and
  /// U+3000–U+303F.
  private static func hasMarks(_ title: String.UTF8View) -> Bool {
    var last: UInt8 = 0
    for byte in title {
      if byte < 0x30 || byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || (last == 0xE3 && byte == 0x80) { return true }
      last = byte
    }
    return false
  }
}
