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
    let built = publish(&changes)
    let change = try? built.get().change
    let made = try? built.get().made
    var diagnostics = made?.warnings ?? []
    if case .failure(let problems) = built { diagnostics = problems.diagnostics }
    return PreviewBuild(
      changed: first == .everything ? [] : changes.paths.sorted().map(\.description), change: change,
      pageCount: made?.pageCount ?? 0, basePath: made.flatMap { WebAddress($0.settings)?.path },
      diagnostics: diagnostics, seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  private typealias Built = Result<(made: SiteBuilder.Made, change: SiteChange), DiagnosticList>

  /// Builds the site of what has changed, and of what changes meanwhile: it would make this site, or these problems, old before
  /// anybody has seen them.
  private mutating func publish(_ changes: inout FolderChanges) -> Built {
    forget(changes)
    for _ in 1..<Rebuilder.attempts {
      var more = FolderChanges()
      let built = publish { [watch] in
        more = watch.pending
        return more.isEmpty
      }
      // A build that failed on its way has not asked.
      if case .failure = built, more.isEmpty { more = watch.pending }
      if more.isEmpty { return built }
      changes.merge(more)
      forget(more)
    }
    return publish { true }
  }

  /// - Parameter isNew: whether what was made is still what there is; else the site is left as it was.
  private mutating func publish(_ isNew: () -> Bool) -> Built {
    Result { [site, isStrict] () throws(DiagnosticList) in
      try builder.publish(to: site) { (warnings) throws(DiagnosticList) in
        if !isNew() { throw DiagnosticList([]) }
        if isStrict, !warnings.isEmpty { throw DiagnosticList(warnings) }
      }
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
