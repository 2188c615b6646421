/// How far a task is, as its body reports it.
public enum TaskStatus: String, Sendable, Hashable, CaseIterable {
  case notStarted = "未启动"
  case underWay = "进行中"
  case done = "已完成"
  case onHold = "暂缓"
  case dropped = "终止"

  /// In either script.
  init?(_ cell: String) {
    let key = CellText.key(cell)
    let traditional = ["未啟動": TaskStatus.notStarted, "進行中": .underWay, "暫緩": .onHold, "終止": .dropped]
    guard let status = TaskStatus(rawValue: key) ?? traditional[key] else { return nil }
    self = status
  }

  /// Whether nothing more is to be done.
  public var isClosed: Bool { self == .done || self == .dropped }
}

/// Whether an indicator binds the government (约束性) or says what is expected of the market (预期性).
public enum IndicatorNature: String, Sendable, Hashable, CaseIterable {
  case binding = "约束性"
  case expected = "预期性"

  /// In either script, with or without 指标 behind it.
  init?(_ cell: String) {
    let key = CellText.key(cell)
    let traditional = ["約束性": IndicatorNature.binding, "預期性": .expected]
    let plain = key.hasSuffix("指标") || key.hasSuffix("指標") ? String(key.dropLast(2)) : key
    guard let nature = IndicatorNature(rawValue: plain) ?? traditional[plain] else { return nil }
    self = nature
  }
}
