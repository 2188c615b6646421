import TestSupport
import Testing

@testable import Search

/// An index that took in edits is, to the byte, the one that is made of the edited texts.
@Suite struct IndexUpdateProperties {
  /// Few places a gram and small files, so that a small library has all that a large one has: several limits, for each another
  /// thing is rare.
  static let limits = [
    limits(placesOfGram: 3, postingsBytes: 200), limits(placesOfGram: 8, postingsBytes: 300),
    limits(placesOfGram: 1, postingsBytes: 100), limits(placesOfGram: 40, postingsBytes: 1_000),
    limits(placesOfGram: 5, postingsBytes: 200, fewUnits: 1_000_000),
  ]

  private static func limits(placesOfGram: Int, postingsBytes: Int, fewUnits: Int = 0) -> IndexLimits {
    IndexLimits(
      placesOfGram: placesOfGram, postingsBytes: postingsBytes, fewUnits: fewUnits, fewPostingsFiles: 6, keysOfFile: 5,
      documentBytes: 1_000, fewDocumentBytes: 0, pinyinBytes: 60, placesOfRound: 200, partsOfPlaces: 1_000,
      placesOfPart: 8)
  }

  @Test(arguments: limits, [1, 2] as [UInt64]) func editsGiveTheIndexOfTheEditedTexts(
    limits: IndexLimits, seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    var library = EditedLibrary(using: &generator)
    var (files, state) = Self.index(library, limits)
    var (taken, steps) = (0, 30)
    while steps > 0 {
      steps -= 1
      let before = library
      library.edit(using: &generator)
      let (clean, cleanState) = Self.index(library, limits)
      let plans = library.texts.indices.filter { library.texts[$0] != before.texts[$0] }.map {
        IndexUpdate.Plan($0, old: before.texts[$0], new: library.texts[$0])
      }
      let (texts, read) = (library.texts, files)
      let update = IndexUpdate(
        of: state, plans, text: { texts[$0] }, read: { read[$0] }, limits: limits)
      if let update {
        taken += 1
        for path in update.removed { try #require(files.removeValue(forKey: path) != nil, "\(path)") }
        for file in update.write(to: { $0 }) { files[file.path] = file.bytes }
        try #require(files.keys.sorted() == clean.keys.sorted())
        for (path, bytes) in clean where files[path] != bytes {
          Issue.record(
            "\(path), seed \(seed), \(steps) steps left: \(String(decoding: bytes, as: UTF8.self)) is clean, and \(String(decoding: files[path] ?? [], as: UTF8.self))"
          )
          return
        }
        #expect(update.state == cleanState)
        state = update.state
      } else {
        (files, state) = (clean, cleanState)
      }
    }
    #expect(taken > 22, "\(taken)")
  }

  private static func index(_ library: EditedLibrary, _ limits: IndexLimits) -> ([String: [UInt8]], IndexState) {
    let texts = library.texts
    let (files, state) = SearchIndex.write(texts.count, text: { texts[$0] }, to: { $0 }, limits: limits)
    return (Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 }), state)
  }
}

/// A library that changes by a sentence, a title, a character at a time.
struct EditedLibrary {
  private var plans: [[(title: String, text: String)]]
  /// What each plan and its two chapters are called, of which the second has no documents.
  private var titles: [[String]]

  var texts: [SearchPlanText] {
    plans.enumerated().map { place, documents in
      SearchPlanText(
        SearchPlan(slug: "plan-\(place)", title: titles[place][0], edition: "2025-12-15"),
        chapters: [1, 2].map { SearchChapter(number: "\($0)", label: "第\($0)部分", title: titles[place][$0]) },
        documents: documents.enumerated().map {
          Library.article($0.offset + 1, title: $0.element.title, text: $0.element.text)
        })
    }
  }

  init(using generator: inout SeededGenerator) {
    titles = Array(repeating: ["甲市规划", "总则", "附则"], count: 4)
    plans = (0..<4).map { _ in
      (0..<Int.random(in: 6...16, using: &generator)).map { _ in
        (Self.piece(0...6, using: &generator), Self.piece(0...60, using: &generator))
      }
    }
  }

  mutating func edit(using generator: inout SeededGenerator) {
    for _ in 0..<(Int.random(in: 0..<4, using: &generator) == 0 ? 5 : 1) {
      let plan = Int.random(in: plans.indices, using: &generator)
      let document = Int.random(in: plans[plan].indices, using: &generator)
      if Int.random(in: 0..<16, using: &generator) == 0 {
        titles[plan][Int.random(in: 0...2, using: &generator)] = Self.piece(0...4, using: &generator)
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        plans[plan][document].title = Self.edited(plans[plan][document].title, using: &generator)
      } else {
        plans[plan][document].text = Self.edited(plans[plan][document].text, using: &generator)
      }
    }
  }

  private static func edited(_ text: String, using generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    let start = Int.random(in: 0...scalars.count, using: &generator)
    let end = min(start + Int.random(in: 0...6, using: &generator), scalars.count)
    let new = Array(piece(0...6, using: &generator).unicodeScalars)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: scalars.removeSubrange(start..<end)
    case 1: scalars.replaceSubrange(start..<end, with: new)
    case 2: scalars += new
    case 3: scalars = Int.random(in: 0..<3, using: &generator) == 0 ? [] : new + scalars
    // What stands often and is long.
    case 4: scalars += Array(Self.refrain.unicodeScalars)
    case 5: scalars += Array(Self.refrain.unicodeScalars.prefix(Int.random(in: 0...40, using: &generator))) + new
    case 6: if scalars.count > 200 { scalars.removeSubrange(100...) } else { scalars += scalars.suffix(12) }
    default: scalars.insert(contentsOf: new, at: start)
    }
    var edited = String.UnicodeScalarView()
    edited.append(contentsOf: scalars)
    return String(edited)
  }

  private static let refrain = "乡村振兴乡村振兴乡村振兴，推进乡村全面振兴，繁荣乡村文化，建设美丽乡村，促进共同富裕。乡村振兴。"

  /// Few characters, some of both scripts, of several readings or of none, beyond U+FFFF, and those that JSON escapes.
  private static let pieces = [
    "乡", "村", "振", "兴", "乡村", "振兴", "振興", "鄉村", "重", "行", "𠀀", "😀", "a", "Ａ", "15", " ", "\n", "，", "。", "\"", "<",
    "\\", "\u{2028}", "\u{301}", "\u{7F}",
  ]
  /// Those that a library has in few places.
  private static let rare = [
    "發", "髮", "发", "龘", "國", "国", "長", "长", "ß", "\u{FFFF}", "\u{FFFE}", "\u{E000}", "\u{1}", "𠀁",
  ]

  private static func piece(_ count: ClosedRange<Int>, using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: count, using: &generator)).map { _ in
      (Int.random(in: 0..<12, using: &generator) == 0 ? rare : pieces).randomElement(using: &generator) ?? ""
    }.joined()
  }
}
