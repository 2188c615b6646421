import Text

/// The heads of names: the last word of a compound says what kind of thing it is (县域经济强基工程 is a 工程).
enum NameHeads {
  /// What is undertaken: projects, actions, plans, pilots.
  private static let measures = "工程 行动 行动计划 计划 试点 运动 战役 攻势 示范项目 综合整治"

  /// What is set up: strategies, systems, mechanisms, reforms.
  private static let institutions = "战略 制度 机制 体系 改革 责任制 长制 许可制 集中制 管制 省级统筹 事项清单"

  /// Zones, regions and titles of places.
  private static let places = """
    示范区 试验区 度假区 先导区 功能区 保护区 风景区 开发区 高新区 集聚区 主产区 经济带 城镇带 升级带 \
    都市圈 经济圈 城市群 示范县 示范市 示范镇 强镇 强县 强市 强省 名城 名镇 目的地 承接地 试验场 \
    供应地 地区 城区 文明城市 村镇 三角 基地 走廊 湾区
    """

  /// Bodies and facilities.
  private static let bodies = """
    中心 平台 协会 委员会 医院 学校 基金 机构 部队 博物馆 文化馆 共同体 医共体 医联体 党组织 集团 \
    党派 储备库 车间
    """

  /// What plans speak of. A compound that stands once is taken for a subject only with one of these heads.
  private static let subjects = """
    新技术 意识 城市 园区 工厂 金融 农业 教育 保险 养老金 人员 队伍 人才 儿童 污染 污染物 水体 \
    红线 农田 电商 能源 储能 电网 微电网 社会 文化 价值观 安全观 思想 遗产 多样性 老龄化 矿山 场所 \
    津贴 民主 战线 老字号 村落 名镇 民宿 乡村 住房 小区 公园 廊道 保护地 枢纽 种业 分类 救援 慈善 \
    转移 软实力 城镇化 市民化 卫生 文明 文艺 史志 工作者 债务 数据 景区 集群 环境 安全 更新 \
    电 碳 人口
    """

  /// By the classes of `kinds`.
  private static let heads = WordSet(measures, institutions, places, bodies, subjects)
  private static let kinds = [TermKind.measure, .institution, .place, .body, .subject]

  /// Mountains and waters.
  static let features = Set("江河湖山岛港岭".unicodeScalars.map(\.value))

  /// Heads that end a name even where more follows at once: 长株潭都市圈 | 联动发展.
  static let closing = WordSet("战略 都市圈 城市群 经济带 城镇带 湾区 地区 城区 功能区 主产区 示范区 中心 医院 部队 博物馆 文化馆 医共体")

  /// Heads of subjects of four or five characters that more may follow: 义务教育 | 优质均衡.
  static let closingSubjects = WordSet("教育 债务 多样性 污染 水体 保护地 能源 保险 人口 医院")

  /// The heads that two coordinated parts share: 南部产业承接与转型升级带.
  static let shared = WordSet("示范区 试验区 经济带 升级带 先导区 工程 行动 试点")

  /// Suffixes, with which no shorter form of a name may begin: 社会化服务 is not 化服务.
  static let suffixes = Set("化性型者式度".unicodeScalars.map(\.value))
}

extension NameHeads {
  /// What the head of `range` says that it names; nil when it has none.
  static func kind(of range: Range<Int>, in text: [UInt32]) -> TermKind? {
    heads.suffixes(of: text, range).first.map { kinds[$0] }
  }

  /// The kind of a project, system, place or body by its head, and the head's length.
  static func named(_ range: Range<Int>, in text: [UInt32]) -> (kind: TermKind, head: Int)? {
    let lengths = heads.suffixes(of: text, range)
    guard let first = lengths.first, kinds[first] != .subject else { return nil }
    return (kinds[first], lengths[first])
  }

  static func isSubject(_ range: Range<Int>, in text: [UInt32]) -> Bool {
    heads.suffixes(of: text, range)[kinds.count - 1] > 0
  }

  /// How long names of a kind are, in characters.
  static func lengths(of kind: TermKind) -> ClosedRange<Int> {
    switch kind {
    case .measure: 5...18
    case .institution: 4...14
    case .place: 4...18
    case .body: 4...14
    default: 4...8
    }
  }
}
