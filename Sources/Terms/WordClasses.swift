import Text

/// The closed classes of words that the prose of Chinese plans is joined with: what is never part of a name, and so ends
/// it on either side.
///
/// They are a small grammar, no dictionary: no list of what plans speak of. What a plan calls its projects, places and
/// subjects stands between these words.
enum WordClasses {
  /// Adverbs and quantities, which stand before verbs and names and belong to neither: 大力, 因地制宜, 一批.
  private static let adverbs = """
    全市 全省 全县 若干 激烈 全口径 全链条 高水平 科学合理 深入 大力 全力 全面 持续 扎实 稳步 有序 稳妥 稳慎 切实 \
    积极 充分 广泛 着力 牢牢 进一步 更好 逐步 因地制宜 科学 合理 有效 不断 努力 坚决 坚定不移 \
    坚持不懈 毫不动摇 严格 严厉 严密 认真 精心 全方位 主动 适时 适当 尽快 率先 一批 各类 各项 各级 \
    所有 有关 相关 多渠道 继续 依法 旗帜鲜明 持之以恒 更 最 不 已 各 整个 显著 首批 严 有 一切 \
    可以 部分 重要 不再 等等 加快 高标准
    """

  /// Verbs of planning that do not become part of a name: 推进, 健全, 打造.
  private static let verbs = """
    办好 划转 汇集 引育 推进 推动 促进 实施 加强 加大 健全 完善 建立 构建 打造 壮大 发挥 提升 \
    提高 优化 推行 开展 落实 贯彻 坚持 申报 鼓励 巩固 扩大 打好 抓好 做好 做强 做大 守住 筑牢 \
    扛牢 擦亮 放大 弘扬 践行 涵养 激发 丰富 改善 改进 增强 增加 融入 共建 畅通 形成 营造 倡导 \
    树立 争取 确保 解决 遏制 执行 深耕 挖掘 提炼 推深做实 查处 强化 深化 突出 注重 聚焦 出台 完成 \
    夯实 补齐 延伸 拓宽 盘活 凝聚 成为 通过 围绕 按照 依托 面向 针对 保持 具有 带动 取消 明确 \
    实行 满足 维护 学习运用 运用 利用 充分利用 高举 缩小 引领 关爱 减少 降低 严守 反对 抵制 捍卫 \
    引进 推出 提出 打牢 履行 包括 谱写 赋予 搭建 防止 举办 作为 给予 纳入 立足 铸牢 推广 创建 \
    培育 打击 增添 助力 参与 顺应 深度参与 构筑 稳住 管住 严防 把握 遵循 依靠 塑造 展现 彰显 走好 \
    树牢 打通 联通 催生 催化 激活 释放 破解 破除 清理 杜绝 规范 开辟 拓展 防范 化解 防范化解 打赢 \
    争当 恪守 贯穿 体现 享有 享受 深挖 繁荣 坚定 吸引 支撑 倡议 加速 配备 依照 根据 依据 关于 \
    以及 或者 并且 而且 致力于 着眼 牢固 融合联动 调动 团结 用好 抓住 紧扣 服务于 落细 落地
    """

  /// Verbs that are nouns as well: a clause may begin with one (建设海绵城市), a name may hold it (城市建设).
  private static let verbalNounWords = """
    建设 发展 服务 管理 保护 治理 改革 创新 监管 保障 规划 整治 监测 传承 应用 运营 开发 改造 \
    修复 供给 合作 交流 监督 示范 培训 救助 宣传 生产 加工 协调 创作 控制 管控 开放 储备 修订 \
    编制 研究 使用 教育 培养 防治 发展壮大 培育壮大 制定 调整 对接 扩容 协同 联动 承接 应对 \
    优化升级 创造 实现 支持 集聚 统筹 引导
    """

  /// Those of them that never begin a name of some length, wherever they stand, and nouns that only lead to one.
  static let leadingWords = WordSet(
    """
    整治 领域 对接 承接 应对 支持 引导 实现 统筹 集聚 创新 有序
    """)

  /// Words that hold a function character and are none: 和美, 对外, 都市.
  private static let heldTogether = """
    和美 和谐 和平 对外 面对 行为 人为 等级 平等 高等 自由 方向 转向 导向 取向 使命 以人为本 普及 \
    是非 从业 从严 从政 对口 对话 对象 为民 向好 志愿 目的地 的士 至上 于都 其他 与会 从重 在线 \
    在岗 在校 在职 以旧换新 以工代赈 到期 到位 和解 和睦 将军 民族 向上 为政 为本 为导向 为中心 \
    都市圈 都市 首都 成都 将来 有为 有机 有色 有限 所有制 有偿 有轨 共有 国有 最低 最高 最终 \
    不动产 不良 各民族 各族 不锈钢 更新 更高 严重 以电力
    """

  /// Characters that join words and are no part of them.
  private static let functionCharacters = "与为也了于从以使其到及向和在对将并或把是此由的着等而至被让该都"

  /// What ends a chunk, or looks as if it did.
  static let closed = WordSet(
    heldTogether + " " + verbalNounWords, adverbs, verbs, functionCharacters.map(String.init).joined(separator: " "))

  /// The classes of `closed`: what is held together, verbs that are nouns among it; adverbs; verbs; function characters.
  enum Closed {
    static let held = 0
    static let adverb = 1
    static let verb = 2
    static let function = 3
  }

  static let verbalNouns = WordSet(verbalNounWords)

  /// The function characters that coordinate: 甲和乙.
  static let coordinators = Set("和与及或".unicodeScalars.map(\.value))

  /// What may trail a name without being part of it: 绿色矿山建设.
  static let trailing = WordSet(
    """
    改革创新 建设发展 建设 工作 治理 保护 管理 整治 发展 供给 作用 水平 能力 质量 成效 保障 监管 \
    创作 修复 应用 精神 效应 改造 使用 储备 编制 编纂 帮扶 经验 篇章 问题 交易 理念
    """)

  /// Words before which a compound falls into two: 基础教育 | 高质量发展.
  static let seams = WordSet("优质 高质量")

  /// Words that name nothing by themselves.
  private static let generic = Set(
    """
    社会主义 国家重大战略 中心 产业 人员 人才 体系 作用 保障 保障机制 全国 全市 制度 区域 发展 国家 城市 工作 工程 \
    市场化 平台 建设 战略 技术 改革 政策 文化 服务 机制 水平 现代化 社会 管理 经济 经济社会 网络化 \
    能力 规划 计划 设施 质量 资源 重点领域 项目 领域
    """.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) })

  static func isGeneric(_ word: ArraySlice<UInt32>) -> Bool { word.count <= 6 && generic.contains(Array(word)) }
}
