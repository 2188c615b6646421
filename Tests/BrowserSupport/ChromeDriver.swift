import Foundation

/// A running chromedriver, with a folder of its own for what the browser writes.
public final class ChromeDriver: Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// The one of the suite that runs; see `BrowserScope`.
  @TaskLocal static var current: ChromeDriver?

  let port: UInt16
  private let process: ChildProcess
  private let folder: URL

  init() throws {
    for program in [Self.browser, Self.driver] where !FileManager.default.isExecutableFile(atPath: program) {
      throw Failure(
        description: """
          the browser tests need \(program), which is not here: run the second command of README.md \
          (apt-get install -y --no-install-recommends chromium chromium-driver fonts-wqy-microhei)
          """)
    }
    folder = FileManager.default.temporaryDirectory.appending(path: "gangmu-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let log = folder.appending(path: "chromedriver.log").path
    do {
      process = try ChildProcess(
        Self.driver, ["--port=0"],
        environment: ["HOME": folder.path, "TMPDIR": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
        output: log)
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
    guard let port = Self.port(announcedIn: log) else {
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      process.stop()
      try? FileManager.default.removeItem(at: folder)
      throw Failure(description: "chromedriver did not say its port in 30 seconds: \(said)")
    }
    self.port = port
  }

  func stop() {
    process.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Debian's name, else Ubuntu's.
  static let browser =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first(where: FileManager.default.isExecutableFile(atPath:))
    ?? "/usr/bin/chromium"
  private static let driver = "/usr/bin/chromedriver"

  /// The port that chromedriver chose: `ChromeDriver was started successfully on port 40353.`
  private static func port(announcedIn log: String) -> UInt16? {
    let deadline = Date(timeIntervalSinceNow: 30)
    while Date() < deadline {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      if let match = text.firstMatch(of: /successfully on port (\d+)\./) { return UInt16(match.1) }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return nil
  }
}
