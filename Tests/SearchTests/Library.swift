import TestSupport

@testable import Search

/// Small libraries to search in.
enum Library {
  /// An article, its sentences cut behind `。`.
  static func article(_ number: Int, title: String, text: String) -> SearchDocument {
    let utf8 = Array(text.utf8)
    var sentences: [Range<Int>] = []
    var start = 0
    for (offset, byte) in utf8.enumerated() where byte == 0x82 && utf8[...offset].suffix(3) == Array("。".utf8)[...] {
      sentences.append(start..<offset + 1)
      start = offset + 1
    }
    if start < utf8.count { sentences.append(start..<utf8.count) }
    return SearchDocument(
      kind: .article, number: String(number), label: "第\(number)条", title: title, chapter: "1",
      url: "jia-15/\(number).html", text: utf8, sentences: sentences)
  }

  static func index(_ documents: [SearchDocument], limits: IndexLimits = IndexLimits()) -> SearchIndex {
    SearchIndex([plan("jia-15", documents)], limits: limits)
  }

  static func plan(_ slug: String, _ documents: [SearchDocument]) -> SearchPlanText {
    SearchPlanText(
      SearchPlan(slug: slug, title: "甲市规划", edition: "2025-12-15"),
      chapters: [SearchChapter(number: "1", label: "第一部分", title: "总则")], documents: documents)
  }

  /// Every file has little in it, and grams of two places are told by longer ones.
  static let fine = IndexLimits(
    placesOfGram: 1, postingsBytes: 400, fewUnits: 0, fewPostingsFiles: 0, keysOfFile: 3, documentBytes: 600,
    fewDocumentBytes: 0, pinyinBytes: 40, placesOfRound: 200, partsOfPlaces: 1_000, placesOfPart: 8)

  /// As a library of many plans is cut, in the size of a test.
  static let cut = IndexLimits(
    placesOfGram: 12, postingsBytes: 1_000, fewUnits: 0, fewPostingsFiles: 4, keysOfFile: 5, documentBytes: 1_000,
    fewDocumentBytes: 0, pinyinBytes: 100, placesOfRound: 1, partsOfPlaces: 20, placesOfPart: 50)

  static let allLimits = [IndexLimits(), fine, cut]

  /// Documents from few characters, so that they share many substrings, and those of all the kinds that matter: Han
  /// (also in compatibility and beyond U+FFFF), Latin, digits, both in full width, letters whose lower case is ASCII,
  /// longer or absent, half-width kana, emoji, combining characters, punctuation of both widths and blanks.
  static func random(count: Int, using generator: inout SeededGenerator) -> [SearchDocument] {
    (1...count).map { number in
      article(number, title: line(0...6, using: &generator), text: line(0...40, using: &generator))
    }
  }

  private static let pieces = [
    "乡", "村", "振", "兴", "乡村", "振兴", "〇", "々", "豈", "\u{F900}", "𠀀", "㐀", "a", "B", "IP", "ip", "gdp", "5G", "15",
    "1", "Ａ", "ｂ", "１", "\u{212A}", "İ", "ß", "ẞ", "Σ", "ς", "É", "e\u{301}", "ｱ", "ア", "ﾞ", "￥", "¥", "￣", "😀",
    "👩‍👩‍👧", "，", ",", "。", "｡", "、", "“", "”", "(", "（", "-", " ", "\u{3000}", "\n",
  ]

  private static func line(_ count: ClosedRange<Int>, using generator: inout SeededGenerator) -> String {
    if Int.random(in: 0..<8, using: &generator) == 0 { return HostileText.line(pieces: count, using: &generator) }
    return (0..<Int.random(in: count, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined()
  }
}
