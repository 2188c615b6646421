/// Which articles have a number, so that `37` finds them: grams of U+0000 and the number. No field has
/// U+0000 but behind its last character, so no gram of a text begins with it.
struct ArticleNumbers {
  let grams: GramEntries

  init(_ outline: SearchOutline) {
    var lists: [String: PostingList] = [:]
    for (plan, documents) in outline.plans {
      for (number, document) in plan.articles {
        lists[number, default: PostingList()].append(field: (documents.lowerBound + document) * 2, offset: 0)
      }
    }
    let sorted = lists.map { (key: Array("\u{0}\($0.key)".utf16), list: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var writer = GramEntries.Writer()
    var last: [UInt16] = []
    for (key, list) in sorted {
      let shared = zip(last, key).prefix { $0 == $1 }.count
      key.withUnsafeBufferPointer { writer.begin($0, shared: shared) }
      writer.json.append(list.bytes)
      writer.end()
      last = key
    }
    grams = writer.take()
  }
}
