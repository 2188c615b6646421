import Publishing

/// With what the files of a library are made, when all of its plans were read once.
struct SecondPass: Sendable {
  let recipe: SiteRecipe
  let texts: SearchTexts
  /// What earlier builds left of the index; nil where nothing is kept.
  let index: IndexRecords?
  /// Takes files that are made.
  let sink: SiteRecipe.Sink
  /// Does what will be needed, for who has a core to spare and some memory.
  var readAhead: @Sendable () -> Void = {}
}
