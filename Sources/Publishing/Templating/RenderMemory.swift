import Synchronization

/// The pages that were rendered before, by what they were rendered from, so that after an edit only those are rendered that
/// have other values than last time.
///
/// Pages are told apart by 128 bits of a hash that is other in every process (SipHash), not by their values, which may be
/// longer than the pages.
public final class RenderMemory: Sendable {
  struct Key: Sendable, Hashable {
    private let first: Int
    private let second: Int

    init(_ template: PageTemplate, _ record: TemplateRecord) {
      var hashers = (Hasher(), Hasher())
      hashers.1.combine(true)
      template.hash(into: &hashers.0)
      template.hash(into: &hashers.1)
      record.hash(into: &hashers.0)
      record.hash(into: &hashers.1)
      first = hashers.0.finalize()
      second = hashers.1.finalize()
    }
  }

  private struct State: Sendable {
    /// Of the build that runs.
    var pages: [Key: String] = [:]
    /// Of the build before it.
    var earlier: [Key: String] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  /// To be called before a build: what the last but one rendered, and the last did not need, is forgotten.
  public func begin() {
    state.withLock { state in
      state.earlier = state.pages
      state.pages = [:]
    }
  }

  /// The page with `key`: as it was rendered before, or as `render` gives it.
  func page(_ key: Key, _ render: () -> String) -> String {
    if let known = state.withLock({ $0.pages[key] ?? $0.earlier[key] }) {
      state.withLock { $0.pages[key] = known }
      return known
    }
    let page = render()
    state.withLock { $0.pages[key] = page }
    return page
  }
}
