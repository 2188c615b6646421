import Publishing

/// With what the files of a library are made, when all of its plans were read once.
struct SecondPass: Sendable {
  let recipe: SiteRecipe
  let texts: SearchTexts
  /// What earlier builds left of the index; nil where nothing is kept.
  let index: IndexRecords?
  /// Takes files that are made.
  let sink: SiteRecipe.Sink
  /// Whether the lists of all plans' files are wanted, also of those that stand as they were.
  let listsPlans: Bool
}
