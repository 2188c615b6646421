import Foundation

/// A browser window with a profile of its own.
public struct BrowserSession: Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  let driver: WebDriver

  /// Opens a window for the time of the body.
  public static func with<Result>(
    _ options: BrowserOptions = BrowserOptions(), _ body: (BrowserSession) throws -> Result
  ) throws -> Result {
    guard let chromeDriver = ChromeDriver.current else {
      throw Failure(description: "no chromedriver: the suite of this test, or one around it, needs the trait .browser")
    }
    let opened: Opened = try WebDriver(port: chromeDriver.port).post("/session", options.capabilities)
    let session = BrowserSession(
      driver: WebDriver(port: chromeDriver.port, path: "/session/\(opened.sessionId)"))
    defer { try? session.driver.delete("") }
    return try body(session)
  }

  /// Opens an address and waits until the page is loaded.
  public func open(_ address: String) throws {
    try driver.perform("/url", ["url": address])
  }

  public var address: String {
    get throws { try driver.get("/url") }
  }

  public var title: String {
    get throws { try driver.get("/title") }
  }

  /// What a script's body returns; a promise is waited for. `arguments[0]` … hold the arguments.
  public func evaluate<Answer: Decodable>(
    _ script: String, _ arguments: any Encodable..., as type: Answer.Type = Answer.self
  ) throws -> Answer {
    try driver.post("/execute/sync", Script(script: script, args: arguments.map(ScriptArgument.init)))
  }

  /// Runs a script's body and waits until what it returns, or promises, is neither false nor null.
  public func wait(until script: String, seconds: Double = 20) throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while !(try evaluate("return Promise.resolve((() => { \(script) })()).then(Boolean)", as: Bool.self)) {
      guard Date() < deadline else {
        throw Failure(description: "after \(seconds) seconds still not: \(script) at \(try address)")
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// The first element that a CSS selector names.
  public func element(_ selector: String) throws -> PageElement {
    let reference: [String: String] = try driver.post("/element", ["using": "css selector", "value": selector])
    guard let identifier = reference.values.first else { throw Failure(description: "no reference to \(selector)") }
    return PageElement(driver: driver, identifier: identifier)
  }

  /// Presses keys one after the other, whatever has the focus.
  public func press(_ keys: Key...) throws {
    try perform(keys.flatMap { [KeyStep(type: "keyDown", value: $0.value), KeyStep(type: "keyUp", value: $0.value)] })
  }

  /// Presses a key while the control key is held.
  public func pressControl(_ key: Key) throws {
    let keys = [Key.control, key]
    try perform(
      keys.map { KeyStep(type: "keyDown", value: $0.value) }
        + keys.reversed().map { KeyStep(type: "keyUp", value: $0.value) })
  }

  private struct KeyStep: Encodable {
    let type: String
    let value: String
  }

  private func perform(_ steps: [KeyStep]) throws {
    struct Device: Encodable {
      var type = "key"
      var id = "keyboard"
      let actions: [KeyStep]
    }
    try driver.perform("/actions", ["actions": [Device(actions: steps)]])
  }

  /// Moves the mouse over the middle of what a CSS selector names.
  public func point(at selector: String) throws {
    struct Step: Encodable {
      var type = "pointerMove"
      var duration = 0
      let origin: [String: String]
      var x = 0
      var y = 0
    }
    struct Device: Encodable {
      var type = "pointer"
      var id = "mouse"
      let actions: [Step]
    }
    let reference: [String: String] = try driver.post("/element", ["using": "css selector", "value": selector])
    try driver.perform("/actions", ["actions": [Device(actions: [Step(origin: reference)])]])
  }

  /// Prints the page as a PDF, with what its style sheets say about the paper.
  public func printedPage() throws -> Data {
    struct Parameters: Encodable {
      var preferCSSPageSize = true
      var printBackground = false
    }
    struct Printed: Decodable {
      let data: Data
    }
    let printed: Printed = try driver.post(
      "/goog/cdp/execute", DevToolsCommand(cmd: "Page.printToPDF", params: Parameters()))
    return printed.data
  }

  /// A command of the Chrome DevTools Protocol: `Emulation.setEmulatedMedia`.
  public func devTools(_ command: String, _ parameters: some Encodable) throws {
    try driver.perform("/goog/cdp/execute", DevToolsCommand(cmd: command, params: parameters))
  }

  private struct Opened: Decodable {
    let sessionId: String
  }

  private struct DevToolsCommand<Parameters: Encodable>: Encodable {
    let cmd: String
    let params: Parameters
  }

  private struct Script: Encodable {
    let script: String
    let args: [ScriptArgument]
  }

  private struct ScriptArgument: Encodable {
    let value: any Encodable

    func encode(to encoder: any Encoder) throws {
      try value.encode(to: encoder)
    }
  }
}

/// An element of the page that is open.
public struct PageElement: Sendable {
  let driver: WebDriver
  let identifier: String

  /// The text that a reader sees.
  public var text: String {
    get throws { try driver.get("/element/\(identifier)/text") }
  }

  public func click() throws {
    try driver.perform("/element/\(identifier)/click")
  }

  /// Types into the element, which takes the focus.
  public func type(_ text: String, _ keys: Key...) throws {
    try driver.perform("/element/\(identifier)/value", ["text": text + keys.map(\.value).joined()])
  }
}

/// A key of the keyboard.
public struct Key: Sendable, ExpressibleByStringLiteral {
  let value: String

  public init(stringLiteral value: String) {
    self.value = value
  }

  public static let tab: Key = "\u{E004}"
  public static let enter: Key = "\u{E007}"
  public static let escape: Key = "\u{E00C}"
  public static let control: Key = "\u{E009}"
  public static let left: Key = "\u{E012}"
  public static let right: Key = "\u{E014}"
  public static let up: Key = "\u{E013}"
  public static let down: Key = "\u{E015}"
}
