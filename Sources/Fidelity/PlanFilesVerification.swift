import Articles
import Files
import Publishing

extension PlanVerification {
  /// The plan's files for other programs must hold the text too.
  mutating func checkPlanFiles() {
    for format in PlanFormat.allCases {
      let path = "\(site)/\(content.slug)/\(format.fileName)"
      let bytes = (try? File.read(path)) ?? []
      var expected = expectedBlocks { _ in path }
      if format == .akomaNtoso {
        expected = expected.map {
          .init(place: $0.place, text: AkomaNtosoReading.representable($0.text), path: $0.path)
        }
      }
      guard var reading = reading(of: bytes, as: format, path: path, expected) else { continue }
      // A plan whose text has no title is called by its folder's name, which is none of its blocks.
      if content.settings.title == content.slug.description { reading.blocks.removeAll { $0.place == .title } }
      check(reading, with: expected)
    }
  }

  /// nil for forms that `SiteComparison` alone holds against what a build writes: they show the text otherwise, or not
  /// all of it.
  private func reading(of bytes: [UInt8], as format: PlanFormat, path: String, _ expected: [Reading.Block]) -> Reading?
  {
    switch format {
    case .json: PlanJSONReading.reading(bytes, path: path)
    case .text: PlainTextReading(bytes, path: path, expecting: expected, layout: edition.layout).reading
    case .akomaNtoso: AkomaNtosoReading(bytes, path: path, of: content).reading
    case .markdown, .ris, .bibtex, .bulk: nil
    }
  }
}
