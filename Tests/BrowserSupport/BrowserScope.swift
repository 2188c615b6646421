import Testing

/// Starts one chromedriver for all tests of a suite and of the suites in it, and ends it behind them. Where there is no
/// browser the suite fails: a test that is left out in silence looks like one that passed.
public struct BrowserScope: SuiteTrait, TestScoping {
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let driver = try ChromeDriver()
    defer { driver.stop() }
    try await ChromeDriver.$current.withValue(driver) { try await function() }
  }
}

extension Trait where Self == BrowserScope {
  public static var browser: BrowserScope { BrowserScope() }
}
