/// What a browser session is asked to be.
public struct BrowserOptions: Sendable {
  /// Off: as for a reader who has forbidden it in the browser's settings.
  public var hasJavaScript = true
  /// Every request of a page is noted; it costs some time.
  public var recordsRequests = false
  /// Off: scroll bars lie over the page, as on phones and Macs, and take no room from it.
  public var hasWideScrollBars = true
  public var width = 1280
  public var height = 900

  public init(hasJavaScript: Bool = true, recordsRequests: Bool = false, hasWideScrollBars: Bool = true) {
    self.hasWideScrollBars = hasWideScrollBars
    self.hasJavaScript = hasJavaScript
    self.recordsRequests = recordsRequests
  }

  /// As chromedriver wants it in the command that opens a session.
  var capabilities: NewSession {
    NewSession(
      capabilities: .init(
        alwaysMatch: .init(
          chrome: .init(
            binary: ChromeDriver.browser,
            // Without a sandbox, because that does not work for root in a container.
            args: [
              "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
              "--disable-background-networking", "--disable-component-update", "--lang=zh-CN",
              "--window-size=\(width),\(height)",
            ] + (hasWideScrollBars ? [] : ["--hide-scrollbars"]),
            prefs: hasJavaScript ? [:] : ["profile.managed_default_content_settings.javascript": 2]),
          logging: ["browser": "ALL", "performance": recordsRequests ? "ALL" : "OFF"])))
  }

  struct NewSession: Encodable {
    struct Capabilities: Encodable {
      let alwaysMatch: Match
    }

    struct Match: Encodable {
      let chrome: Chrome
      let logging: [String: String]

      enum CodingKeys: String, CodingKey {
        case chrome = "goog:chromeOptions"
        case logging = "goog:loggingPrefs"
      }
    }

    struct Chrome: Encodable {
      let binary: String
      let args: [String]
      let prefs: [String: Int]
    }

    let capabilities: Capabilities
  }
}
