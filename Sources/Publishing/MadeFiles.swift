import Diagnostics

/// Files of a plan as they are made: each is given away at once, while the processor has it at hand, and its memory serves for the
/// next.
struct MadeFiles {
  private let sink: SiteRecipe.Sink
  private var listing = SiteListing()
  /// The paths of those that are pages.
  private var pages: [String] = []
  private var problem: Diagnostic?

  init(into sink: @escaping SiteRecipe.Sink) {
    self.sink = sink
  }

  mutating func add(page: SiteFile) {
    pages.append(page.path)
    add(page)
  }

  mutating func add(_ file: SiteFile) {
    listing.append(file)
    // Who makes files has nothing to do with what becomes of them.
    guard problem == nil else { return }
    do throws(Diagnostic) { try sink([file]) } catch { problem = error }
  }

  /// What they were; throws what kept one of them from being taken.
  func taken() throws(Diagnostic) -> (listing: SiteListing, pages: [String]) {
    if let problem { throw problem }
    return (listing, pages)
  }
}
