/// What kind of file a plan came in.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case text = "text"
  case docx = "Word document"
  case odt = "OpenDocument text"
  case html = "web page"
  case epub = "EPUB"
  case pdf = "PDF"
  /// Rich Text, of which pandoc loses digits behind Han characters.
  case rtf = "Rich Text file"
  /// What no program at hand reads: Word 97–2003 and WPS.
  case compound = "Word 97–2003 or WPS document"
  case archive = "ZIP archive"

  /// Found by what the file holds; its name decides between text and a web page that does not begin as one.
  init(_ bytes: [UInt8], path: String) {
    if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      self = .rtf
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compound
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = DocumentFormat.packaged(bytes)
    } else {
      self = DocumentFormat.isWebPage(bytes, path: path) ? .html : .text
    }
  }

  /// OpenDocument and EPUB begin with an entry `mimetype` (ODF 1.3, part 2, 3.3; EPUB OCF 3.3, 4.3.2); a Word document has
  /// an entry for its main part (ECMA-376, part 2).
  private static func packaged(_ bytes: [UInt8]) -> DocumentFormat {
    let head = bytes.prefix(200)
    if contains(head, "mimetypeapplication/vnd.oasis.opendocument.text") { return .odt }
    if contains(head, "mimetypeapplication/epub+zip") { return .epub }
    return contains(bytes[...], "word/document.xml") ? .docx : .archive
  }

  private static func isWebPage(_ bytes: [UInt8], path: String) -> Bool {
    let head = bytes.prefix(1_024).filter { $0 != 0 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let start = head.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 >= 0x80 }
    let isNamed = [".html", ".htm", ".xhtml"].contains { path.lowercased().hasSuffix($0) }
    return start.starts(with: Array("<!doctype html".utf8)) || start.starts(with: Array("<html".utf8))
      || start.starts(with: Array("<?xml".utf8)) && contains(head[...], "<html") || isNamed && start.first == 0x3C
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

  /// What pandoc calls the format; nil where it is not pandoc that reads it.
  var pandocName: String? {
    switch self {
    case .docx: "docx"
    case .odt: "odt"
    case .html: "html"
    case .epub: "epub"
    case .text, .pdf, .rtf, .compound, .archive: nil
    }
  }
}
