import Articles
import Diagnostics

/// What the making of a plan's files leaves for the pages of the whole site.
public struct PlanPart: Sendable {
  public let slug: Slug
  /// All of its files, by path; empty while nobody has asked for the list that was kept of an earlier build.
  public var listing = SiteListing()
  /// Where in the list the pages are.
  var pages: [UInt32] = []
  /// The plan at a glance, for the library's page.
  var overview: TemplateRecord = [:]
  /// Its entries in the feed.
  var feed: [AtomFeed.Entry] = []
  /// The list of its files that are kept offline; nil where none is.
  var offline: OfflineList?
  /// What is worth knowing of the text and no fault of it: documents that it names and the library does not hold.
  public internal(set) var notes: [Diagnostic] = []

  public var pageCount: Int { pages.count }

  init(_ slug: Slug) {
    self.slug = slug
  }
}
