import Diagnostics
import Text

/// Short lines that belong to the newspaper, file or web page that a text stood on, not to the text.
///
/// The words are those that Chinese newspapers and government portals use.
enum Furniture {
  /// Why the line `range` is no part of a plan; nil when it may be.
  static func reason(for range: Range<Int>, in source: SourceText) -> Aside.Reason? {
    guard mayBegin(Scalar.decode(source.bytes, at: range.lowerBound).value) else { return nil }
    let text = source.string(range)
    let bare = text.filter { !$0.isWhitespace }
    if isPageReference(bare) { return .pageReference }
    if isPageNumber(bare) { return .pageNumber }
    if isByline(bare) { return .byline }
    return isFurniture(text) ? .furniture : nil
  }

  /// The reference that the line begins with: `（上接第二版）`.
  static func pageReference(atStartOf line: Range<Int>, in source: SourceText) -> Range<Int>? {
    let bytes = source.bytes
    guard line.count > 12, isOpening(Scalar.decode(bytes, at: line.lowerBound).value) else { return nil }
    let reach = line.lowerBound..<min(line.upperBound, line.lowerBound + 40)
    var offset = reach.lowerBound
    while offset < reach.upperBound {
      let (value, length) = Scalar.decode(bytes, at: offset)
      offset += length
      if value == 0x29 || value == 0xFF09 {
        let range = line.lowerBound..<min(offset, line.upperBound)
        return isPageReference(source.string(range).filter { !$0.isWhitespace }) ? range : nil
      }
    }
    return nil
  }

  /// The reference that the line ends with: `（下转第三版）`.
  static func pageReference(atEndOf line: Range<Int>, in source: SourceText) -> Range<Int>? {
    let bytes = source.bytes
    guard line.count > 12, let last = Scalar.decode(bytes, before: line.upperBound), last == 0x29 || last == 0xFF09
    else { return nil }
    var offset = line.upperBound
    while offset > max(line.lowerBound, line.upperBound - 40), let value = Scalar.decode(bytes, before: offset) {
      offset -= Scalar.width(value)
      if isOpening(value) {
        let range = offset..<line.upperBound
        return isPageReference(source.string(range).filter { !$0.isWhitespace }) ? range : nil
      }
    }
    return nil
  }

  private static func isOpening(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0xFF08 }

  /// Rules out most lines by their first character.
  private static func mayBegin(_ scalar: UInt32) -> Bool { firstScalars.contains(scalar) }

  private static let firstScalars: Set<UInt32> = {
    let signs = "(（[【-—–－·―第SA+T|｜：:>》/0123456789新"
    let starts = (bylines + words + places).compactMap(\.unicodeScalars.first?.value)
    return Set(signs.unicodeScalars.map(\.value)).union(starts)
  }()

  /// (上接第二版), （下转第四版）（紧接第一版）: how newspapers lead from one page to another.
  private static func isPageReference(_ text: String) -> Bool {
    guard let first = text.first, first == "(" || first == "（" else { return false }
    let references = text.split { "()（）".contains($0) }
    return !references.isEmpty
      && references.allSatisfy { reference in
        reference.count <= 10 && ["上接", "下转", "紧接", "接第", "转第"].contains { reference.hasPrefix($0) }
          && (reference.hasSuffix("版") || reference.hasSuffix("页"))
      }
  }

  /// - 12 -, — 12 —, 第3页共20页, 3/20
  private static func isPageNumber(_ text: String) -> Bool {
    guard text.count <= 14, text.contains(where: \.isNumber) else { return false }
    let dashes: Set<Character> = ["-", "—", "–", "－", "·", "―"]
    if let first = text.first, let last = text.last, dashes.contains(first), dashes.contains(last) {
      return text.allSatisfy { dashes.contains($0) || $0.isASCII && $0.isNumber }
    }
    return text.hasPrefix("第") && text.contains("页") && text.allSatisfy { "第页共/，,".contains($0) || $0.isNumber }
  }

  private static func isByline(_ text: String) -> Bool {
    let inside = text.filter { !"（）()[]【】".contains($0) }
    guard inside.count <= 60 else { return false }
    return bylines.contains { inside.hasPrefix($0) } || isDispatch(inside) || isTimestamp(inside)
      || text.hasPrefix("【") && fields.contains { inside.hasPrefix($0) }
  }

