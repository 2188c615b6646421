import Foundation

/// The WebDriver protocol: commands as JSON over HTTP (https://www.w3.org/TR/webdriver2/).
struct WebDriver: Sendable {
  /// An answer that says what went wrong: `no such element`, `javascript error`.
  struct Failure: Error, Decodable, CustomStringConvertible {
    let error: String
    let message: String

    var description: String { "\(error): \(message)" }
  }

  let port: UInt16
  /// What every command's path begins with.
  var path = ""

  func get<Answer: Decodable>(_ command: String) throws -> Answer {
    try value(in: exchange("GET", command, nil))
  }

  func post<Answer: Decodable>(_ command: String, _ parameters: some Encodable = [String: String]()) throws -> Answer {
    try value(in: exchange("POST", command, JSONEncoder().encode(parameters)))
  }

  /// A command whose answer says nothing.
  func perform(_ command: String, _ parameters: some Encodable = [String: String]()) throws {
    _ = try exchange("POST", command, JSONEncoder().encode(parameters))
  }

  func delete(_ command: String) throws {
    _ = try exchange("DELETE", command, nil)
  }

  private struct Reply<Value: Decodable>: Decodable {
    let value: Value
  }

  private func value<Answer: Decodable>(in body: Data) throws -> Answer {
    try JSONDecoder().decode(Reply<Answer>.self, from: body).value
  }

  private func exchange(_ method: String, _ command: String, _ body: Data?) throws -> Data {
    let socket = try LoopbackSocket.connected(to: port)
    socket.setPatience(seconds: 60)
    let connection = HTTPConnection(socket)
    try connection.send(
      HTTPMessage(
        startLine: "\(method) \(path)\(command) HTTP/1.1",
        fields: [("Host", "127.0.0.1:\(port)"), ("Content-Type", "application/json; charset=utf-8")],
        body: Array(body ?? Data())))
    guard let answer = try connection.receive() else { throw HTTPConnection.Failure.closedEarly }
    let data = Data(answer.body)
    guard answer.startLine.contains(" 200 ") else {
      throw try JSONDecoder().decode(Reply<Failure>.self, from: data).value
    }
    return data
  }
}
