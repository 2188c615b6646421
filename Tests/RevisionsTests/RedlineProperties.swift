import Revisions
import TestSupport
import Testing

@Suite struct RedlineProperties {
  /// Over random edits of hostile text: what is kept and struck is the old text, what is kept and put in the new one.
  @Test func losesNothing() {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<4_000 {
      let old = RandomEdits.paragraphs(using: &generator)
      let new =
        Bool.random(using: &generator)
        ? RandomEdits.edited(old, using: &generator) : RandomEdits.paragraphs(using: &generator)
      let redline = Redline(old: old, new: new)
      #expect(redline.oldText.utf8.elementsEqual(old.utf8), "\(old.debugDescription) \(new.debugDescription)")
      #expect(redline.newText.utf8.elementsEqual(new.utf8), "\(old.debugDescription) \(new.debugDescription)")
      #expect(redline.isChanged == !old.utf8.elementsEqual(new.utf8))
    }
  }

  /// Between two changes of wording stand at least two characters, or the end of a clause: no confetti.
  @Test func marksNoConfetti() throws {
    let sentences = try Repository.editionText.split(separator: "。").map(String.init).filter { $0.count > 12 }
    var generator = SeededGenerator(seed: 62)
    for _ in 0..<1_500 {
      let old = sentences.randomElement(using: &generator) ?? ""
      // Another sentence, or this one worked over character by character.
      var new = sentences.randomElement(using: &generator) ?? ""
      if Bool.random(using: &generator) {
        let other = Array(new)
        new = String(
          old.map { Int.random(in: 0..<4, using: &generator) == 0 ? other.randomElement(using: &generator) ?? $0 : $0 })
      }
      let segments = Redline(old: old, new: new).segments
      for (index, segment) in segments.enumerated().dropFirst().dropLast() where segment.change == .kept {
        let isBetween = segments[index - 1].change != .kept && segments[index + 1].change != .kept
        let isDelimited = segment.text.contains { "，。；：、,;:！？!?".contains($0) }
        #expect(!isBetween || isDelimited || segment.text.count > 1, "\(old) → \(new)")
      }
    }
  }
}

/// Texts and what may be done to them.
enum RandomEdits {
  static func paragraphs(using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in HostileText.line(pieces: 0...25, using: &generator) }
      .joined(separator: "\n")
  }

  /// `text` with up to four pieces taken out, put in, replaced or doubled.
  static func edited(_ text: String, using generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let start = Int.random(in: 0...scalars.count, using: &generator)
      let end = Int.random(in: start...min(scalars.count, start + 8), using: &generator)
      let piece = Array(HostileText.line(pieces: 0...3, using: &generator).unicodeScalars)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.removeSubrange(start..<end)
      case 1: scalars.insert(contentsOf: piece, at: start)
      case 2: scalars.replaceSubrange(start..<end, with: piece)
      default: scalars.insert(contentsOf: scalars[start..<end], at: start)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
