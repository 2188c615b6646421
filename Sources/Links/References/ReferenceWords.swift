import Text

/// The words of Chinese law and plan texts that decide whether 第三条 is a reference, and to what.
///
/// They are closed classes of the language (prepositions, names of kinds of document), no list of what plans speak of.
enum ReferenceWords {
  /// Behind one of these a bare 第三条 means an article of the text itself.
  static let before: [[UInt32]] = scalars(
    """
    依照 按照 根据 依据 参照 对照 违反 适用 符合 属于 涉及 包括 执行 落实 贯彻 履行 结合 修改 删去 删除 详见 参见 \
    以及 或者 并且 关于 依 按 据 照 见 在 与 和 及 或 对 由 除 因 从 将 把 以 向 至 到 如 即 是 含 并 同
    """)

  /// What a reference goes on with. 第三条 before other words is a count: 第三条高速公路.
  static let after: [[UInt32]] = scalars(
    """
    规定 所 的 第 至 到 和 及 或 与 以 之 中 内 里 关于 提出 明确 要求 部署 确定 已 应 列 有关 相关 修改 改为 \
    適用 规 規 作 自 不 可 执行 施行 的
    """)

  /// Kinds of document: a title ends with one of these.
  static let documents: [[UInt32]] = scalars(
    """
    建议 规划 纲要 计划 方案 意见 决定 决议 通知 办法 规定 条例 细则 章程 宪法 法典 公约 准则 规则 规程 标准 要点 \
    报告 指南 导则 解释 法 典 建議 規劃 綱要 計畫 條例 辦法 規定 細則
    """)

  /// The words of a line as scalars.
  private static func scalars(_ words: String) -> [[UInt32]] {
    words.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
  }

  /// The unit of an article or chapter, in its simplified form, and its length; nil for anything else.
  static func unit(_ text: ArraySlice<UInt32>) -> (unit: UInt32, length: Int)? {
    switch text.first {
    case Han.article, 0x689D: (Han.article, 1)
    case Han.paragraph, Han.chapter, Han.piece: text.first.map { ($0, 1) }
    case Han.section, 0x7BC0: (Han.section, 1)
    case Han.book, 0x7DE8: (Han.book, 1)
    case Han.part where text.dropFirst().first == 0x5206: (Han.part, 2)
    default: nil
    }
  }

  /// The characters that references are made of.
  enum Han {
    /// 第
    static let ordinal: UInt32 = 0x7B2C
    /// 条
    static let article: UInt32 = 0x6761
    /// 款
    static let paragraph: UInt32 = 0x6B3E
    /// 部, of 部分
    static let part: UInt32 = 0x90E8
    /// 编
    static let book: UInt32 = 0x7F16
    /// 篇
    static let piece: UInt32 = 0x7BC7
    /// 章
    static let chapter: UInt32 = 0x7AE0
    /// 节
    static let section: UInt32 = 0x8282
    /// 之
    static let of: UInt32 = 0x4E4B
    /// 前
    static let before: UInt32 = 0x524D
    /// 本
    static let this: UInt32 = 0x672C
    /// 的
    static let possessive: UInt32 = 0x7684
    /// 《 and 》
    static let opening: UInt32 = 0x300A
    static let closing: UInt32 = 0x300B
  }
}
