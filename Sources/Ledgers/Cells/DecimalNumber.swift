/// A number as a cell reports it.
public struct DecimalNumber: Sendable, Hashable {
  public let value: Double
  /// As reported, in narrow digits and without a percent sign: `1,234.50`.
  public let text: String
  /// Whether a percent sign stood behind it.
  public let isPercent: Bool
  /// The digits behind the point.
  public let decimals: Int

  /// Reads digits with a sign, a point, commas between thousands and a percent sign where there are any, in either width;
  /// nil for anything else and from 10¹⁵ on. Exponents are refused: a spreadsheet that writes them has rounded.
  init?(_ cell: String) {
    var text = CellText.plain(cell)
    if text.hasPrefix("−") { text = "-" + text.dropFirst() }
    isPercent = text.hasSuffix("%")
    if isPercent { text = CellText.trimmed(String(text.dropLast())) }
    let isSigned = text.hasPrefix("-") || text.hasPrefix("+")
    let parts = text.dropFirst(isSigned ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = DecimalNumber.digits(parts[0]) else { return nil }
    if parts.count == 2, parts[1].isEmpty || !parts[1].allSatisfy(DecimalNumber.isDigit) { return nil }
    let fraction = parts.count == 2 ? "." + parts[1] : ""
    guard let value = Double((text.hasPrefix("-") ? "-" : "") + whole + fraction), abs(value) < 1e15 else { return nil }
    self.value = value
    self.text = text
    decimals = max(fraction.count - 1, 0)
  }

  /// The digits without their commas; nil when those do not stand between thousands.
  private static func digits(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
    guard groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return groups.joined()
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
