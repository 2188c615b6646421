import Articles
import Diagnostics
import Revisions
import Text

/// The texts of a plan's Markdown files, merged sentence by sentence: each file of the new edition with what editors did
/// to the sentences that it is made from.
struct BodyMerge {
  private(set) var conflicts: [MergeConflict] = []
  private let alignment: Alignment
  private let bases: [PassageID: EditedFile]
  private let mines: [PassageID: EditedFile]
  private let edits: [PassageID: Edits]
  private let theirs: EditionFiles
  private let choice: ConflictChoice
  private let edition: CalendarDate
  /// What comes behind each sentence of a new passage, by its number, 0 for the start.
  private var behind: [SentenceID: [MergedText.Insertion]] = [:]
  /// For each passage that has no successor, the first place in it of an edit that has none either.
  private var losses: [PassageID: Position] = [:]

  init(
    alignment: Alignment, bases: [PassageID: EditedFile], mines: [PassageID: EditedFile], edits: [PassageID: Edits],
    theirs: EditionFiles, choice: ConflictChoice, edition: CalendarDate
  ) {
    self.alignment = alignment
    self.bases = bases
    self.mines = mines
    self.edits = edits
    self.theirs = theirs
    self.choice = choice
    self.edition = edition
    for passage in alignment.old.passages where mines[passage.id] != nil { placeEdits(of: passage) }
  }

  /// Whether an edit of another passage goes into the new passage.
  func takesEdits(_ id: PassageID) -> Bool {
    guard let passage = alignment.new[id] else { return false }
    return (0...passage.sentences.count).contains { number in
      let sentence = SentenceID(id, number)
      return behind[sentence] != nil
        || number > 0 && alignment.origins(of: sentence).contains { mines[$0.passage] != nil }
    }
  }

  /// Whether anything but the passage's own sentences, in their order, makes up the new passage.
  func changes(_ id: PassageID, from old: PassageID) -> Bool {
    guard let before = alignment.old[old], let after = alignment.new[id] else { return true }
    return before.sentences.count != after.sentences.count
      || (0..<after.sentences.count).contains {
        alignment.origins(of: SentenceID(id, $0 + 1)) != [SentenceID(old, $0 + 1)]
      }
  }

  /// Where an edit stood that has no place in the new edition.
  func lost(_ id: PassageID) -> Position? { losses[id] }

  // MARK: Where edits go

  /// Finds the place of everything that an editor put in, and of what they changed in sentences that the new text dropped.
  private mutating func placeEdits(of passage: Passage) {
    guard let edits = edits[passage.id], let mine = mines[passage.id], let base = bases[passage.id] else { return }
    for number in 0...passage.sentences.count {
      if number > 0, alignment.successors(of: SentenceID(passage.id, number)).isEmpty {
        placeDropped(number, of: passage, edits, base, mine)
      }
      let added = (edits.added[number - 1] ?? []).map { mine.pieces.pieces[$0] }
      guard !added.isEmpty else { continue }
      let before = number > 0 ? edits.now[number - 1].map { mine.pieces.pieces[$0].gap } : nil
      let gaps = before.map { (was: base.pieces.pieces[number - 1].gap, now: $0) }
      placeAdded(added, behind: number, of: passage, mine, gaps)
    }
  }

  /// A sentence that the new text dropped: nothing, if nobody edited it.
  private mutating func placeDropped(
    _ number: Int, of passage: Passage, _ edits: Edits, _ base: EditedFile, _ mine: EditedFile
  ) {
    guard let now = edits.now[number - 1].map({ mine.pieces.pieces[$0] }),
      !MarkdownPieces.sayTheSame(now.text, base.pieces.pieces[number - 1].text)
    else { return }
    guard let place = anchor(behind: number, of: passage) else {
      losses[passage.id] = losses[passage.id] ?? mine.position(of: now.offset)
      return
    }
    let conflict = MergeConflict(
      path: mine.source.name, position: mine.position(of: now.offset), mine: text(now.text),
      newName: theirs.source.name,
      newPosition: theirs.position(of: place), new: "",
      problem: "this sentence was edited by hand, and the new text has dropped it")
    conflicts.append(conflict)
    switch choice {
    case .keepMine: behind[place, default: []].append(MergedText.Insertion(text: now.text, gap: now.gap))
    case .mark: behind[place, default: []].append(MergedText.Insertion(text: marks(conflict), gap: []))
    case .takeNew, .stop: break
    }
  }

