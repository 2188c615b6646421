import Diagnostics
import Files

extension Document {
  /// A table's file as text without a byte order mark, in whatever encoding a spreadsheet program saved it; an error when
  /// it is no text.
  public static func readTable(_ path: String) throws(Diagnostic) -> SourceText {
    let remedy = "save the table as CSV (UTF-8) in the spreadsheet program"
    let bytes = try File.read(path)
    let format = DocumentFormat(bytes, path: path)
    guard format == .text else {
      throw Diagnostic(in: path, "is \(format.article) \(format.rawValue)", remedy: remedy)
    }
    let decoded: [UInt8]
    do throws(Diagnostic) {
      decoded = try TextDecoding(bytes, path: path).bytes
    } catch {
      throw Diagnostic(in: path, at: error.position, error.problem, remedy: remedy)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = decoded.starts(with: mark) ? Array(decoded.dropFirst(mark.count)) : decoded
    guard let source = SourceText(name: path, bytes: text) else {
      throw Diagnostic(in: path, "is no text", remedy: remedy)
    }
    return source
  }
}
