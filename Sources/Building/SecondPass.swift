import Articles
import Diagnostics
import Publishing

/// With what the files of a library are made, when all of its plans were read once.
struct SecondPass: Sendable {
  let recipe: SiteRecipe
  let texts: SearchTexts
  /// Takes files that are made.
  let sink: SiteRecipe.Sink

  /// Makes the index of the search.
  ///
  /// - Parameter places: where what each of the plans says is.
  func makeIndex(_ plans: [Slug], _ places: [SearchTexts.Place]) throws(DiagnosticList) -> SiteListing {
    try DiagnosticList.of { () throws(Diagnostic) in
      try recipe.makeIndex(
        of: plans.count, text: { (plan) throws(Diagnostic) in try texts.text(of: plans[plan], at: places[plan]) },
        into: sink)
    }
  }
}
