import Diagnostics
import Files

/// A file that a user names, as plain text: whatever it was written with.
public struct Document: Sendable {
  /// What the reader of a web page sees but who reads the plan does not want.
  public struct LeftOut: Sendable, Hashable {
    /// The element's name: `nav`, `footer`.
    public let element: String
    /// Its words, with single blanks between them.
    public let text: String
  }

  public let text: SourceText
  public let format: DocumentFormat
  public let encoding: TextEncoding
  /// The program that read it; nil for a text.
  public let converter: String?
  /// Pictures that the text does not show.
  public let pictureCount: Int
  /// What of a web page is no part of its text.
  public let leftOut: [LeftOut]
  /// What the text may lack, and what the user should know of the file.
  public let diagnostics: [Diagnostic]

  /// Reads the file at `path`.
  public static func read(_ path: String, with converter: Converter = Converter()) throws(Diagnostic) -> Document {
    let bytes = try File.read(path)
    let format = DocumentFormat(bytes, path: path)
    guard bytes.count <= converter.inputLimit || format == .text else {
      throw Diagnostic(
        in: path, "is larger than \(converter.inputLimit >> 20) MiB", remedy: "save the plan as plain text")
    }
    if let remedy = format.refusal {
      throw Diagnostic(in: path, "is \(format.article) \(format.rawValue), which is not read", remedy: remedy)
    }
    switch format {
    case .text: return try plain(path, bytes)
    case .pdf: return try printed(path, bytes, converter)
    default: return try converted(path, bytes, format, converter)
    }
  }

  private static func plain(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) -> Document {
    let decoded = try TextDecoding(bytes, path: path)
    guard let text = SourceText(name: path, bytes: decoded.bytes) else {
      throw Diagnostic(in: path, "is no text", remedy: "save the plan as plain text in UTF-8")
    }
    return Document(text: text, format: .text, encoding: decoded.encoding, diagnostics: note(path, .text))
  }

  private static func printed(_ path: String, _ bytes: [UInt8], _ converter: Converter) throws(Diagnostic) -> Document {
    // -layout keeps the indents that show where a paragraph begins, and the gaps between a table's columns.
    let output = try converter.run(.pdftotext, on: bytes, for: path) { ["-enc", "UTF-8", "-layout", $0, "-"] }
    let text = PrintedTables.tabbed(String(decoding: output, as: UTF8.self))
    return Document(
      text: try full(text, path, pictureCount: 1), format: .pdf, encoding: .utf8,
      converter: Converter.Program.pdftotext.name,
      diagnostics: note(path, .pdf))
  }

  private static func converted(_ path: String, _ bytes: [UInt8], _ format: DocumentFormat, _ converter: Converter)
    throws(Diagnostic) -> Document
  {
    var input = bytes
    var encoding = TextEncoding.utf8
    var leftOut: [LeftOut] = []
    var paragraphs: [String] = []
    switch format {
    case .html:
      let page = WebPage(
        decoding: try TextDecoding(bytes, path: path, declared: WebPage.declaredEncoding(bytes)))
      input = page.bytes
      encoding = page.encoding
      leftOut = page.leftOut.map { LeftOut(element: $0.element, text: $0.text) }
    case .docx:
      let word = WordDocument(bytes, limit: converter.inputLimit)
      input = word.bytes
      paragraphs = word.paragraphs
    case .odt:
      let text = OpenDocumentText(bytes, limit: converter.inputLimit)
      input = text.bytes
      paragraphs = text.paragraphs
    default: break
    }
    let json = try converter.run(.pandoc, on: input, for: path) {
      // Of memory pandoc takes what it can get, up to 4 GiB here (GHC User's Guide, 5.7).
      ["+RTS", "-M4g", "-RTS", "--sandbox", "--from", format.pandocName ?? "", "--to", "json", "--", $0]
    }
    guard let document = PandocDocument(json: json) else {
      throw Diagnostic(
        in: path, "was not understood by pandoc", remedy: "save the plan as plain text and import that")
    }
    return Document(
      text: try full(document.text, path, pictureCount: document.pictureCount), format: format, encoding: encoding,
      converter: Converter.Program.pandoc.name, pictureCount: document.pictureCount, leftOut: leftOut,
      diagnostics: note(path, format) + lost(paragraphs, document.text, path)
        + unknownNumbers(format, document.unknownListCount, path))
  }

  private static func lost(_ paragraphs: [String], _ text: String, _ path: String) -> [Diagnostic] {
    guard let lost = LostText(of: paragraphs, in: text) else { return [] }
    return [
      Diagnostic(
        .warning, in: path,
        "loses \(lost.count) character\(lost.count == 1 ? "" : "s") in pandoc, the first in `\(lost.first.prefix(30))`",
        remedy: "compare it with the edition's text, or save the file as plain text and import that")
    ]
  }

  /// Only a document whose parts cannot be read here has lists of pandoc's own numbering.
  private static func unknownNumbers(_ format: DocumentFormat, _ count: Int, _ path: String) -> [Diagnostic] {
    guard format == .docx, count > 0 else { return [] }
    return [
      Diagnostic(
        .warning, in: path,
        "has \(count) list\(count == 1 ? "" : "s") numbered by the word processor, whose numbers pandoc gives as 1., 2., …",
        remedy: "have it turn the numbers into text, or save the file as plain text")
    ]
  }

  /// Says when a file's name ends as another format's do.
  private static func note(_ path: String, _ format: DocumentFormat) -> [Diagnostic] {
    guard let ending = DocumentFormat.ending(of: path), let named = DocumentFormat(ending: ending), named != format,
      let right = format.endings.first
    else { return [] }
    return [
      Diagnostic(
        .note, in: path, "is \(format.article) \(format.rawValue) by what it holds, not what `.\(ending)` says",
        remedy: "name it .\(right)")
    ]
  }

  private static func full(_ text: String, _ path: String, pictureCount: Int) throws(Diagnostic) -> SourceText {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw pictureCount > 0
        ? Diagnostic(
          in: path, "holds no text, only pictures of it",
          remedy: "have the text recognized (OCR), or save the plan as plain text")
        : Diagnostic(in: path, "holds no text", remedy: "check that it is the right file")
    }
    return SourceText(name: path, text)
  }

  private init(
    text: SourceText, format: DocumentFormat, encoding: TextEncoding, converter: String? = nil, pictureCount: Int = 0,
    leftOut: [LeftOut] = [], diagnostics: [Diagnostic]
  ) {
    self.text = text
    self.format = format
    self.encoding = encoding
    self.converter = converter
    self.pictureCount = pictureCount
    self.leftOut = leftOut
    self.diagnostics = diagnostics
  }
}
