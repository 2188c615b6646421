import Parallel

/// An index as it becomes when a few documents change: what differs is made anew from the files as they stand, to the byte as
/// if all were.
///
/// It is all known before the first file is given away, so that whoever asked can still have the index made as a whole.
public struct IndexUpdate: Sendable {
  /// A plan whose text is another than before.
  public struct Plan: Sendable {
    let place: Int
    let old: SearchPlanText
    let new: SearchPlanText

    /// - Parameter place: among the plans in reading order.
    public init(_ place: Int, old: SearchPlanText, new: SearchPlanText) {
      (self.place, self.old, self.new) = (place, old, new)
    }
  }

  /// What is known of the index now.
  public let state: IndexState
  /// The files that the index had and has not now, below the site.
  public let removed: [String]
  /// Those that may differ.
  private let files: [IndexFile]

  /// - Parameters:
  ///   - state: what was known of the index before.
  ///   - plans: those that changed.
  ///   - text: says what a plan's text is now, by its place; nil when it is not known.
  ///   - read: reads a file of the index as it was left, by its path in the site; nil when it does not stand so.
  /// - Returns: nil when more changed than can be taken in, or when anything is not as it was left.
  public init?(
    of state: IndexState, _ plans: [Plan], text: @escaping @Sendable (Int) -> SearchPlanText?,
    read: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.init(of: state, plans, text: text, read: read, limits: IndexLimits())
  }

  init?(
    of state: IndexState, _ plans: [Plan], text: @escaping @Sendable (Int) -> SearchPlanText?,
    read: @escaping @Sendable (String) -> [UInt8]?, limits: IndexLimits
  ) {
    do throws(UnforeseenIndex) {
      let reading: IndexFile.Reading = { name, check in
        read("search/\(name).json").flatMap { IndexFile(name, check: check, json: $0) }
      }
      let made = try IndexUpdating(state, plans, text, reading, limits).made()
      (self.state, files) = made
      removed = zip(IndexUpdate.cut(state, limits), IndexUpdate.cut(made.state, limits)).flatMap { before, now in
        (now.files..<max(before.files, now.files)).flatMap {
          ["search/\(now.folder)/\($0).js", "search/\(now.folder)/\($0).json"]
        }
      }
    } catch { return nil }
  }

  /// How many files there are of what is cut, where that may be more or fewer than before.
  private static func cut(_ state: IndexState, _ limits: IndexLimits) -> [(folder: String, files: Int)] {
    [
      ("keys", PostingsDirectory.fileCount(state.postings.count, limits)), ("postings", state.postings.count),
      ("pinyin", state.pairs.count),
    ]
  }

  /// Gives away the files that may differ.
  ///
  /// - Parameter keep: as of `SearchIndex.write`.
  /// - Returns: what it returned.
  public func write<Record: Sendable, Failure: Error>(
    to keep: @escaping @Sendable (SearchFile) throws(Failure) -> Record
  ) throws(Failure) -> [Record] {
    try files.parallelResults { file throws(Failure) in try file.write(to: keep) }.flatMap(\.records)
  }
}

/// The steps of an `IndexUpdate`.
private struct IndexUpdating {
  private let before: IndexState
  private let text: @Sendable (Int) -> SearchPlanText?
  private let read: IndexFile.Reading
  private let limits: IndexLimits
  private let changed: ChangedDocuments
  private var state: IndexState

  init(
    _ state: IndexState, _ plans: [IndexUpdate.Plan], _ text: @escaping @Sendable (Int) -> SearchPlanText?,
    _ read: @escaping IndexFile.Reading, _ limits: IndexLimits
  ) throws(UnforeseenIndex) {
    (before, self.state, self.text, self.read, self.limits) = (state, state, text, read, limits)
    var changed = ChangedDocuments()
    for plan in plans {
      guard plan.place < state.documents.planCount else { throw UnforeseenIndex() }
      try changed.add(plan.old, plan.new, state.documents.documents(of: plan.place))
    }
    self.changed = changed
    self.state.characters -= changed.oldFolding.characters
    self.state.characters += changed.newFolding.characters
    self.state.textBytes += changed.moreTextBytes
    for change in changed.changes {
      self.state.units += change.new.units.count - change.old.units.count
      self.state.lengths.codes[change.document] = DocumentLengths.level(of: change.new.length)
    }
  }

