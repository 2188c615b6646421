import Parallel

/// The prebuilt index of a library; FORMAT.md describes its files field by field.
///
/// The files depend on nothing but what is passed in: the same documents give the same bytes.
public struct SearchIndex: Sendable {
  /// The version of the format in FORMAT.md. A client refuses any other; it goes up with every change that an older
  /// client would misread.
  static let version = 3

  /// All files of the folder `search/`, each as `.json` and `.js`.
  public let files: [SearchFile]

  /// Indexes the plans of a library, which stand in reading order.
  public init(_ plans: [SearchPlanText]) {
    self.init(plans, limits: IndexLimits())
  }

  init(_ plans: [SearchPlanText], limits: IndexLimits) {
    files = SearchIndex.write(plans.count, text: { plans[$0] }, to: { $0 }, limits: limits).records
  }

  /// Indexes the plans of a library and gives the files away as they are made, so that they are never all in memory.
  ///
  /// - Parameters:
  ///   - plans: how many there are.
  ///   - text: says what a plan's text is, by its place in reading order. It is asked twice for most plans and on any thread;
  ///     what it gives is not kept.
  ///   - keep: takes a file and returns what is to be known of it. It is called on any thread, for several files at a time.
  /// - Returns: what `keep` returned, in an order that the library alone decides; and what is to be known of the index to take in
  ///   changes.
  public static func write<Record: Sendable, Failure: Error>(
    _ plans: Int, text: @escaping @Sendable (Int) throws(Failure) -> SearchPlanText,
    to keep: @escaping @Sendable (SearchFile) throws(Failure) -> Record
  ) throws(Failure) -> (records: [Record], state: IndexState) {
    try write(plans, text: text, to: keep, limits: IndexLimits())
  }

  static func write<Record: Sendable, Failure: Error>(
    _ plans: Int, text: @escaping @Sendable (Int) throws(Failure) -> SearchPlanText,
    to keep: @escaping @Sendable (SearchFile) throws(Failure) -> Record, limits: IndexLimits
  ) throws(Failure) -> (records: [Record], state: IndexState) {
    try IndexWriting(text: text, keep: keep, limits: limits).write(plans)
  }
}
