/// What kind of file a plan came in.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case text = "text"
  case docx = "Word document"
  case odt = "OpenDocument text"
  case html = "web page"
  case epub = "EPUB"
  case pdf = "PDF"
  /// Rich Text, of which pandoc 2.17 loses digits behind Han characters (`年2030` behind `\u` escapes).
  case rtf = "Rich Text file"
  /// What no program at hand reads: Word 97–2003 and WPS.
  case compound = "Word 97–2003 or WPS document"
  /// GB/T 33190—2016.
  case ofd = "OFD document"
  case spreadsheet = "spreadsheet"
  case presentation = "presentation"
  /// RFC 2557, as browsers save whole pages.
  case webArchive = "web archive (MHTML)"
  /// Flat OpenDocument, Word 2003 XML.
  case xml = "XML document"
  case picture = "picture"
  case archive = "ZIP archive"
  case compressed = "compressed archive"

  /// Found by what the file holds; its name decides between text and a web page that does not begin as one.
  init(_ bytes: [UInt8], path: String) {
    if let signed = DocumentFormat.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      self = signed.format
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = DocumentFormat.packaged(bytes)
    } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      self = .picture
    } else {
      self = DocumentFormat.ofText(bytes, path: path)
    }
  }

  /// How files of a format begin.
  private static let signatures: [(bytes: [UInt8], format: DocumentFormat)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compound),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF8".utf8), .picture),
    ([0x49, 0x49, 0x2A, 0x00], .picture), ([0x4D, 0x4D, 0x00, 0x2A], .picture), ([0x1F, 0x8B, 0x08], .compressed),
    (Array("Rar!\u{1A}\u{07}".utf8), .compressed), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed),
    (Array("BZh".utf8), .compressed), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed),
  ]

  /// OpenDocument and EPUB begin with an entry `mimetype` (ODF 1.3, part 2, 3.3; EPUB OCF 3.3, 4.3.2); a Word document has
  /// an entry for its main part (ECMA-376, part 2).
  private static func packaged(_ bytes: [UInt8]) -> DocumentFormat {
    let head = bytes.prefix(200)
    if contains(head, "mimetypeapplication/vnd.oasis.opendocument.text") { return .odt }
    if contains(head, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet") { return .spreadsheet }
    if contains(head, "mimetypeapplication/vnd.oasis.opendocument.presentation") { return .presentation }
    if contains(head, "mimetypeapplication/epub+zip") { return .epub }
    if contains(bytes[...], "word/document") { return .docx }
    if contains(bytes[...], "xl/workbook.xml") { return .spreadsheet }
    if contains(bytes[...], "ppt/presentation.xml") { return .presentation }
    return contains(bytes[...], "OFD.xml") ? .ofd : .archive
  }

  private static func ofText(_ bytes: [UInt8], path: String) -> DocumentFormat {
    // Without NUL, so that UTF-16 shows its ASCII.
    let head = bytes.prefix(2_048).filter { $0 != 0 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let start = head.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 >= 0x80 }
    if start.starts(with: Array("mime-version:".utf8)) || contains(head[...], "content-type: multipart/related") {
      return .webArchive
    }
    if start.starts(with: Array("<!doctype html".utf8)) || start.starts(with: Array("<html".utf8)) { return .html }
    if start.starts(with: Array("<?xml".utf8)) { return contains(head[...], "<html") ? .html : .xml }
    return start.first == 0x3C && DocumentFormat(ending: ending(of: path) ?? "") == .html ? .html : .text
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    let needle = Array(String(describing: word).utf8)
    guard let first = needle.first else { return true }
    var index = bytes.startIndex
    while index + needle.count <= bytes.endIndex {
      if bytes[index] == first, bytes[index..<index + needle.count].elementsEqual(needle) { return true }
      index += 1
    }
    return false
  }

  // MARK: Names

  /// How names of such files end, the usual one first; none for what is not read.
  var endings: [String] {
    switch self {
    case .text: ["txt", "md", "markdown", "text"]
    case .docx: ["docx", "docm"]
    case .odt: ["odt"]
    case .html: ["html", "htm", "xhtml", "shtml"]
    case .epub: ["epub"]
    case .pdf: ["pdf"]
    default: []
    }
  }

  /// The format that the ending of a file's name says; nil when it says none of those that are read.
  init?(ending: String) {
    guard let format = DocumentFormat.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
    self = format
  }

  /// The ending of a file's name in small letters, without the point.
  static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
  }

  /// The indefinite article of the format's name.
  var article: String {
    switch self {
    case .odt, .epub, .ofd, .xml: "an"
    default: "a"
    }
  }

  // MARK: Reading

  /// What to do instead with a file of a format that is not read; nil for one that is.
  var refusal: String? {
    switch self {
    case .text, .docx, .odt, .html, .epub, .pdf: nil
    case .rtf, .compound: "save it as .docx, .odt or plain text"
    case .ofd: "print it to PDF, or save it as plain text"
    case .spreadsheet, .presentation: "save the plan's text as .docx or plain text"
    case .webArchive: "save the page as HTML only"
    case .xml: "save it as .docx, .odt or plain text"
    case .picture: "have the text recognized (OCR), and save it as plain text"
    case .archive, .compressed: "unpack it, and import the document in it"
    }
  }

  /// What pandoc calls the format; nil where it is not pandoc that reads it.
  var pandocName: String? {
    switch self {
    case .docx: "docx"
    case .odt: "odt"
    case .html: "html"
    case .epub: "epub"
    default: nil
    }
  }
}
