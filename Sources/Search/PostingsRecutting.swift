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
  /// Whether the gram that was taken last was before that, perhaps with another value.
  private var isBehindFormer = false
  /// Of the files that were cut.
  private var lastKeys: [Int: [UInt16]] = [:]

  /// More files than this are made as fast with all the others.
  private static let mostFiles = 2_048

  init(_ files: consuming PostingsFiles, _ edits: [[UInt16]: GramValue?], limit: Int) throws(UnforeseenIndex) {
    directory = files.directory
    self.files = files
    self.edits = edits.map { ($0.key, $0.value?.text) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.limit = limit
    while edit < self.edits.count {
      let first = self.files.file(of: self.edits[edit].key[...])
      try cut(from: first)
      self.files.forget(first..<former.file)
    }
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
      var file = PostingsWriting(gram.key, gram.value, limit: limit)
      while file.body.count <= limit {
        if try takeRun(into: &file) { continue }
        guard let gram = try nextGram() else { break }
        file.append(gram.key, gram.value)
      }
      lastKeys[number] = file.lastKey
      let written = IndexFile(name: "postings/\(number)", body: file.close())
      directory[number] = PostingsDirectory.Entry(first: directory[number].first, check: written.check)
      self.written.append(written)
      number += 1
    }
  }

  /// Whether a file begins as it did before, when all files before it are cut. It has another one before it, perhaps.
  private mutating func isAsBefore(_ number: Int) throws(UnforeseenIndex) -> Bool {
    guard number < files.count, former.file == number - 1,
      try former.entry == files.file(number - 1).count
    else { return false }
    if edit < edits.count, files.file(of: edits[edit].key[...]) <= number {
      guard let gram = try files.gram(at: former), !edits[edit].key.lexicographicallyPrecedes(gram.key) else {
        return false
      }
    }
    if let last = lastKeys[number - 1], try last[...] != files.lastKey(of: number - 1) {
      let file = try files.file(number)
      try setFirst(number, file.key(0))
    }
    return true
  }

  /// Says with which gram a file begins.
  private mutating func setFirst(_ number: Int, _ key: ArraySlice<UInt16>) throws(UnforeseenIndex) {
    if number == directory.count {
      directory.append(PostingsDirectory.Entry(first: [], check: IndexFile.Check(number: 0)))
    }
    var last = lastKeys[number - 1]?[...]
    if last == nil, number > 0 {
      // Behind a file that stays as it is.
      if try files.file(number).key(0) == key { return }
      last = try files.lastKey(of: number - 1)
    }
    let first = last.map { PostingsCutter.divider($0, key) } ?? []
    directory[number] = PostingsDirectory.Entry(first: first, check: directory[number].check)
  }

  /// The next gram as it is now.
  private mutating func nextGram() throws(UnforeseenIndex) -> (key: ArraySlice<UInt16>, value: ArraySlice<UInt8>)? {
    while true {
      let gram = try files.gram(at: former)
      guard edit < edits.count, gram.map({ !$0.key.lexicographicallyPrecedes(edits[edit].key) }) ?? true else {
        guard let gram else { return nil }
        former = PostingsFiles.Place(file: gram.place.file, entry: gram.place.entry + 1)
        isBehindFormer = true
        return (gram.key, gram.value)
      }
      let (key, value) = edits[edit]
      isBehindFormer = gram.map { $0.key.elementsEqual(key) } ?? false
      if isBehindFormer, let place = gram?.place {
        former = PostingsFiles.Place(file: place.file, entry: place.entry + 1)
      }
      edit += 1
      if let value { return (key[...], value[...]) }
      isBehindFormer = false
    }
  }

  /// Takes over grams that stand behind the last one as they did, up to the next that does not and as long as there is room for one
  /// more.
  ///
  /// - Returns: whether there were any.
  private mutating func takeRun(into file: inout PostingsWriting) throws(UnforeseenIndex) -> Bool {
    guard isBehindFormer else { return false }
    let from = try files.file(former.file)
    let end = edit < edits.count ? from.entry(from: edits[edit].key[...]) : from.count
    guard former.entry < end else { return false }
    let run = from.run(former.entry..<end, longerThan: limit - file.body.count - PostingsWriting.comma.count)
    file.append(from.text(of: run), lastKey: from.key(run.upperBound - 1))
    former.entry = run.upperBound
    return true
  }
}

/// A file of postings while grams are added to it.
private struct PostingsWriting {
  private(set) var body: [UInt8] = []
  private(set) var lastKey: [UInt16]

  static let comma = Array(",\n".utf8)
  /// Most grams have fewer bytes.
  private static let mostOfGram = 4_000

  /// - Parameter limit: the bytes after which the file ends.
  init(_ key: ArraySlice<UInt16>, _ value: ArraySlice<UInt8>, limit: Int) {
    lastKey = Array(key)
    if limit < .max { body.reserveCapacity(limit + PostingsWriting.mostOfGram) }
    body += PostingsFile.opening
    write(key, shared: 0, value)
  }

  mutating func append(_ key: ArraySlice<UInt16>, _ value: ArraySlice<UInt8>) {
    body.append(contentsOf: PostingsWriting.comma)
    write(key, shared: zip(lastKey, key).prefix { $0 == $1 }.count, value)
    lastKey = Array(key)
  }

  /// Adds grams that stood side by side behind the same key.
  mutating func append(_ text: ArraySlice<UInt8>, lastKey: ArraySlice<UInt16>) {
    body.append(contentsOf: PostingsWriting.comma)
    body.append(contentsOf: text)
    self.lastKey = Array(lastKey)
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
  }

  /// All of it.
  mutating func close() -> [UInt8] {
    body.append(UInt8(ascii: "]"))
    return body
  }
}
