import Foundation
import TestSupport

/// A running `gangmu serve`, as its users run it, in a folder with Content/ and Templates/.
public final class PreviewProcess: Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// What it says of a build.
  public struct Build: Decodable, Sendable {
    public struct Problem: Decodable, Sendable {
      public let path: String
      public let line: Int?
      public let column: Int?
      public let severity: String
    }

    public struct Result: Decodable, Sendable {
      public let pages: Int
      public let written: [String]
      public let unchanged: [String]
      public let removed: [String]
      public let milliseconds: Int
    }

    public let changed: [String]
    public let diagnostics: [Problem]
    /// nil when it was not built.
    public let result: Result?
  }

  /// The answer to a request.
  public struct Answer: Sendable {
    public let status: Int
    public let fields: [String: String]
    public let body: [UInt8]

    public var text: String { String(decoding: body, as: UTF8.self) }
  }

  public let folder: URL
  public let port: UInt16
  private let process: ChildProcess
  private let log: URL

  /// Starts it and waits until it answers.
  public init(in folder: URL, options: [String] = []) throws {
    self.folder = folder.resolvingSymlinksInPath()
    log = folder.appending(path: "serve-\(UUID().uuidString).log")
    let path = self.folder.path
    process = try ChildProcess(
      Repository.gangmu,
      [
        "serve", "--json", "--port", "0", "--content", "\(path)/Content", "--templates", "\(path)/Templates",
        "--output", "\(path)/Site",
      ] + options, environment: ProcessInfo.processInfo.environment, output: log.path)
    let log = log
    guard
      let address = PreviewProcess.patiently({
        PreviewProcess.lines(log).lazy.compactMap { try? JSONDecoder().decode(Listening.self, from: $0) }.first
      }), let port = address.address.split(separator: ":").last.flatMap({ UInt16($0.dropLast()) })
    else {
      process.stop()
      throw Failure(
        description: "gangmu serve does not answer: \((try? String(contentsOf: log, encoding: .utf8)) ?? "")")
    }
    self.port = port
  }

  public var address: String { "http://127.0.0.1:\(port)/" }

  public func stop() {
    process.stop()
  }

  /// Does `work` and gives the builds that it led to: those until one of them is as wanted and no other follows for a moment.
  @discardableResult
  public func builds(after work: () throws -> Void, until isWanted: (Build) -> Bool = { _ in true }) throws -> [Build] {
    let before = PreviewProcess.lines(log).count
    try work()
    func builds() -> [Build] {
      PreviewProcess.lines(log).dropFirst(before).compactMap { try? JSONDecoder().decode(Build.self, from: $0) }
    }
    guard PreviewProcess.patiently({ builds().contains(where: isWanted) ? true : nil }) != nil else {
      throw Failure(description: "no build as wanted, but \(builds())")
    }
    Thread.sleep(forTimeInterval: 0.2)
    return builds()
  }

  /// Sends these pieces on one connection and gives all that comes until the other side ends it.
  public func answers(to pieces: [String]) throws -> [UInt8] {
    let socket = try LoopbackSocket.connected(to: port)
    socket.setPatience(seconds: 60)
    for piece in pieces { try socket.send(Array(piece.utf8)) }
    var bytes: [UInt8] = []
    while case let more = try socket.receive(), !more.isEmpty { bytes += more }
    return bytes
  }

  /// Asks for a target as it stands, whatever it is.
  public func answer(
    to target: String, method: String = "GET", fields: [(name: String, value: String)] = []
  ) throws -> Answer {
    let host = fields.contains { $0.name == "Host" } ? [] : [(name: "Host", value: "127.0.0.1:\(port)")]
    let lines = ["\(method) \(target) HTTP/1.1"] + (host + fields).map { "\($0.name): \($0.value)" }
    let bytes = try answers(to: [(lines + ["Connection: close", "", ""]).joined(separator: "\r\n")])
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: [13, 10, 13, 10]) }) else {
      return Answer(status: 0, fields: [:], body: [])
    }
    let head = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let pairs = head.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }
    return Answer(
      status: head[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0,
      fields: Dictionary(pairs, uniquingKeysWith: { first, _ in first }), body: Array(bytes[(end + 4)...]))
  }

  private struct Listening: Decodable {
    let address: String
  }

  private static func lines(_ log: URL) -> [Data] {
    (try? Data(contentsOf: log))?.split(separator: 0x0A).map { Data($0) } ?? []
  }

  private static func patiently<Value>(seconds: Double = 30, _ look: () -> Value?) -> Value? {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while Date() < deadline {
      if let value = look() { return value }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return nil
  }
}
