import Diagnostics
import Files
import Parallel
import Search

/// The index of the search as a build made it: which files it has, and what must be known of it to take in changes.
public struct MadeIndex: Sendable {
  public let listing: SiteListing
  public let state: IndexState
}

extension SiteRecipe {
  /// Makes the files of the search's index, which needs nothing but the plans' texts, and gives them away.
  ///
  /// - Parameters:
  ///   - plans: how many the library has.
  ///   - text: what a plan says, by its place among them, which are ordered by slug. It is asked for on any thread.
  public func makeIndex(
    of plans: Int, text: @escaping @Sendable (Int) throws(Diagnostic) -> SearchPlanText, into sink: @escaping Sink
  ) throws(Diagnostic) -> MadeIndex {
    let (entries, state) = try SearchIndex.write(plans, text: text, to: SiteRecipe.keeping(sink))
    return MadeIndex(listing: SiteListing.joined(entries).all, state: state)
  }

  /// Makes those files of the index that may differ from an earlier one's, and gives them away.
  public func makeIndex(
    _ earlier: MadeIndex, _ update: IndexUpdate, into sink: @escaping Sink
  ) throws(Diagnostic) -> MadeIndex {
    let entries = try update.write(to: SiteRecipe.keeping(sink))
    let listing = earlier.listing.taking(SiteListing.joined(entries).all, without: update.removed)
    return MadeIndex(listing: listing, state: update.state)
  }

  private static func keeping(_ sink: @escaping Sink) -> @Sendable (SearchFile) throws(Diagnostic) -> SiteListing {
    { (file) throws(Diagnostic) in
      let file = SiteFile(path: file.path, bytes: file.bytes)
      try sink([file])
      return SiteListing([file])
    }
  }
}

extension MadeIndex {
  public func pack(into packing: inout Packing) {
    listing.pack(into: &packing)
    state.pack(into: &packing)
  }

  public init(_ packed: inout Unpacking) {
    listing = SiteListing(&packed)
    state = IndexState(&packed)
  }
}

extension SiteListing {
  /// As `replacing`. Most often all of the files were there, and their lines stand where they stood.
  fileprivate func taking(_ others: SiteListing, without removed: [String]) -> SiteListing {
    let places = others.indices.compactMap { sortedIndex(of: others.utf8($0)) }.map { $0..<$0 + 1 }
    var taken = self
    return removed.isEmpty && taken.take(others, at: places) ? taken : replacing(others, without: removed)
  }
}
