import Diagnostics

/// A script of `assets/` in which strings stand as `{{strings.name}}`, inside literals.
struct ScriptStrings: Sendable {
  private struct Tag: Sendable {
    let name: String
    let range: Range<Int>
  }

  private let source: SourceText
  private let tags: [Tag]

  var names: [String] { tags.map(\.name) }

  init(_ source: SourceText) {
    self.source = source
    let opening = Array("{{\(StringsCatalog.prefix)".utf8)
    let bytes = source.bytes
    var tags: [Tag] = []
    var offset = 0
    while let start = bytes[offset...].firstIndex(of: opening[0]) {
      offset = start + 1
      guard bytes[start...].starts(with: opening) else { continue }
      let name = bytes[(start + opening.count)...].prefix { $0 != UInt8(ascii: "}") && $0 != 0x0A }
      let end = name.endIndex + 2
      guard bytes[name.endIndex...].starts(with: "}}".utf8) else { continue }
      tags.append(Tag(name: String(decoding: name, as: UTF8.self), range: start..<end))
    }
    self.tags = tags
  }

  /// Names that no strings file has, and parameters that the script cannot know of.
  func problems(_ catalog: StringsCatalog) -> [Diagnostic] {
    tags.flatMap { tag in
      let translations = catalog.translations(of: tag.name)
      if translations.isEmpty {
        return [
          Diagnostic(
            in: source.name, at: source.position(of: tag.range.lowerBound), "there is no string `\(tag.name)`",
            remedy: catalog.remedy(for: tag.name))
        ]
      }
      let known = catalog.parameters(of: tag.name)
      return translations.compactMap { StringsCatalog.unknownParameter(of: tag.name, $0, known: known) }
    }
  }

  func filled(_ strings: InterfaceStrings) -> [UInt8] {
    var bytes: [UInt8] = []
    var offset = 0
    for tag in tags {
      bytes += source.bytes[offset..<tag.range.lowerBound]
      bytes += strings.script(tag.name).utf8
      offset = tag.range.upperBound
    }
    return bytes + source.bytes[offset...]
  }
}
