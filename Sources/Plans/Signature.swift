import Diagnostics
import Text

/// The lines with which an official document ends (落款, GB/T 9704—2012, 7.3.5): the bodies that issue it and the date,
/// with what is said of its publication behind them.
enum Signature {
  /// How many of the last of `paragraphs` are a signature; 0 when the text does not end with a date on a line of its own.
  static func length(of paragraphs: [Range<Int>], in source: SourceText) -> Int {
    var index = paragraphs.count
    while index > 0, isRemark(source, paragraphs[index - 1]) { index -= 1 }
    guard index > 0, isDate(source, paragraphs[index - 1]) else { return 0 }
    index -= 1
    var bodies = 0
    while index > 0, bodies < most, isBody(source, paragraphs[index - 1]) {
      index -= 1
      bodies += 1
    }
    return bodies > 0 ? paragraphs.count - index : 0
  }

  /// Documents are issued jointly by more bodies than this on few occasions.
  private static let most = 12

  /// （此件公开发布）
  private static func isRemark(_ source: SourceText, _ range: Range<Int>) -> Bool {
    range.count <= 60 && Opening.isBracketed(source, range)
  }

  /// 2025年3月7日, 二〇二五年三月七日
  private static func isDate(_ source: SourceText, _ range: Range<Int>) -> Bool {
    guard range.count <= 60 else { return false }
    let text = source.string(range).filter { !$0.isWhitespace }
    return text.contains("年") && text.contains("月") && text.hasSuffix("日")
      && text.allSatisfy { "年月日〇○零一二三四五六七八九十".contains($0) || $0.isNumber }
  }

  /// A short line without a mark: the name of a body.
  private static func isBody(_ source: SourceText, _ range: Range<Int>) -> Bool {
    guard range.count <= 120, range.count >= 6 else { return false }
    let text = source.string(range)
    return !text.contains { "，。；：、！？,.;:".contains($0) } && text.first?.isNumber == false
  }
}