  private mutating func placeAdded(
    _ added: [MarkdownPieces.Piece], behind number: Int, of passage: Passage, _ mine: EditedFile,
    _ gaps: (was: [UInt8], now: [UInt8])?
  ) {
    guard let place = anchor(behind: number, of: passage) else {
      losses[passage.id] = losses[passage.id] ?? mine.position(of: added[0].offset)
      return
    }
    let rivals = sentencesAdded(behind: place)
    let own = added.filter { piece in !rivals.contains { MarkdownPieces.sayTheSame(piece.text, $0.text) } }
    guard let first = own.first else { return }
    if !rivals.isEmpty {
      let conflict = MergeConflict(
        path: mine.source.name, position: mine.position(of: first.offset), mine: text(own.flatMap { $0.text + $0.gap }),
        newName: theirs.source.name,
        newPosition: theirs.position(of: SentenceID(place.passage, place.number + 1)),
        new: text(rivals.flatMap { $0.text + $0.gap }),
        problem: "this was written by hand where the new text has something new too")
      conflicts.append(conflict)
      switch choice {
      case .mark:
        behind[place, default: []].append(
          MergedText.Insertion(
            text: marks(
              MergeConflict(
                path: conflict.path, position: conflict.position, mine: conflict.mine, newName: conflict.newName,
                newPosition: conflict.newPosition, new: "", problem: conflict.problem)), gap: []))
        return
      case .takeNew, .stop: return
      case .keepMine: break
      }
    }
    var insertions = own.map { MergedText.Insertion(text: $0.text, gap: $0.gap) }
    insertions[0].isInline = !(gaps?.now ?? [0x0A]).contains(0x0A)
    insertions[0].gaps = gaps
    behind[place, default: []] += insertions
  }

  /// The sentence of the new edition behind which stands what stood behind sentence `number` of the old passage; nil when
  /// the passage and all before it are gone.
  private func anchor(behind number: Int, of passage: Passage) -> SentenceID? {
    for before in stride(from: number, to: 0, by: -1) {
      if let last = alignment.successors(of: SentenceID(passage.id, before)).last { return last }
    }
    guard let successor = alignment.successor(of: passage.id) ?? alignment.successors(of: passage.id).first,
      let new = alignment.new[successor]
    else { return nil }
    // Before the first sentence that came from the passage.
    let first = (1...max(1, new.sentences.count)).first { number in
      alignment.origins(of: SentenceID(successor, number)).contains { $0.passage == passage.id }
    }
    return SentenceID(successor, first.map { $0 - 1 } ?? new.sentences.count)
  }

  /// The sentences that the new text put in behind `place`.
  private func sentencesAdded(behind place: SentenceID) -> [MarkdownPieces.Piece] {
    let pieces = self.pieces(of: place.passage)
    return pieces.indices.dropFirst(place.number).prefix {
      alignment.origins(of: SentenceID(place.passage, $0 + 1)).isEmpty
    }.map { pieces[$0] }
  }

  private func pieces(of id: PassageID) -> [MarkdownPieces.Piece] {
    alignment.new[id].map { MarkdownPieces($0.bytes).pieces } ?? []
  }

  // MARK: The new text

  /// The text of the new passage with the edits of what it was made from.
  mutating func body(of id: PassageID, generated: EditedFile, main: PassageID?) -> [UInt8] {
    let pieces = generated.pieces.pieces
    var text = MergedText()
    text.append(behind[SentenceID(id, 0)] ?? [], behindGap: [])
    var done: Set<SentenceID> = []
    for (index, piece) in pieces.enumerated() {
      let sentence = SentenceID(id, index + 1)
      let origins = alignment.origins(of: sentence)
      if let merged = merged(piece, sentence, origins, &done) { text.append(merged) }
      text.append(behind[sentence] ?? [], behindGap: piece.gap)
    }
    let lead = main.flatMap { mines[$0] }.map { mine in
      bases[main ?? id].map { $0.pieces.lead == mine.pieces.lead ? generated.pieces.lead : mine.pieces.lead }
        ?? mine.pieces.lead
    }
    return text.markdown(lead: lead ?? generated.pieces.lead)
  }

