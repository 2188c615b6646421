import Articles
import Diagnostics
import Files
import Publishing
import Text

/// The site's folder held against what a build would write now, byte for byte.
enum SiteComparison {
  /// A diagnostic for each file that differs, at the first byte that does, naming the article it belongs to.
  static func differences(_ files: [SiteFile], in site: String, library: Library, _ content: ContentFolder)
    -> [Diagnostic]
  {
    files.compactMap { file in
      let path = "\(site)/\(file.path)"
      guard let found = try? File.read(path) else {
        return Diagnostic(
          in: path, "is missing\(owner(of: file, at: 0, library, content))", remedy: "run `gangmu build`")
      }
      guard found != file.bytes else { return nil }
      let offset = zip(found, file.bytes).prefix { $0 == $1 }.count
      let text = SourceText(name: path, String(decoding: found, as: UTF8.self))
      return Diagnostic(
        in: path, at: text.position(of: offset),
        "differs from what a build writes here\(owner(of: file, at: offset, library, content))",
        remedy: "run `gangmu build`")
    }
  }

  /// The article that a byte of a file belongs to, in words.
  private static func owner(of file: SiteFile, at offset: Int, _ library: Library, _ content: ContentFolder) -> String {
    guard let (plan, number) = article(of: file, at: offset, library),
      let folder = library.plans.first(where: { $0.slug == plan }),
      let edition = try? EditionText(content.plan(plan), folder)
    else { return "" }
    return ", in article \(number) (\(edition.source(of: .article(number))))"
  }

  private static func article(of file: SiteFile, at offset: Int, _ library: Library) -> (Slug, OutlineNumber)? {
    let components = file.path.split(separator: "/")
    if components.count == 2, let slug = Slug(String(components[0])) {
      if let number = OutlineNumber(components[1].prefix { $0 != "." }) { return (slug, number) }
      return attribute("data-number=\"", before: offset, in: file.bytes).flatMap { OutlineNumber($0) }.map {
        (slug, $0)
      }
    }
    guard file.path.hasPrefix("search/documents/"), let line = line(at: offset, in: file.bytes),
      attribute("\"kind\":\"", before: line.count, in: line) == "article",
      let plan = attribute("\"plan\":\"", before: line.count, in: line).flatMap({ Slug($0) }),
      let number = attribute("\"number\":\"", before: line.count, in: line).flatMap({ OutlineNumber($0) })
    else { return nil }
    return (plan, number)
  }

  /// The value behind the last `name` that stands before `offset`.
  private static func attribute(_ name: String, before offset: Int, in bytes: [UInt8]) -> String? {
    let name = Array(name.utf8)
    var start = min(offset, bytes.count) - name.count
    while start >= 0 {
      if bytes[start] == name[0], bytes[start..<start + name.count].elementsEqual(name) {
        return String(decoding: bytes[(start + name.count)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      }
      start -= 1
    }
    return nil
  }

  private static func line(at offset: Int, in bytes: [UInt8]) -> [UInt8]? {
    guard offset < bytes.count else { return nil }
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Array(bytes[start...].prefix { $0 != 0x0A })
  }
}
