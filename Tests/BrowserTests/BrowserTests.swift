import BrowserSupport
import Testing

/// The committed site in a real browser. One window at a time, so that the tests are told apart in time and load.
@Suite(.serialized, .browser)
enum BrowserTests {}

extension SiteVisit {
  /// Opens a page and, where it searches, waits for the answer.
  func openAndSettle(_ page: String) throws {
    try open(page)
    guard page.hasPrefix("search.html") else { return }
    try browser.wait(until: "return document.querySelector('[data-result-count]')?.dataset.count")
  }
}
