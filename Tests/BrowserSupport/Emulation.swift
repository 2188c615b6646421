/// How the page is shown: the size of the screen, the colors that the reader prefers.
extension BrowserSession {
  public enum ColorScheme: String, CaseIterable, Sendable {
    case light, dark
  }

  /// Gives the page this many CSS pixels, as a phone or a desktop would.
  public func setScreen(width: Int, height: Int = 900) throws {
    struct Metrics: Encodable {
      let width: Int
      let height: Int
      let deviceScaleFactor: Int
      let mobile: Bool
    }
    try devTools(
      "Emulation.setDeviceMetricsOverride",
      Metrics(width: width, height: height, deviceScaleFactor: 1, mobile: width < 600))
  }

  public func prefer(_ scheme: ColorScheme) throws {
    struct Feature: Encodable {
      var name = "prefers-color-scheme"
      let value: String
    }
    try devTools("Emulation.setEmulatedMedia", ["features": [Feature(value: scheme.rawValue)]])
  }

  /// Shows the page as paper, or as a screen again.
  public func showAsPaper(_ isPaper: Bool) throws {
    try devTools("Emulation.setEmulatedMedia", ["media": isPaper ? "print" : ""])
  }
}
