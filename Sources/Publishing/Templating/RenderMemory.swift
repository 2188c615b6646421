import Synchronization

/// The pages that were rendered before, by what they were rendered from, so that after an edit only those are rendered that
/// have other values than last time.
///
/// Pages are told apart by 128 bits of a hash that is other in every process (SipHash), not by their values, which may be
/// longer than the pages.
public final class RenderMemory: Sendable {
  struct Key: Sendable, Hashable {
    private let template: PageTemplate
    private let values: Fingerprint

    init(_ template: PageTemplate, _ record: TemplateRecord) {
      self.template = template
      values = Fingerprint(record)
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

/// A hash of values by their bytes: strings that are equal to Swift may differ in bytes (é as one character or as two).
private struct Fingerprint: Sendable, Hashable {
  private var first = 0
  private var second = 0

  /// The values stand in no order, so their hashes are added.
  init(_ record: TemplateRecord) {
    for (name, value) in record.values {
      var hashers = (Hasher(), Hasher())
      hashers.1.combine(true)
      Fingerprint.combine(name, &hashers)
      Fingerprint.combine(value, &hashers)
      first &+= hashers.0.finalize()
      second &+= hashers.1.finalize()
    }
  }

  private static func combine(_ value: TemplateValue, _ hashers: inout (Hasher, Hasher)) {
    switch value {
    case .text(let text):
      combine(0, &hashers)
      combine(text, &hashers)
    case .html(let html):
      combine(1, &hashers)
      combine(html, &hashers)
    case .flag(let flag): combine(flag ? 2 : 3, &hashers)
    case .list(let records):
      combine(4, &hashers)
      combine(records.count, &hashers)
      for record in records {
        let fingerprint = Fingerprint(record)
        combine(fingerprint.first, &hashers)
        combine(fingerprint.second, &hashers)
      }
    }
  }

  private static func combine(_ number: Int, _ hashers: inout (Hasher, Hasher)) {
    hashers.0.combine(number)
    hashers.1.combine(number)
  }

  private static func combine(_ text: String, _ hashers: inout (Hasher, Hasher)) {
    combine(text.utf8.count, &hashers)
    var text = text
    text.withUTF8 { bytes in
      hashers.0.combine(bytes: UnsafeRawBufferPointer(bytes))
      hashers.1.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }
}
