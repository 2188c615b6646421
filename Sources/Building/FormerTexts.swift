import Articles
import Files
import Search
import Synchronization

/// What plans said to the search before they were changed, of a few of them.
final class FormerTexts: Sendable {
  /// Where more plans change, none is held any more.
  private static let most = 8

  /// nil when there were too many.
  private let texts = Mutex<[Slug: [UInt8]]?>([:])

  /// Takes what a plan said, where it says something else now.
  ///
  /// - Parameter former: gives it, where it is still there.
  func take(_ plan: Slug, now bytes: [UInt8], former: () -> [UInt8]?) {
    guard texts.withLock({ $0 != nil }), let former = former(), former != bytes else { return }
    texts.withLock { texts in
      texts?[plan] = former
      if let count = texts?.count, count > FormerTexts.most { texts = nil }
    }
  }

  /// What a plan said, when it had this checksum; else nil.
  func text(of plan: Slug, _ sum: Checksum) -> SearchPlanText? {
    guard let bytes = texts.withLock({ $0?[plan] }), Checksum(of: bytes) == sum else { return nil }
    return SearchPlanText(bytes: bytes)
  }
}
