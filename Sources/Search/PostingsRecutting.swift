/// Cuts the files of postings anew of which grams changed, and those behind them until they begin with the same gram as before.
struct PostingsRecutting {
  /// What there is to be known of each file, now.
  private(set) var directory: [PostingsDirectory.Entry]
  /// The files that were cut anew.
  private(set) var written: [IndexFile] = []

  private var files: PostingsFiles
  /// By key; nil for a gram that is gone.
  private let edits: [(key: [UInt16], value: [UInt8]?)]
  private let limit: Int
  /// The next of the edits, and of the former grams.
  private var edit = 0
  private var former = PostingsFiles.Place(file: 0, entry: 0)

  /// Of the files that were cut.
  private var lastKeys: [Int: [UInt16]] = [:]

  /// More files than this are made as fast with all the others.
  private static let mostFiles = 4_096

  init(_ files: PostingsFiles, _ edits: [[UInt16]: GramValue?], limit: Int) throws(UnforeseenIndex) {
    self.files = files
    self.edits = edits.map { ($0.key, $0.value?.text) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.limit = limit
    directory = files.directory
    while edit < self.edits.count { try cut(from: files.file(of: self.edits[edit].key[...])) }
  }

  /// Cuts files from one on that begins where it did, until another does.
  private mutating func cut(from first: Int) throws(UnforeseenIndex) {
    former = PostingsFiles.Place(file: first, entry: 0)
    var number = first
    while true {
      if number > first, try isAsBefore(number) { return }
      guard let gram = try nextGram() else {
        directory.removeSubrange(number...)
        return
      }
      guard written.count < PostingsRecutting.mostFiles else { throw UnforeseenIndex() }
      try setFirst(number, gram.key)
      var file = PostingsWriting(gram.key, gram.value)
      while file.body.count <= limit, let gram = try nextGram() { file.append(gram.key, gram.value) }
      lastKeys[number] = file.lastKey
      let written = IndexFile(name: "postings/\(number)", body: file.closed)
      directory[number] = PostingsDirectory.Entry(first: directory[number].first, check: written.check)
      self.written.append(written)
      number += 1
    }
  }

  /// Whether a file begins as it did before, when all files before it are cut. It has another one before it, perhaps.
  private mutating func isAsBefore(_ number: Int) throws(UnforeseenIndex) -> Bool {
    guard let gram = try files.gram(at: former), gram.place == PostingsFiles.Place(file: number, entry: 0),
      edit == edits.count || !edits[edit].key.lexicographicallyPrecedes(gram.key)
    else { return false }
    try setFirst(number, gram.key)
    return true
  }

  /// Says with which gram a file begins.
  private mutating func setFirst(_ number: Int, _ key: ArraySlice<UInt16>) throws(UnforeseenIndex) {
    var first: [UInt16] = []
    if number > 0 {
      let last = if let known = lastKeys[number - 1] { known[...] } else { try files.lastKey(of: number - 1) }
      first = PostingsCutter.divider(last, key)
    }
    if number == directory.count { directory.append(PostingsDirectory.Entry(first: first, check: [])) }
    directory[number] = PostingsDirectory.Entry(first: first, check: directory[number].check)
  }

  /// The next gram as it is now.
  private mutating func nextGram() throws(UnforeseenIndex) -> (key: ArraySlice<UInt16>, value: ArraySlice<UInt8>)? {
    while true {
      let gram = try files.gram(at: former)
      guard edit < edits.count, gram.map({ !$0.key.lexicographicallyPrecedes(edits[edit].key) }) ?? true else {
        guard let gram else { return nil }
        former = PostingsFiles.Place(file: gram.place.file, entry: gram.place.entry + 1)
        return (gram.key, gram.value)
      }
      let (key, value) = edits[edit]
      if let gram, gram.key.elementsEqual(key) {
        former = PostingsFiles.Place(file: gram.place.file, entry: gram.place.entry + 1)
      }
      edit += 1
      if let value { return (key[...], value[...]) }
    }
  }
}

/// A file of postings while grams are added to it.
private struct PostingsWriting {
  private(set) var body = PostingsFile.opening
  private(set) var lastKey: [UInt16] = []

  init(_ key: ArraySlice<UInt16>, _ value: ArraySlice<UInt8>) {
    write(key, shared: 0, value)
  }

  mutating func append(_ key: ArraySlice<UInt16>, _ value: ArraySlice<UInt8>) {
    body.append(UInt8(ascii: ","))
    body.append(UInt8(ascii: "\n"))
    write(key, shared: zip(lastKey, key).prefix { $0 == $1 }.count, value)
  }

  private mutating func write(_ key: ArraySlice<UInt16>, shared: Int, _ value: ArraySlice<UInt8>) {
    var json = JSONBytes()
    json.raw("\"")
    json.digits(shared)
    json.digits(key.count - shared)
    json.characters(utf16: key.dropFirst(shared))
    json.raw(value)
    json.raw("\"")
    body.append(contentsOf: json.bytes)
    lastKey = Array(key)
  }

  /// All of it.
  var closed: [UInt8] { body + [UInt8(ascii: "]")] }
}
