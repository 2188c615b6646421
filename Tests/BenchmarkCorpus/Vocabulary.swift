import Foundation
import TestSupport

/// Words that nobody has used before, and again and again those that somebody has: a Pitman–Yor process (Pitman and Yor,
/// 1997), in which the number of different words grows with the number of all as it does in real text (Heaps' law), and
/// their frequencies fall as Zipf says.
struct Vocabulary {
  /// The exponent of Heaps' law; 0.5 to 0.8 in texts.
  private let discount = 0.65
  private let strength = 40.0
  private var words: [String] = []
  private var known: Set<String> = []
  /// How often each word was used.
  private var counts: [Int] = []
  /// Every use of a word, by its place in `words`.
  private var uses: [Int32] = []
  private let characters: [Character]

  init() {
    characters = Vocabulary.frequentCharacters
  }

  /// The next word of a text, of two to four characters.
  mutating func next(using generator: inout SeededGenerator) -> String {
    let total = Double(uses.count) + strength
    if Double.random(in: 0..<total, using: &generator) < strength + discount * Double(words.count) {
      words.append(newWord(using: &generator))
      counts.append(1)
      uses.append(Int32(words.count - 1))
      return words[words.count - 1]
    }
    // A word is used again as often as it was, less the discount.
    while true {
      let word = uses[Int.random(in: 0..<uses.count, using: &generator)]
      let count = Double(counts[Int(word)])
      guard Double.random(in: 0..<count, using: &generator) >= discount else { continue }
      counts[Int(word)] += 1
      uses.append(word)
      return words[Int(word)]
    }
  }

  private mutating func newWord(using generator: inout SeededGenerator) -> String {
    while true {
      let length = [2, 2, 2, 3, 4][Int.random(in: 0..<5, using: &generator)]
      let word = String((0..<length).map { _ in character(using: &generator) })
      if known.insert(word).inserted { return word }
    }
  }

  /// Frequent characters more often than rare ones (the Zipf–Mandelbrot law with the exponent 1).
  private func character(using generator: inout SeededGenerator) -> Character {
    let shift = 25.0
    let rank = shift * (pow(Double(characters.count) / shift + 1, Double.random(in: 0..<1, using: &generator)) - 1)
    return characters[min(Int(rank), characters.count - 1)]
  }

  /// The 3,755 characters of GB 2312's first level, in an order that has nothing to do with how they are read.
  private static var frequentCharacters: [Character] {
    // Foundation's number for GB 18030, which has no name there (`kCFStringEncodingGB_18030_2000`).
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    var characters: [Character] = []
    for row in UInt8(0xB0)...0xD7 {
      for cell in UInt8(0xA1)...0xFE {
        guard let text = String(data: Data([row, cell]), encoding: encoding), let character = text.first,
          character.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) })
        else { continue }
        characters.append(character)
      }
    }
    var generator = SeededGenerator(seed: 2_312)
    return characters.shuffled(using: &generator)
  }
}
