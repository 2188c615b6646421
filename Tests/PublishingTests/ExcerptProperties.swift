import TestSupport
import Testing

@testable import Publishing

@Suite struct ExcerptProperties {
  /// Bytes are counted as characters are, whatever joins what.
  @Test func isWhatCharactersGive() {
    let pieces = [
      "发展", "，", "。", "“”", "……", "—", "a", "1", " ", "\u{301}", "\u{3099}", "が", "\u{200D}", "👩\u{200D}👩", "\u{FE0F}",
      "\u{20D0}", "\r\n", "\u{2028}", "é", "（一）", "𠀀",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let isPlain = Bool.random(using: &generator)
      let count = Int.random(in: 0...90, using: &generator)
      var text = (0..<count).map { _ in pieces[Int.random(in: 0..<(isPlain ? 9 : pieces.count), using: &generator)] }
        .joined()
      if Bool.random(using: &generator) { text += "\n第二行" }
      let line = text.prefix { !$0.isNewline }
      let expected = line.count <= 100 ? String(line) : line.prefix(99) + "…"
      #expect(Excerpt.of(text.utf8).utf8.elementsEqual(expected.utf8), "\(text)")
    }
  }
}