  /// One sentence of the new text; nil where an editor had taken it out.
  private mutating func merged(
    _ piece: MarkdownPieces.Piece, _ sentence: SentenceID, _ origins: [SentenceID], _ done: inout Set<SentenceID>
  ) -> MergedText.Piece? {
    let taken = MergedText.Piece(text: piece.text, gap: piece.gap)
    guard let origin = origins.first(where: { mines[$0.passage] != nil }), let mine = mines[origin.passage],
      let base = bases[origin.passage], let edits = edits[origin.passage]
    else { return taken }
    if origins.count > 1 || alignment.successors(of: origin).count > 1 {
      return mergedParts(piece, sentence, origins, &done)
    }
    let was = base.pieces.pieces[origin.number - 1]
    let isUnchanged = MarkdownPieces.sayTheSame(was.text, piece.text)
    guard let index = edits.now[origin.number - 1] else {
      // Taken out by hand.
      if isUnchanged { return nil }
      let position = position(behind: origin, edits, mine)
      return resolved(
        conflict(mine: nil, at: position, mine, piece.text, sentence, "was taken out by hand"), mine: nil, taken)
    }
    let now = mine.pieces.pieces[index]
    let gap =
      now.gap == was.gap ? piece.gap : piece.gap == was.gap || now.gap.count >= piece.gap.count ? now.gap : piece.gap
    let kept = MergedText.Piece(text: now.text, gap: gap)
    if MarkdownPieces.sayTheSame(now.text, was.text) || MarkdownPieces.sayTheSame(now.text, piece.text) {
      return MergedText.Piece(text: piece.text, gap: gap)
    }
    if isUnchanged { return kept }
    return resolved(
      conflict(mine: now.text, at: mine.position(of: now.offset), mine, piece.text, sentence, "was edited by hand"),
      mine: kept, MergedText.Piece(text: piece.text, gap: gap))
  }

  /// A sentence that was divided or joined: taken when nobody edited what it was made from, else a conflict of all parts.
  private mutating func mergedParts(
    _ piece: MarkdownPieces.Piece, _ sentence: SentenceID, _ origins: [SentenceID], _ done: inout Set<SentenceID>
  ) -> MergedText.Piece? {
    let taken = MergedText.Piece(text: piece.text, gap: piece.gap)
    var first: (mine: EditedFile, position: Position)?
    var now: [UInt8] = []
    var gap = piece.gap
    for origin in origins {
      guard let base = bases[origin.passage] else { continue }
      let was = base.pieces.pieces[origin.number - 1]
      guard let mine = mines[origin.passage], let edits = edits[origin.passage] else {
        now += was.text
        continue
      }
      if let index = edits.now[origin.number - 1] {
        let piece = mine.pieces.pieces[index]
        now += piece.text
        gap = piece.gap
        if !MarkdownPieces.sayTheSame(piece.text, was.text) {
          first = first ?? (mine, mine.position(of: piece.offset))
        }
      } else {
        first = first ?? (mine, position(behind: origin, edits, mine))
      }
    }
    guard let first, let origin = origins.first else { return taken }
    // The parts of a sentence that was divided are one conflict, at the first of them.
    let isFirst = done.insert(origin).inserted
    let parts = alignment.successors(of: origin)
    guard isFirst else { return choice == .takeNew || choice == .stop ? taken : nil }
    let whole = parts.count > 1 ? parts.flatMap { text(of: $0) } : piece.text
    let conflict = conflict(mine: now, at: first.position, first.mine, whole, sentence, "was edited by hand")
    return resolved(conflict, mine: MergedText.Piece(text: now, gap: gap), taken)
  }

  private func text(of id: SentenceID) -> [UInt8] {
    let pieces = pieces(of: id.passage)
    return pieces.indices.contains(id.number - 1) ? pieces[id.number - 1].text : []
  }

  private func conflict(
    mine: [UInt8]?, at position: Position, _ file: EditedFile, _ new: [UInt8], _ sentence: SentenceID, _ what: String
  ) -> MergeConflict {
    MergeConflict(
      path: file.source.name, position: position, mine: mine.map(text) ?? "", newName: theirs.source.name,
      newPosition: theirs.position(of: sentence), new: text(new),
      problem: "a sentence \(what), and the new text changes it too")
  }

  private mutating func resolved(_ conflict: MergeConflict, mine: MergedText.Piece?, _ taken: MergedText.Piece)
    -> MergedText.Piece?
  {
    conflicts.append(conflict)
    switch choice {
    case .stop, .takeNew: return taken
    case .keepMine: return mine
    case .mark: return MergedText.Piece(text: marks(conflict), gap: [])
    }
  }

  /// Where a sentence that was taken out had stood.
  private func position(behind origin: SentenceID, _ edits: Edits, _ mine: EditedFile) -> Position {
    let before = edits.now[..<(origin.number - 1)].last { $0 != nil } ?? nil
    return mine.position(of: before.map { mine.pieces.pieces[$0].offset } ?? mine.pieces.lead.count)
  }

  private func marks(_ conflict: MergeConflict) -> [UInt8] { conflict.marked(edition) }

  private func text(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)[...]
    while text.last?.isNewline ?? false { text.removeLast() }
    return String(text)
  }
}
