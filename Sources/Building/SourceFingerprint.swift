import Articles
import Files
import Parallel
import Publishing

/// A checksum of everything that a site is made of, the same on every machine.
enum SourceFingerprint {
  /// nil when something cannot be read.
  static func of(_ content: ContentFolder, _ templates: String) -> Checksum? {
    guard let folders = try? TemplateFolder.folders(templates) else { return nil }
    var lines = ""
    for folder in [content.path] + folders {
      guard let sums = sums(of: folder) else { return nil }
      lines += "\n\(sums)"
    }
    return Checksum(of: Array(lines.utf8))
  }

  /// A line for every file below the folder.
  static func sums(of folder: String) -> String? {
    guard let files = try? Folder.files(below: folder) else { return nil }
    let sums = files.parallelMap(in: 64) { file in
      (try? File.read("\(folder)/\(file)")).map { "\(Checksum(of: $0)) \(file)\n" }
    }
    return sums.contains(nil) ? nil : sums.compactMap { $0 }.joined()
  }
}
