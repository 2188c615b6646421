/// The columns of a ledger, in the order in which an export writes them.
public enum LedgerColumn: String, Sendable, Hashable, CaseIterable {
  case id = "编号"
  /// How the sentence's article is cited, for people; it is not read.
  case article = "条"
  case text = "原文"
  case leads = "牵头单位"
  case bodies = "责任单位"
  case deadline = "完成时限"
  case indicator = "指标"
  case unit = "单位"
  case base = "基期值"
  case target = "目标值"
  case nature = "指标属性"
  case current = "当前值"
  case progress = "进度"
  case status = "状态"
  case source = "依据/来源"
  case updated = "更新日期"

  public var name: String { rawValue }

  /// What the plan's text gives; all other columns are filled in by hand.
  public var isGiven: Bool { self == .id || self == .article || self == .text }

  /// The column that a header's cell names: in either script, in any width, with or without blanks.
  init?(header: String) {
    let key = CellText.key(header)
    guard let column = LedgerColumn.byKey[key] else { return nil }
    self = column
  }

  private static let byKey: [String: LedgerColumn] = {
    let traditional: [LedgerColumn: String] = [
      .id: "編號", .article: "條", .leads: "牽頭單位", .bodies: "責任單位", .deadline: "完成時限", .indicator: "指標", .unit: "單位",
      .target: "目標值", .nature: "指標屬性", .current: "當前值", .progress: "進度", .status: "狀態", .source: "依據/來源",
    ]
    var byKey: [String: LedgerColumn] = [:]
    for column in allCases { byKey[CellText.key(column.name)] = column }
    for (column, name) in traditional { byKey[CellText.key(name)] = column }
    return byKey
  }()
}
