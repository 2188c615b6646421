import Foundation

/// What the browser noted while pages were open. Reading a log empties it.
extension BrowserSession {
  private struct LogEntry: Decodable {
    let level: String
    let message: String
  }

  private func log(_ type: String) throws -> [LogEntry] {
    try driver.post("/se/log", ["type": type])
  }

  /// The messages of the console, errors of the page and refusals of its security policy among them.
  public func consoleMessages() throws -> [String] {
    try log("browser").map { "\($0.level) \($0.message)" }
  }

  /// The addresses that pages asked for. Needs `recordsRequests`.
  public func requestedAddresses() throws -> [String] {
    struct Event: Decodable {
      let message: Message
    }
    struct Message: Decodable {
      let method: String
      let params: Parameters
    }
    struct Parameters: Decodable {
      let request: Request?
    }
    struct Request: Decodable {
      let url: String
    }
    return try log("performance").compactMap { entry in
      // The log is long; only the entries that matter are decoded.
      guard entry.message.contains("\"Network.requestWillBeSent\"") else { return nil }
      return try JSONDecoder().decode(Event.self, from: Data(entry.message.utf8)).message.params.request?.url
    }
  }
}