  /// The files that may differ, and what is known of the index then.
  func made() throws(UnforeseenIndex) -> (state: IndexState, files: [IndexFile]) {
    var state = state
    let count = state.documents.count
    let shards = DocumentShards(state.documents, textBytes: state.textBytes, limits: limits)
    guard DocumentLengths.average(of: state.units - 2 * count, over: count) == before.lengths.average,
      shards.each == DocumentShards(before.documents, textBytes: before.textBytes, limits: limits).each,
      state.postingsLimit(limits) == before.postingsLimit(limits)
    else { throw UnforeseenIndex() }
    let (postings, others) = inParallel { [self] in
      Result { () throws(UnforeseenIndex) in try self.postings() }
    } _: { [self, state] in
      Result { () throws(UnforeseenIndex) in try self.others(state, shards) }
    }
    let cut = try postings.get()
    var files: [IndexFile]
    (state, files) = try others.get()
    state.postings = cut.directory
    files += cut.files
    return (state, files + state.directoryFiles(limits))
  }

  private func postings() throws(UnforeseenIndex) -> (directory: [PostingsDirectory.Entry], files: [IndexFile]) {
    let (files, edits) = try grams()
    let recut = try PostingsRecutting(files, edits, limit: state.postingsLimit(limits))
    return (recut.directory, recut.written)
  }

  private func grams() throws(UnforeseenIndex) -> (PostingsFiles, [[UInt16]: GramValue?]) {
    let update = try GramUpdate(
      changed.changes, from: before.lengths, to: state.lengths, mostPlaces: limits.placesOfGram,
      PostingsFiles(before.postings, read: read), DocumentTexts(state.documents, text: text))
    return (update.files, update.edits)
  }

  /// The files that are not of the postings.
  private func others(
    _ state: IndexState, _ shards: DocumentShards
  ) throws(UnforeseenIndex) -> (state: IndexState, files: [IndexFile]) {
    var state = state
    let files = try pairs(&state) + documents(shards, &state) + outlines(&state)
    return (state, files)
  }

  private func pairs(_ state: inout IndexState) throws(UnforeseenIndex) -> [IndexFile] {
    let recut = try PinyinRecutting(
      before.pairs, PinyinPairs.differences(changed.changes), limit: limits.pinyinBytes, read: read)
    state.pairs = recut.directory
    return recut.written
  }

  private func outlines(_ state: inout IndexState) throws(UnforeseenIndex) -> [IndexFile] {
    if changed.outlines.isEmpty { return [] }
    guard let plans = read("plans", before.plansCheck), let chapters = read("chapters", before.chaptersCheck) else {
      throw UnforeseenIndex()
    }
    var bodies = OutlineFiles.Bodies(plans: Array(plans.body), chapters: Array(chapters.body))
    for (old, new) in changed.outlines where !bodies.replace(old, new) { throw UnforeseenIndex() }
    return state.outlineFiles(bodies)
  }

  private func documents(_ shards: DocumentShards, _ state: inout IndexState) throws(UnforeseenIndex) -> [IndexFile] {
    var files: [IndexFile] = []
    for shard in Set(changed.touched.map(shards.shard)).sorted() {
      try shards.forEachBody(
        shard..<shard + 1,
        text: { plan throws(UnforeseenIndex) in
          guard let text = text(plan) else { throw UnforeseenIndex() }
          return text
        },
        { shard, body throws(UnforeseenIndex) in files.append(IndexFile(name: "documents/\(shard)", body: body)) })
      guard let file = files.last, state.documentChecks.indices.contains(shard) else { throw UnforeseenIndex() }
      state.documentChecks[shard] = file.check
    }
    return files
  }
}
