import Glibc

/// A TCP socket on 127.0.0.1, closed when the last reference to it goes.
final class LoopbackSocket: Sendable {
  struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ step: String) {
      description = "\(step): \(String(cString: strerror(errno)))"
    }
  }

  private let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// A socket that waits for connections on a port the system chooses.
  static func listening() throws -> LoopbackSocket {
    let socket = try unconnected()
    try socket.withAddress(port: 0) { address, size in
      guard bind(socket.descriptor, address, size) == 0 else { throw Failure("bind") }
    }
    guard listen(socket.descriptor, 64) == 0 else { throw Failure("listen") }
    return socket
  }

  static func connected(to port: UInt16) throws -> LoopbackSocket {
    let socket = try unconnected()
    try socket.withAddress(port: port) { address, size in
      guard connect(socket.descriptor, address, size) == 0 else { throw Failure("connect to port \(port)") }
    }
    socket.set(TCP_NODELAY, Int32(1), level: Int32(IPPROTO_TCP))
    return socket
  }

  private static func unconnected() throws -> LoopbackSocket {
    // Close-on-exec, so that no child started meanwhile keeps the connection open.
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Failure("socket") }
    return LoopbackSocket(descriptor: descriptor)
  }

  /// The next connection; nil when the socket is shut down.
  func accepted() -> LoopbackSocket? {
    let connection = accept(descriptor, nil, nil)
    guard connection >= 0 else { return nil }
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    let socket = LoopbackSocket(descriptor: connection)
    socket.set(TCP_NODELAY, Int32(1), level: Int32(IPPROTO_TCP))
    return socket
  }

  var port: UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// After this many seconds without a byte `receive` throws.
  func setPatience(seconds: Int) {
    set(SO_RCVTIMEO, timeval(tv_sec: seconds, tv_usec: 0), level: SOL_SOCKET)
  }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.send(descriptor, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure("send") }
      sent += count
    }
  }

  /// What has arrived; empty when the other side has closed.
  func receive() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure("receive") }
      return Array(buffer[..<count])
    }
  }

  /// Ends every wait on this socket, on whichever thread.
  func shutDown() {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private func withAddress(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Void) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    try withUnsafePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private func set(_ option: Int32, _ value: some BitwiseCopyable, level: Int32) {
    withUnsafeBytes(of: value) { bytes in
      _ = setsockopt(descriptor, level, option, bytes.baseAddress, socklen_t(bytes.count))
    }
  }
}