  /// 新华社北京10月28日电, alone on a line.
  private static func isDispatch(_ text: String) -> Bool {
    text.contains("社") && text.hasSuffix("电") && text.contains("月") && text.count <= 24
  }

  /// 2024-12-24 18:00 来源：新华社: the day in figures, with a time or words of a portal.
  private static func isTimestamp(_ text: String) -> Bool {
    let day = text.prefix { $0.isASCII && ($0.isNumber || "-/.".contains($0)) }
    guard day.count >= 8, day.count { $0 == "-" || $0 == "/" || $0 == "." } >= 2 else { return false }
    let rest = text.dropFirst(day.count)
    return rest.isEmpty || rest.first == ":"
      || ["来源", "发布", "字号", "浏览", "点击", "作者", "阅读"].contains { rest.contains($0) }
  }

  /// What databases of law print in 【】 before a text.
  private static let fields = [
    "颁布单位", "发布部门", "发文字号", "颁布时间", "颁布日期", "发布日期", "实施日期", "生效日期", "失效时间", "时效性", "效力级别", "法规类别", "文件来源",
  ]

  /// The words before a title in the fields of a portal or database: 标题：, 法規名稱：, 【法规标题】.
  static func titleField(atStartOf line: Range<Int>, in source: SourceText) -> Range<Int>? {
    guard line.count < 400,
      [0x6807, 0x6CD5, 0x3010, 0x540D].contains(Scalar.decode(source.bytes, at: line.lowerBound).value)
    else { return nil }
    var word = ""
    var offset = line.lowerBound
    while offset < line.upperBound, offset < line.lowerBound + 48 {
      let (value, length) = Scalar.decode(source.bytes, at: offset)
      offset += length
      if Scalar.isBlank(value) || value == 0x3010 { continue }
      if value == 0xFF1A || value == 0x3A || value == 0x3011 {
        let isField = ["标题", "標題", "法规名称", "法規名稱", "法规标题", "文件名称", "名称"].contains(word)
        return isField && offset < line.upperBound ? line.lowerBound..<offset : nil
      }
      word.unicodeScalars.append(Unicode.Scalar(value) ?? " ")
    }
    return nil
  }

  private static let bylines = [
    "责任编辑：", "责任编辑:", "责编：", "责编:", "编辑：", "编辑:", "校对：", "校对:", "审核：", "审核:", "来源：", "来源:", "稿源：", "作者：", "作者:",
    "记者：", "信息来源：",
    "信息来源:", "文章来源：", "发布机构：", "发布日期：", "发布时间：", "发布时间:", "发布日期:", "Source:", "索引号：", "主题分类：", "发文机关：", "成文日期：", "标题：",
    "发文字号：", "公文种类：", "主题词：", "信息分类：", "生成日期：", "公开方式：",
    "有效性：", "文号：", "信息索引：", "发文单位：", "发布单位：", "公开日期：", "生效日期：", "废止日期：", "关键词：", "修正日期：", "公布日期：", "法規類別：", "公發布日：",
    "生效狀態：",
  ]

  private static func isFurniture(_ text: String) -> Bool {
    guard text.count <= 40 else { return false }
    let parts = text.split { $0.isWhitespace || "[]【】()（）|｜：:>》/·".contains($0) }.map(String.init)
    if text == "|" || text == "｜" { return true }
    // One sign or character on a line may be a table's cell; a row of them, or a word, is not.
    guard !parts.isEmpty, parts.count > 1 || (parts.first?.count ?? 0) > 1 else { return false }
    if places.contains(where: { text.hasPrefix($0) }) { return true }
    return parts.allSatisfy { words.contains($0) }
  }

  private static let words: Set<String> = [
    "打印", "打印本页", "关闭", "关闭窗口", "下载", "下载文件", "全屏", "字号", "大", "中", "小", "超大", "特大", "放大", "缩小", "字体", "语音播报", "我要纠错",
    "纠错", "复制链接", "打印文章", "关闭本页", "文字大小", "收藏", "分享", "分享到", "微信", "微博", "返回顶部",
    "扫一扫在手机打开当前页",
    "浏览次数", "点击数", "首页", "上一篇", "下一篇", "当前位置", "朗读", "A+", "A-", "A", "T", "+", "-", "|", "｜", "保存", "推荐", "默认",
  ]

  private static let places = ["当前位置", "您的位置", "您现在的位置", "浏览次数", "点击数"]
}
