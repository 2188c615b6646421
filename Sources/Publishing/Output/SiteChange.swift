/// What a build did to the site's folder, in files.
public struct SiteChange: Sendable, Hashable {
  public let written: Int
  public let unchanged: Int
  public let removed: Int
}
