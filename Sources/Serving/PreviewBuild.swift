import Diagnostics
import Publishing

/// What `gangmu serve` has to say while it runs.
public enum PreviewEvent: Sendable {
  /// The site was built, or could not be.
  case built(PreviewBuild)
  /// Browsers are answered at this address.
  case listening(String)
  /// Something that is not wrong but should be known.
  case noted(Diagnostic)
}

/// One build of a preview.
public struct PreviewBuild: Sendable {
  /// The files and folders whose change led to it, as the user knows them; empty for the first.
  public let changed: [String]
  /// What became of the site; nil when something was wrong and it is as it was.
  public let change: SiteChange?
  public let pageCount: Int
  /// Where the site will stand on its host by its settings: `/plans/`; nil when they do not say.
  let basePath: String?
  public let diagnostics: [Diagnostic]
  /// From the first that was noticed of the change to the last file in its place.
  public let seconds: Double
}
