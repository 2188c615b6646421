import Files
import FlyingSocks
import Foundation

/// Answers over HTTP/1.1 at one address; on sockets that wait without a thread of their own.
struct SiteServer: Sendable {
  private let handler: SiteHandler
  private let socket: Socket
  private let pool: any AsyncSocketPool = SocketPool<Poll>.make()

  /// Longer than any browser's request for a page.
  private static let longestHead = 64 * 1_024

  /// Listens, so that who connects from now on is answered when it runs.
  init(at address: any SocketAddress, _ handler: SiteHandler) throws {
    self.handler = handler
    socket = try Socket(domain: Int32(type(of: address).family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      // Connections take it over. With Nagle's algorithm (RFC 896) the end of a file can wait 40 ms for the other side to
      // acknowledge what came before; a failure costs no more than that.
      try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
      #if canImport(Darwin)
        try socket.setValue(true, for: .noSIGPIPE)
      #endif
      try socket.bind(to: address)
      try socket.listen()
    } catch {
      try? socket.close()
      throw error
    }
  }

  /// Other than asked for when that was 0.
  var port: UInt16? {
    switch try? socket.sockname() {
    case .ip4(_, let port), .ip6(_, let port): port
    case .unix, nil: nil
    }
  }

  /// Answers until the task is cancelled.
  func run() async {
    defer { try? socket.close() }
    try? await pool.prepare()
    try? await withThrowingDiscardingTaskGroup { group in
      group.addTask { try await pool.run() }
      let listening = try AsyncSocket(socket: socket, pool: pool)
      while true {
        do {
          let connection = try await listening.accept()
          group.addTask { await answer(connection) }
        } catch SocketError.failed {
          // Out of descriptors, or the other side is gone again.
          try await Task.sleep(for: .milliseconds(100))
        }
      }
    }
  }

  /// Answers one request after the other, until the other side goes or one ends the connection.
  private func answer(_ connection: AsyncSocket) async {
    defer { try? connection.close() }
    var received: [UInt8] = []
    while let head = await SiteServer.nextHead(&received, connection) {
      let request = RequestHead(head)
      let answer = if let request { await handler.answer(request) } else { Answer(.badRequest, text: "No request.\n") }
      guard (try? await connection.write(Data(answer.bytes(for: request)))) != nil, request?.keepsConnection == true
      else { return }
    }
  }

  /// Takes the bytes of a request's head from what was received, and receives more until it is whole; those of one that is
  /// too long as far as they came; nil when no more come.
  private static func nextHead(_ received: inout [UInt8], _ connection: AsyncSocket) async -> ArraySlice<UInt8>? {
    while true {
      if let end = RequestHead.end(in: received) {
        defer { received.removeFirst(end) }
        return received[..<end]
      }
      if received.count > longestHead { return [] }
      guard let more = try? await connection.read(atMost: 4_096) else { return nil }
      received += more
    }
  }
}
