import Diagnostics
import Dispatch
import Files
import FlyingSocks
import Foundation

/// The site in a browser while it is being written: built, watched, built anew, shown.
public struct Preview: Sendable {
  /// The folder of the plans, as the user named it.
  public let content: String
  /// The folder of the templates.
  public let templates: String
  /// The folder of the site.
  public let site: String
  /// The address to listen on: `127.0.0.1`, `0.0.0.0`, `::1`.
  public let host: String
  /// 0 for any that is free.
  public let port: UInt16
  public let isStrict: Bool
  /// Whether the folders are looked at again and again, where the system tells nothing of changes.
  public let isPolling: Bool

  public init(
    content: String, templates: String, site: String, host: String, port: UInt16, isStrict: Bool, isPolling: Bool
  ) {
    self.content = content
    self.templates = templates
    self.site = site
    self.host = host
    self.port = port
    self.isStrict = isStrict
    self.isPolling = isPolling
  }

  /// Whether `host` is an address that can be listened on.
  public static func isAddress(_ host: String) -> Bool { (try? address(host, port: 0)) != nil }

  /// Runs until the process is asked to end (SIGINT, SIGTERM); to be called on the main thread, before there are others.
  ///
  /// - Parameter report: is called on threads of the preview, never twice at once.
  public func run(_ report: @escaping @Sendable (PreviewEvent) -> Void) throws(DiagnosticList) {
    // Threads take over what their maker blocks, so that the signals come to nobody but who waits for them below.
    let signals = HeldSignals([SIGINT, SIGTERM, SIGHUP])
    guard let stopLine = StopLine() else {
      throw DiagnosticList(
        Diagnostic(in: content, "cannot be watched (too many open files)", remedy: "close other programs"))
    }
    // Above what any run before can have come to, which counts its builds from its own start.
    let live = LiveSite(firstNumber: Int(Date().timeIntervalSince1970 * 1_000))
    let firstBuild = DispatchSemaphore(value: 0)
    let lastBuild = DispatchSemaphore(value: 0)
    let (builds, reported) = AsyncStream<PreviewBuild>.makeStream()
    Thread.detachNewThread {
      let watch = self.watch(stopLine, report)
      var rebuilder = Rebuilder(self, watch: watch)
      var isFirst = true
      rebuilder.run { build in
        report(.built(build))
        reported.yield(build)
        if isFirst { firstBuild.signal() }
        isFirst = false
      }
      reported.finish()
      lastBuild.signal()
    }
    firstBuild.wait()
    defer {
      stopLine.stop()
      lastBuild.wait()
    }
    let server = try listen(live, report)
    let updates = Task {
      for await build in builds {
        await live.update(
          changed: build.change.map { Array($0.written) + $0.removed } ?? [],
          problems: build.change == nil ? build.diagnostics.map(\.description) : [], basePath: build.basePath)
      }
    }
    let answers = Task { await server.run() }
    signals.wait()
    updates.cancel()
    answers.cancel()
    Handover.wait { await answers.value }
  }

  private func watch(_ stopLine: StopLine, _ report: (PreviewEvent) -> Void) -> any FolderWatch {
    let folders = [content, templates]
    if isPolling { return PollingWatch(folders, stopLine: stopLine) }
    #if os(Linux)
      if let watch = InotifyWatch(folders, stopLine: stopLine) { return watch }
      report(
        .noted(
          Diagnostic(
            .note, in: content, "has more folders than the system watches, so they are looked at four times a second",
            remedy: "raise /proc/sys/fs/inotify/max_user_watches")))
    #endif
    return PollingWatch(folders, stopLine: stopLine)
  }

  // MARK: Listening

  private func listen(_ live: LiveSite, _ report: (PreviewEvent) -> Void) throws(DiagnosticList) -> SiteServer {
    let isLocal = host == "localhost" || host == "::1" || host.hasPrefix("127.")
    let address = try address()
    let handler = SiteHandler(site: site, live: live, hosts: HostCheck(isLocal: isLocal))
    do {
      let server = try SiteServer(at: address, handler)
      report(.listening("http://\(host.contains(":") ? "[\(host)]" : host):\(server.port ?? port)/"))
      return server
    } catch {
      throw DiagnosticList(
        Diagnostic(
          in: "\(host):\(port)", "cannot be listened on (\(Preview.reason(error)))",
          remedy: "name another with --port, or 0 for any that is free"))
    }
  }

  private static func reason(_ error: any Error) -> String {
    if case .failed(_, _, let message) = error as? SocketError { return message }
    return error.localizedDescription
  }

  private func address() throws(DiagnosticList) -> any SocketAddress {
    do {
      return try Preview.address(host, port: port)
    } catch {
      throw DiagnosticList(
        Diagnostic(in: host, "is no address of a network interface", remedy: "name one, like 127.0.0.1, with --host"))
    }
  }

  private static func address(_ host: String, port: UInt16) throws -> any SocketAddress {
    if host == "localhost" { return try sockaddr_in.inet(ip4: "127.0.0.1", port: port) }
    if host.contains(":") { return try sockaddr_in6.inet6(ip6: host, port: port) }
    return try sockaddr_in.inet(ip4: host, port: port)
  }
}
