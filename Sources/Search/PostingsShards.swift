/// `search/postings/N`: every gram with its places, cut into files of some 32 KB.
///
/// A shard's `grams` ascend by key (UTF-16 units); each is how many units of its key are those of the key before it, how many
/// others follow, these, and a value (front coding: Witten, Moffat and Bell, 1999). The value of a leaf is its places; that of
/// an inner node is `!`, how many documents and how many places have it, and the documents that rank first.
struct PostingsShards {
  /// The documents that an inner node names.
  private static let mostRanked = 30

  /// The bodies of the shards.
  private(set) var bodies: [[UInt8]] = []
  /// For each shard a string that is behind all keys of the shard before it and not behind its own first key.
  private(set) var firsts: [[UInt16]] = []
  /// Pairs of Han characters with how often they stand in the documents.
  private(set) var pairs: [PinyinPairs.Pair] = []

  private let trie: GramTrie
  private let limit: Int
  private let lengths: DocumentLengths
  private var json = JSONBytes(capacity: 40_000)
  private var lastKey: [UInt16] = []
  private var isEmpty = true

  init(_ text: FieldText, lengths: DocumentLengths, numbers: ArticleNumbers, limits: IndexLimits) {
    trie = GramTrie(text, mostPlaces: limits.placesOfGram)
    self.lengths = lengths
    limit = text.units.count <= limits.fewUnits ? .max : limits.postingsBytes
    for (key, list) in numbers.lists { add(key, list.bytes) }
    var pairs: [PinyinPairs.Pair] = []
    trie.forEachNode { node in
      switch node {
      case .leaf(let key, let places): add(key, list(places).bytes)
      case .inner(let key, let places): add(key, summary(of: places))
      }
    } pairs: { first, followers in
      for (unit, count) in followers { pairs.append(.init(first: first, second: unit, count: count)) }
    }
    self.pairs = pairs
    close()
  }

  private mutating func add(_ key: [UInt16], _ value: [UInt8]) {
    if json.bytes.count > limit { close() }
    if isEmpty {
      firsts.append(bodies.isEmpty ? [] : PostingsShards.divider(lastKey, key))
      json.key("grams")
      json.raw("[\n")
      lastKey = []
    } else {
      json.raw(",\n")
    }
    let shared = zip(lastKey, key).prefix { $0 == $1 }.count
    var lengths = PostingList()
    lengths.append(shared)
    lengths.append(key.count - shared)
    // The digits of numbers and the sign in front of them need no escape.
    json.raw("\"")
    json.raw(lengths.bytes)
    json.characters(utf16: key[shared...])
    json.raw(value)
    json.raw("\"")
    lastKey = key
    isEmpty = false
  }

  private mutating func close() {
    guard !isEmpty else { return }
    json.raw("]")
    bodies.append(json.bytes)
    json = JSONBytes(capacity: 40_000)
    isEmpty = true
  }

  /// The shortest beginning of `next` that is behind `last`.
  private static func divider(_ last: [UInt16], _ next: [UInt16]) -> [UInt16] {
    let common = zip(last, next).prefix { $0 == $1 }.count
    return Array(next.prefix(common + 1))
  }

  private func list(_ places: ArraySlice<GramTrie.Place>) -> PostingList {
    var list = PostingList()
    for place in places { list.append(field: GramTrie.field(place), offset: trie.offset(place)) }
    return list
  }

  // MARK: Inner nodes

  private struct Ranked {
    let document: Int
    let isInTitle: Bool
    /// Grows with BM25.
    let relevance: Double

    func isBetter(than other: Ranked) -> Bool {
      isInTitle != other.isInTitle
        ? isInTitle
        : relevance != other.relevance ? relevance > other.relevance : document < other.document
    }
  }

  /// The documents that rank first, by the rule of `search.js`: in a title before in a text, then by BM25.
  private func summary(of places: ArraySlice<GramTrie.Place>) -> [UInt8] {
    let norms = lengths.norms
    var best: [Ranked] = []
    var count = 0
    var rest = places
    while let first = rest.first {
      let document = GramTrie.field(first) / 2
      var titles = 0
      var texts = 0
      while let place = rest.first, GramTrie.field(place) / 2 == document {
        if GramTrie.field(place) & 1 == 0 { titles += 1 } else { texts += 1 }
        rest.removeFirst()
      }
      count += 1
      let frequency = Double(3 * titles + texts)
      let ranked = Ranked(
        document: document, isInTitle: titles > 0,
        relevance: frequency / (frequency + 1.2 * norms[Int(lengths.codes[document])]))
      PostingsShards.insert(ranked, into: &best)
    }
    var numbers = PostingList()
    numbers.append(count)
    numbers.append(places.count)
    for ranked in best { numbers.append(ranked.document) }
    return [UInt8(ascii: "!")] + numbers.bytes
  }

  private static func insert(_ ranked: Ranked, into best: inout [Ranked]) {
    if best.count == mostRanked, let worst = best.last, !ranked.isBetter(than: worst) { return }
    var low = 0
    var high = best.count
    while low < high {
      let middle = (low + high) / 2
      if ranked.isBetter(than: best[middle]) { high = middle } else { low = middle + 1 }
    }
    best.insert(ranked, at: low)
    if best.count > mostRanked { best.removeLast() }
  }
}
