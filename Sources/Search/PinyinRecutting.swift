/// Cuts the files of pairs anew of which groups changed, and those behind them until they begin with the same group as before.
struct PinyinRecutting {
  /// What there is to be known of each file, now.
  private(set) var directory: [PinyinPairs.Entry]
  /// The files that were cut anew.
  private(set) var written: [IndexFile] = []

  private let before: [PinyinPairs.Entry]
  private let limit: Int
  private let read: IndexFile.Reading
  /// Those that are not taken in yet.
  private var differences: ArraySlice<PinyinPairs.Differences>
  /// The file that is to be read next, and what is left of the one before it.
  private var former = 0
  private var groups: ArraySlice<PinyinPairs.Group> = []

  /// - Parameters:
  ///   - entries: what was known of each file.
  ///   - differences: in the order of the groups' names.
  init(
    _ entries: [PinyinPairs.Entry], _ differences: [PinyinPairs.Differences], limit: Int,
    read: @escaping IndexFile.Reading
  ) throws(UnforeseenIndex) {
    (before, directory, self.differences) = (entries, entries, differences[...])
    (self.limit, self.read) = (limit, read)
    while let group = self.differences.first?.name { try cut(from: file(of: group)) }
  }

  /// The file that has a group if any has it.
  private func file(of group: String) -> Int {
    max((before.firstIndex { group < $0.first } ?? before.count) - 1, 0)
  }

  /// Cuts files from one on that begins where it did, until another does.
  private mutating func cut(from first: Int) throws(UnforeseenIndex) {
    (former, groups) = (first, [])
    var number = first
    while number == first || !isAsBefore(number) {
      var open: PinyinWriting?
      while open.map({ $0.count <= limit }) ?? true, let group = try nextGroup() { open.append(group) }
      guard let open else {
        directory.removeSubrange(number...)
        return
      }
      let file = open.closed(number)
      let entry = PinyinPairs.Entry(first: open.first, check: file.check)
      if number < directory.count { directory[number] = entry } else { directory.append(entry) }
      written.append(file)
      number += 1
    }
  }

  /// Whether a file begins as it did before, when all files before it are cut.
  private func isAsBefore(_ number: Int) -> Bool {
    guard groups.isEmpty, former == number, number < before.count else { return false }
    return differences.first.map { $0.name >= before[number].first } ?? true
  }

  /// The next group as it is now.
  private mutating func nextGroup() throws(UnforeseenIndex) -> PinyinPairs.Group? {
    while true {
      if groups.isEmpty, former < before.count { try readFile() }
      let next = groups.first?.name
      guard let (name, counts) = differences.first, next.map({ name <= $0 }) ?? true else {
        return groups.popFirst()
      }
      differences.removeFirst()
      let text = next == name ? groups.removeFirst().text : []
      guard let text = PinyinPairs.text(text, changedBy: counts) else { throw UnforeseenIndex() }
      if !text.isEmpty { return PinyinPairs.Group(name: name, text: text) }
    }
  }

  private mutating func readFile() throws(UnforeseenIndex) {
    guard let file = read("pinyin/\(former)", before[former].check), file.body.starts(with: PinyinPairs.opening)
    else { throw UnforeseenIndex() }
    // A group a line: `"hy":"衡阳kB黄岩B",`
    for line in file.body.dropFirst(PinyinPairs.opening.count).split(separator: 0x0A) {
      let parts = line.split(separator: 0x22, omittingEmptySubsequences: false)
      guard parts.count == 5 else { throw UnforeseenIndex() }
      groups.append(PinyinPairs.Group(name: String(decoding: parts[1], as: UTF8.self), text: Array(parts[3])))
    }
    former += 1
  }
}
