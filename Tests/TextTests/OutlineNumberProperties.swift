import TestSupport
import Testing
import Text

@Suite struct OutlineNumberProperties {
  /// Numbers order as the lists of their components do, attachments last, and read back as they are written.
  @Test func ordersAndReadsBack() throws {
    var generator = SeededGenerator(seed: 5)
    func random() -> (components: [Int], isAttachment: Bool) {
      let count = Int.random(in: 1...OutlineNumber.deepest, using: &generator)
      let components = (0..<count).map { _ in [0, 1, 2, 27, 9_999_999].randomElement(using: &generator) ?? 0 }
      return (components, Int.random(in: 0..<5, using: &generator) == 0)
    }
    func number(_ parts: (components: [Int], isAttachment: Bool)) throws -> OutlineNumber {
      let digits = parts.components.map(String.init).joined(separator: "-")
      let number = try #require(OutlineNumber(parts.isAttachment ? "a\(digits)" : digits))
      #expect(number.description == (parts.isAttachment ? "a\(digits)" : digits))
      return number
    }
    for _ in 0..<5_000 {
      let (one, other) = (random(), random())
      let (first, second) = (try number(one), try number(other))
      let precedes =
        one.isAttachment == other.isAttachment
        ? one.components.lexicographicallyPrecedes(other.components) : other.isAttachment
      #expect((first < second) == precedes, "\(first) \(second)")
      #expect((first == second) == (one == other) && (first.hashValue == second.hashValue || first != second))
      #expect(first.first == one.components.first && first.last == one.components.last)
      #expect(first.depth == one.components.count - 1 && first.isAttachment == one.isAttachment)
      #expect(first.parent?.description == (try parent(one).map(number))?.description)
      #expect(first.parent == nil || first.parent?.appending(first.last) == first)
    }
  }

  private func parent(_ parts: (components: [Int], isAttachment: Bool)) -> (components: [Int], isAttachment: Bool)? {
    parts.components.count > 1 ? (parts.components.dropLast(), parts.isAttachment) : nil
  }
}
