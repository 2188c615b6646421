import Articles
import Building
import Diagnostics
import Publishing

/// Builds the site, and again whenever something in Content/ or Templates/ changes.
struct Rebuilder {
  private let site: SiteFolder
  private let watch: any FolderWatch
  /// Whether warnings keep a site from being written too.
  private let isStrict: Bool
  private var builder: SiteBuilder

  /// A save that goes on for longer, over many files, is shown as far as it has come.
  private static let attempts = 5

  init(_ preview: Preview, watch: any FolderWatch) {
    site = SiteFolder(path: preview.site)
    isStrict = preview.isStrict
    builder = SiteBuilder(content: ContentFolder(path: preview.content), templates: preview.templates)
    self.watch = watch
  }

  /// Builds until the watch is stopped.
  mutating func run(_ report: (PreviewBuild) -> Void) {
    report(build(.everything))
    while let changes = watch.next() { report(build(changes)) }
  }

  private mutating func build(_ first: FolderChanges) -> PreviewBuild {
    let start = ContinuousClock.now
    var changes = first
    forget(changes)
    var made = make()
    for _ in 1..<Rebuilder.attempts {
      // What was saved meanwhile would make this site, or these problems, old before anybody has seen them.
      let more = watch.pending
      if more.isEmpty { break }
      changes.merge(more)
      forget(more)
      made = make()
    }
    var change: SiteChange?
    var diagnostics: [Diagnostic]
    var pageCount = 0
    var basePath: String?
    do throws(DiagnosticList) {
      let (site, library, warnings) = try made.get()
      basePath = WebAddress(library.settings)?.path
      if isStrict, !warnings.isEmpty { throw DiagnosticList(warnings) }
      change = try self.site.publish(site.files)
      pageCount = site.pageCount
      diagnostics = warnings
    } catch {
      diagnostics = error.diagnostics
    }
    return PreviewBuild(
      changed: first == .everything ? [] : changes.paths.sorted().map(\.description), change: change,
      pageCount: pageCount, basePath: basePath, diagnostics: diagnostics,
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  private mutating func make() -> Result<(site: Site, library: Library, warnings: [Diagnostic]), DiagnosticList> {
    do throws(DiagnosticList) {
      return .success(try builder.make())
    } catch {
      return .failure(error)
    }
  }

  private mutating func forget(_ changes: FolderChanges) {
    if changes.isIncomplete { builder.forgetAll() }
    for path in changes.paths {
      // One folder may be both.
      if path.folder == builder.templates { builder.forgetTemplates() }
      if path.folder == builder.content.path { builder.forgetContent(path.path) }
      if path.path.isEmpty { builder.forgetAll() }
    }
  }
}
