import Foundation
import Synchronization

/// A web host for a folder, below a path that is not its root: any host, any sub-folder. It remembers what was asked.
public final class StaticServer: Sendable {
  public struct Request: Sendable, CustomStringConvertible {
    /// As asked, with the query.
    public let target: String
    public let status: Int

    public var description: String { "\(status) \(target)" }
  }

  private struct State {
    var requests: [Request] = []
    var connections: [LoopbackSocket] = []
    var isStopped = false
  }

  public static let path = "/plans/2026/"

  private let folder: URL
  /// How long the files of the search index keep the browser waiting, in seconds.
  private let searchDelay: Double
  private let listener: LoopbackSocket
  private let state = Mutex(State())

  public init(serving folder: URL, searchDelay: Double = 0) throws {
    self.folder = folder
    self.searchDelay = searchDelay
    listener = try LoopbackSocket.listening()
    Thread.detachNewThread { self.acceptConnections() }
  }

  public var origin: String { "http://127.0.0.1:\(listener.port)" }

  public var requests: [Request] { state.withLock { $0.requests } }

  public func stop() {
    let connections = state.withLock { state in
      state.isStopped = true
      return state.connections
    }
    listener.shutDown()
    for connection in connections { connection.shutDown() }
  }

  private func acceptConnections() {
    while let connection = listener.accepted() {
      let isWanted = state.withLock { state in
        if !state.isStopped { state.connections.append(connection) }
        return !state.isStopped
      }
      guard isWanted else { return }
      // A thread each: a browser opens connections in advance and leaves them waiting.
      Thread.detachNewThread { self.answer(on: connection) }
    }
  }

  private func answer(on socket: LoopbackSocket) {
    let connection = HTTPConnection(socket)
    // A connection that breaks is the browser's to notice and to repeat.
    while let request = try? connection.receive() {
      let target = request.startLine.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      if searchDelay > 0, target.contains("/search/") { Thread.sleep(forTimeInterval: searchDelay) }
      let answer = answer(to: target)
      let status = answer.startLine.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      state.withLock { $0.requests.append(Request(target: target, status: status)) }
      guard (try? connection.send(answer)) != nil else { return }
    }
  }

  private func answer(to target: String) -> HTTPMessage {
    guard let file = file(at: target), let data = try? Data(contentsOf: file) else {
      let page = (try? Data(contentsOf: folder.appending(path: "404.html"))) ?? Data()
      return HTTPMessage(
        startLine: "HTTP/1.1 404 Not Found", fields: [("Content-Type", "text/html; charset=utf-8")], body: Array(page))
    }
    let type = Self.types[file.pathExtension] ?? "application/octet-stream"
    return HTTPMessage(
      startLine: "HTTP/1.1 200 OK", fields: [("Content-Type", type), ("Cache-Control", "no-store")], body: Array(data))
  }

  /// The file below the folder that a request's target names.
  private func file(at target: String) -> URL? {
    let path = target.prefix { $0 != "?" }
    guard path.hasPrefix(Self.path), let name = path.dropFirst(Self.path.count).removingPercentEncoding else {
      return nil
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(".."), !parts.contains(".") else { return nil }
    return folder.appending(path: name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name)
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "svg": "image/svg+xml", "png": "image/png",
    "webmanifest": "application/manifest+json",
  ]
}
