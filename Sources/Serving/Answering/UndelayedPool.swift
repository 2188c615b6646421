import Files
import FlyingFox
import FlyingSocks

/// A pool of sockets that send what they are given at once.
///
/// FlyingFox sends the head and the body of an answer apart, and with Nagle's algorithm (RFC 896) the body waits 40 ms for
/// the other side to acknowledge the head. It leaves no other place to say so than where it waits for a socket; the
/// connections take the option over from the socket that listens.
struct UndelayedPool: AsyncSocketPool {
  private let base: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    // A failure costs the 40 ms and nothing else.
    try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
