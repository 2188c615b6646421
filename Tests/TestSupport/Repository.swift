import Foundation

/// Where the checkout is, and what the build made of it.
public enum Repository {
  /// The folder of Package.swift.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  public static func path(_ relative: String) -> String { root.appending(path: relative).path }

  /// The real plan's text.
  public static var editionText: String {
    get throws {
      try String(contentsOf: root.appending(path: "Content/hengyang-15/editions/2025-12-15.txt"), encoding: .utf8)
    }
  }

  /// The command line under test: it lies beside the test bundle.
  public static let gangmu: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
    let folder = bundle.map { path in
      URL(filePath: String(path[..<(path.range(of: ".xctest")?.lowerBound ?? path.endIndex)]))
        .deletingLastPathComponent()
    }
    let candidates = [folder, root.appending(path: ".build/debug")].compactMap { $0?.appending(path: "gangmu").path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "gangmu"
  }()
}
