import BrowserSupport
import Foundation
import TestSupport
import Testing

extension BrowserTests {
  /// On paper: the text with its running title and the numbers of its pages, and nothing of the screen.
  @Suite struct PrintTests {
    @Test(arguments: [("hengyang-15/28.html", 1), ("hengyang-15/full.html", 10)])
    func thePaperHasTitleAndPageNumbersAndNoNavigation(page: String, atLeast: Int) throws {
      try SiteVisit.with(.disk) { visit in
        try visit.open(page + (page.contains("28") ? "#s3" : ""))
        let shell = try Shell()
        defer { shell.remove() }
        try visit.browser.printedPage().write(to: shell.folder.appending(path: "page.pdf"))
        let sheets = try shell.run("pdftotext -layout -enc UTF-8 page.pdf -").output.split(separator: "\u{C}")
          .map(String.init).filter { $0.contains(/\S/) }
        #expect(sheets.count >= atLeast && sheets.count < 30)
        for (index, sheet) in sheets.enumerated() {
          // pdftotext leaves out blanks that are narrow.
          #expect(sheet.filter { $0 != " " }.contains("—\(index + 1)—"), "sheet \(index + 1)")
          #expect(sheet.contains("衡阳市“十五五”规划建议"), "sheet \(index + 1)")
        }
        let text = sheets.joined()
        #expect(text.contains("深度融入国家重大战略"))
        for words in ["搜索", "目录", "上一篇", "引用", "跳到", "设置"] { #expect(!text.contains(words), "\(words)") }
      }
    }
  }
}
