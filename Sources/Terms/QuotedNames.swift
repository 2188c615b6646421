import Text

/// The names in quotation marks and the titles of documents.
enum QuotedNames {
  /// The longest name, in characters; what is longer is quoted speech.
  static let longest = 16

  static func all(in text: [UInt32]) -> [(range: Range<Int>, kind: TermKind)] {
    var names: [(range: Range<Int>, kind: TermKind)] = []
    var open: [(mark: UInt32, start: Int)] = []
    for (index, value) in text.enumerated() {
      switch value {
      // “ 「 『 《
      case 0x201C, 0x300C, 0x300E, 0x300A: open.append((value, index + 1))
      // ” 」 』 》
      case 0x201D, 0x300D, 0x300F, 0x300B:
        guard let last = open.popLast(), last.mark == opening(of: value) else {
          open = []
          continue
        }
        let range = last.start..<index
        if value == 0x300B {
          if range.count > 1, range.count <= 80 { names.append((range, .document)) }
        } else if isName(text, range) {
          names.append((range, .name))
        }
      case 0x0A: open = []
      default: break
      }
    }
    return names
  }

  /// Whether what is quoted is a name and no speech: short, without a mark that ends a clause, and with a letter in it.
  private static func isName(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    guard (2...longest).contains(range.count), range.contains(where: { Scalar.isHan(text[$0]) }) else { return false }
    return range.allSatisfy { index in
      switch text[index] {
      // 。 ！ ？ ， ； ： and their halves
      case 0x3002, 0xFF01, 0xFF1F, 0xFF0C, 0xFF1B, 0xFF1A, 0x21, 0x3F, 0x2C, 0x3B, 0x3A: false
      default: true
      }
    }
  }

  private static func opening(of closing: UInt32) -> UInt32 {
    closing == 0x201D ? 0x201C : closing - 1
  }
}
