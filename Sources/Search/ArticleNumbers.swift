/// Which articles have a number, so that `37` finds them: grams of U+0000 and the number. No field has
/// U+0000 but behind its last character, so no gram of a text begins with it.
struct ArticleNumbers {
  /// Ascending by key.
  let lists: [(key: [UInt16], list: PostingList)]

  init(_ documents: [SearchDocument]) {
    var lists: [String: PostingList] = [:]
    for (position, document) in documents.enumerated() where document.kind == .article {
      lists[document.number, default: PostingList()].append(field: position * 2, offset: 0)
    }
    self.lists = lists.map { (Array("\u{0}\($0.key)".utf16), $0.value) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }
}
