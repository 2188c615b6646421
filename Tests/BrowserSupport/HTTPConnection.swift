/// HTTP/1.1 messages over a socket, one after the other.
///
/// `URLSession` on Linux refuses chromedriver, which sends `Name:value` without a space, so this reads the bytes itself.
final class HTTPConnection {
  enum Failure: Error, CustomStringConvertible {
    case closedEarly
    case badMessage(String)

    var description: String {
      switch self {
      case .closedEarly: "the connection was closed in the middle of a message"
      case .badMessage(let line): "not a message of HTTP/1.1 with a length: \(line)"
      }
    }
  }

  private let socket: LoopbackSocket
  /// What has arrived and belongs to no message yet.
  private var pending: [UInt8] = []

  init(_ socket: LoopbackSocket) {
    self.socket = socket
  }

  func send(_ message: HTTPMessage) throws {
    // In one piece: a second small packet would wait for the first one's acknowledgement.
    try socket.send(message.bytes)
  }

  /// The next message; nil when the other side has closed the connection.
  func receive() throws -> HTTPMessage? {
    var head = endOfHead
    while head == nil {
      guard try fill() else {
        if pending.isEmpty { return nil }
        throw Failure.closedEarly
      }
      head = endOfHead
    }
    guard let head else { return nil }
    var message = try Self.message(ofHead: pending[..<head])
    let length = try message["Content-Length"].map { value in
      guard let length = Int(value), length >= 0 else { throw Failure.badMessage(value) }
      return length
    }
    guard message["Transfer-Encoding"] == nil else { throw Failure.badMessage(message.startLine) }
    let bodyStart = head + 4
    let end = bodyStart + (length ?? 0)
    while pending.count < end {
      guard try fill() else { throw Failure.closedEarly }
    }
    message.body = Array(pending[bodyStart..<end])
    pending.removeFirst(end)
    return message
  }

  private func fill() throws -> Bool {
    let bytes = try socket.receive()
    pending += bytes
    return !bytes.isEmpty
  }

  /// Where the blank line begins that ends the header.
  private var endOfHead: Int? {
    pending.indices.dropLast(3).first { pending[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
  }

  private static func message(ofHead head: ArraySlice<UInt8>) throws -> HTTPMessage {
    let lines = head.split(separator: 10).map { line in
      String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
    guard let first = lines.first, first.contains("HTTP/1.1") else { throw Failure.badMessage(lines.first ?? "") }
    let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }))
    }
    return HTTPMessage(startLine: first, fields: fields)
  }
}
