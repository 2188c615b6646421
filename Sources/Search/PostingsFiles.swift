import Parallel

/// All files of postings of an index that stands, each read when it is first needed: its grams in one order over all files.
struct PostingsFiles: Sendable {
  /// Where a gram is.
  struct Place: Sendable, Equatable {
    var file: Int
    var entry: Int
  }

  struct Gram {
    let place: Place
    let key: ArraySlice<UInt16>
    let value: ArraySlice<UInt8>
  }

  /// For each file what the directory says of it.
  let directory: [PostingsDirectory.Entry]
  private let read: IndexFile.Reading
  private var known: [Int: PostingsFile] = [:]

  init(_ directory: [PostingsDirectory.Entry], read: @escaping IndexFile.Reading) {
    self.directory = directory
    self.read = read
  }

  var count: Int { directory.count }

  /// The file that has a key if any has it.
  func file(of key: ArraySlice<UInt16>) -> Int {
    var low = 1
    var high = directory.count
    while low < high {
      let middle = (low + high) / 2
      if key.lexicographicallyPrecedes(directory[middle].first) { high = middle } else { low = middle + 1 }
    }
    return low - 1
  }

  /// Reads on all cores the files that have keys and what leads to them, or would have it.
  mutating func readAhead(_ keys: [ArraySlice<UInt16>]) throws(UnforeseenIndex) {
    try readAhead(Set(keys.flatMap(files(towards:))).sorted())
  }

  /// Reads on all cores the files that have what begins so.
  mutating func readAhead(below string: ArraySlice<UInt16>) throws(UnforeseenIndex) {
    try readAhead(Array(file(of: string)...file(of: string + [.max])))
  }

  private mutating func readAhead(_ numbers: [Int]) throws(UnforeseenIndex) {
    let numbers = numbers.filter { known[$0] == nil }
    let files = numbers.parallelMap { [self] in PostingsFiles.open($0, in: self) }
    for (number, file) in zip(numbers, files) {
      guard let file else { throw UnforeseenIndex() }
      known[number] = file
    }
  }

  /// The files that have a key or one with which it begins.
  private func files(towards key: ArraySlice<UInt16>) -> [Int] {
    var files: [Int] = []
    var key = key
    while !key.isEmpty {
      let file = file(of: key)
      files.append(file)
      // Beginnings of the key that are not before the first of the file are in it, too.
      let first = directory[file].first
      let shared = zip(first, key).prefix { $0 == $1 }.count
      key = key.prefix(max(min(shared, first.count - 1), 0))
    }
    return files
  }

  /// Takes over which files others have read.
  mutating func merge(_ others: PostingsFiles) {
    known.merge(others.known) { file, _ in file }
  }

  mutating func file(_ number: Int) throws(UnforeseenIndex) -> PostingsFile {
    if let file = known[number] { return file }
    guard let file = PostingsFiles.open(number, in: self) else { throw UnforeseenIndex() }
    known[number] = file
    return file
  }

  /// Lets go what was read of files.
  mutating func forget(_ numbers: Range<Int>) {
    for number in numbers { known[number] = nil }
  }

  private static func open(_ number: Int, in files: PostingsFiles) -> PostingsFile? {
    guard files.directory.indices.contains(number) else { return nil }
    return files.read("postings/\(number)", files.directory[number].check).flatMap(PostingsFile.init)
  }

  /// The gram at a place, or the first of the next file where the place is behind the last of one.
  mutating func gram(at place: Place) throws(UnforeseenIndex) -> Gram? {
    var place = place
    guard place.file < count else { return nil }
    var file = try file(place.file)
    if place.entry >= file.count {
      place = Place(file: place.file + 1, entry: 0)
      guard place.file < count else { return nil }
      file = try self.file(place.file)
    }
    return Gram(place: place, key: file.key(place.entry), value: file.value(place.entry))
  }

  /// The first gram whose key is not before `key`.
  mutating func gram(from key: ArraySlice<UInt16>) throws(UnforeseenIndex) -> Gram? {
    let number = file(of: key)
    return try gram(at: Place(file: number, entry: file(number).entry(from: key)))
  }

  mutating func gram(behind place: Place) throws(UnforeseenIndex) -> Gram? {
    try gram(at: Place(file: place.file, entry: place.entry + 1))
  }

  /// The last key of a file.
  mutating func lastKey(of number: Int) throws(UnforeseenIndex) -> ArraySlice<UInt16> {
    let file = try file(number)
    return file.key(file.count - 1)
  }
}

/// That something of an index is not as it was left, or changed more than can be taken in: it is to be made anew.
struct UnforeseenIndex: Error {}
