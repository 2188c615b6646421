import Diagnostics
import Files

/// A file that a user names, as plain text: whatever it was written with.
public struct Document: Sendable {
  public let text: SourceText
  public let format: DocumentFormat
  public let encoding: TextEncoding
  /// The program that read it; nil for a text.
  public let converter: String?
  /// Pictures that the text does not show.
  public let pictureCount: Int
  /// What the text may lack.
  public let warnings: [Diagnostic]

  /// Reads the file at `path`.
  public static func read(_ path: String, with converter: Converter = Converter()) throws(Diagnostic) -> Document {
    let bytes = try File.read(path)
    let format = DocumentFormat(bytes, path: path)
    guard bytes.count <= converter.inputLimit || format == .text else {
      throw Diagnostic(
        in: path, "is larger than \(converter.inputLimit >> 20) MiB", remedy: "save the plan as plain text")
    }
    switch format {
    case .text:
      let decoded = try TextDecoding(bytes, path: path)
      guard let text = SourceText(name: path, bytes: decoded.bytes) else {
        throw Diagnostic(in: path, "is no text", remedy: "save the plan as plain text in UTF-8")
      }
      return Document(
        text: text, format: format, encoding: decoded.encoding, converter: nil, pictureCount: 0, warnings: [])
    case .pdf:
      // -layout keeps the indents that show where a paragraph begins, and the gaps between a table's columns.
      let text = try converter.run(.pdftotext, ["-enc", "UTF-8", "-layout", path, "-"], for: path)
      return try Document(path, PrintedTables.tabbed(String(decoding: text, as: UTF8.self)), format, by: .pdftotext)
    case .compound, .archive, .rtf:
      throw Diagnostic(
        in: path, "is a \(format.rawValue), which is not read", remedy: "save it as .docx, .odt or plain text")
    case .docx, .odt, .html, .epub:
      return try converted(path, bytes, format, converter)
    }
  }

  private static func converted(_ path: String, _ bytes: [UInt8], _ format: DocumentFormat, _ converter: Converter)
    throws(Diagnostic) -> Document
  {
    let json = try converter.run(
      .pandoc, ["--sandbox", "--from", format.pandocName ?? "", "--to", "json", "--", path], for: path)
    guard let document = PandocDocument(json: json) else {
      throw Diagnostic(
        in: path, "was not understood by pandoc", remedy: "save the plan as plain text and import that")
    }
    var warnings: [Diagnostic] = []
    if format == .odt, document.tableCount > 0 {
      warnings.append(
        Diagnostic(
          .warning, in: path,
          "has \(document.tableCount) table\(document.tableCount == 1 ? "" : "s"), of which pandoc leaves out rows that are marked as headings",
          remedy: "check the tables, or save the file as .docx and import that"))
    }
    if format == .docx, document.unknownListCount > 0 {
      let lists = "\(document.unknownListCount) list\(document.unknownListCount == 1 ? "" : "s")"
      warnings.append(
        Diagnostic(
          .warning, in: path, "has \(lists) numbered by the word processor in Chinese, which pandoc gives as 1., 2., …",
          remedy: "have it turn the numbers into text, or save the file as plain text"))
    }
    return try Document(
      path, document.text, format, by: .pandoc, pictureCount: document.pictureCount, warnings: warnings)
  }

  private init(
    text: SourceText, format: DocumentFormat, encoding: TextEncoding, converter: String?, pictureCount: Int,
    warnings: [Diagnostic]
  ) {
    self.warnings = warnings
    self.text = text
    self.format = format
    self.encoding = encoding
    self.converter = converter
    self.pictureCount = pictureCount
  }

  private init(
    _ path: String, _ text: String, _ format: DocumentFormat, by program: Converter.Program, pictureCount: Int = 0,
    warnings: [Diagnostic] = []
  ) throws(Diagnostic) {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw Diagnostic(
        in: path, "holds no text, only pictures of it",
        remedy: "have the text recognized (OCR), or save the plan as plain text")
    }
    self.init(
      text: SourceText(name: path, text), format: format, encoding: .utf8, converter: program.name,
      pictureCount: pictureCount, warnings: warnings)
  }
}
