/// What was recognized in a text, to see at a glance that it is right: a row for each level, and the steps of the choice.
public struct Recognition: Sendable {
  public struct Level: Sendable {
    /// How its numbers look: `一、`.
    public let example: String
    /// chapter, article or attachment.
    public let role: String
    public let count: Int
    /// The first and last heading as they stand in the text.
    public let first: String
    public let last: String
  }

  /// The outermost first.
  public let levels: [Level]
  /// The steps that led to the levels, in order.
  public let reasons: [String]
}
