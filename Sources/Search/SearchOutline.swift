/// A plan as the search knows it: what a result says of where it was found.
public struct SearchPlan: Sendable {
  public let slug: String
  public let title: String

  public init(slug: String, title: String) {
    self.slug = slug
    self.title = title
  }
}

/// A chapter of a plan, found by the plan's slug and its own number.
public struct SearchChapter: Sendable {
  /// The slug of the plan.
  public let plan: String
  /// "8"
  public let number: String
  /// 第八部分
  public let label: String
  /// The title alone; may be empty.
  public let title: String

  public init(plan: String, number: String, label: String, title: String) {
    self.plan = plan
    self.number = number
    self.label = label
    self.title = title
  }
}
