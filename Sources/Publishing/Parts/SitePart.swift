import Articles
import Diagnostics
import Files
import Search

/// What a build of some of a library's plans leaves beside their files for those who put the parts together:
/// `.gangmu-part`.
public struct SitePart: Sendable {
  public static let fileName = ".gangmu-part"
  /// What every part begins with; its number goes up with every change of the format.
  private static let format = "gangmu part 3"

  /// What of a plan the pages of the whole site need.
  public struct Plan: Sendable {
    public let header: PlanHeader
    public let part: PlanPart
    public let searchText: SearchPlanText

    public init(_ header: PlanHeader, _ part: PlanPart, _ searchText: SearchPlanText) {
      self.header = header
      self.part = part
      self.searchText = searchText
    }

    public var slug: Slug { header.slug }

    /// Gives away the plan's files in the part's folder, each as it was when the part was built.
    public func take(from folder: String, into sink: SiteRecipe.Sink) throws(Diagnostic) -> SiteListing {
      for index in part.listing.indices {
        let path = part.listing.path(index)
        let file = SiteFile(path: path, bytes: try File.read("\(folder)/\(path)"))
        guard file.checksum.description == part.listing.sum(index) else {
          throw Diagnostic(
            in: "\(folder)/\(path)", "is not as it was when the part was built", remedy: "copy or build the part again")
        }
        try sink([file])
      }
      return part.listing
    }
  }

  /// What a part is made by and of; parts of different origins do not fit together.
  public struct Origin: Sendable, Hashable {
    public let program: Checksum
    /// Of all of Content/ and the templates.
    public let sources: Checksum

    public init(program: Checksum, sources: Checksum) {
      self.program = program
      self.sources = sources
    }
  }

  public let origin: Origin
  public let settings: SiteSettings
  /// All plans of the library, by name.
  public let library: [Slug]
  /// Those that the part holds, by name.
  public let plans: [Plan]

  public init(origin: Origin, settings: SiteSettings, library: [Slug], plans: [Plan]) {
    self.origin = origin
    self.settings = settings
    self.library = library
    self.plans = plans
  }

  public var file: SiteFile {
    var packing = Packing()
    packing.text(SitePart.format)
    origin.program.pack(into: &packing)
    origin.sources.pack(into: &packing)
    packing.optional(settings.title) { $0.text($1) }
    packing.text(settings.language)
    packing.optional(settings.baseURL) { $0.text($1) }
    packing.text(settings.terms.rawValue)
    packing.list(library) { $0.text($1.description) }
    packing.list(plans) { packing, plan in
      plan.header.pack(into: &packing)
      plan.part.pack(into: &packing)
      packing.block(plan.searchText.bytes)
    }
    return SiteFile(path: SitePart.fileName, bytes: packing.bytes)
  }

  /// Reads the part in `folder`.
  public static func read(in folder: String) throws(Diagnostic) -> SitePart {
    let path = "\(folder)/\(fileName)"
    guard File.exists(path) else {
      throw Diagnostic(
        in: folder, "holds no part of a site", remedy: "build it with `gangmu build --plan NAME --output \(folder)`")
    }
    guard let part = SitePart(try File.read(path)) else {
      throw Diagnostic(in: path, "is not what this version of Gangmu writes", remedy: "build the part again")
    }
    return part
  }

  private init?(_ bytes: [UInt8]) {
    var packed = Unpacking(bytes)
    guard packed.text() == SitePart.format else { return nil }
    origin = Origin(program: Checksum(&packed), sources: Checksum(&packed))
    let title = packed.optional { $0.text() }
    let language = packed.text()
    var settings = SiteSettings(title: title, language: language, baseURL: packed.optional { $0.text() })
    guard let terms = TermPublication(rawValue: packed.text()) else { return nil }
    settings.terms = terms
    self.settings = settings
    library = packed.list { $0.text() }.compactMap { Slug($0) }
    let plans = packed.list { packed -> Plan? in
      guard let header = PlanHeader(&packed), let part = PlanPart(&packed) else { return nil }
      guard let text = SearchPlanText(bytes: packed.block()) else {
        packed.fail()
        return nil
      }
      return Plan(header, part, text)
    }
    self.plans = plans.compactMap { $0 }
    guard packed.isWhole, self.plans.count == plans.count else { return nil }
  }
}
