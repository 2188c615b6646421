/// How a number stands before its text.
enum ListLabel {
  /// A blank divides a number from its text where both would run together: behind a bullet, a letter or a digit (`第一章
  /// 总则`), and before Latin text. Behind a point or bracket Chinese needs none (`1.目标`).
  static func text(_ label: String, isGlued: Bool, before first: UInt8?) -> String {
    guard !isGlued, let last = label.last, last != " " else { return label }
    let isLatin = first.map { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) } ?? false
    return last.isLetter || last.isNumber || last == "•" || isLatin && last.isASCII ? label + " " : label
  }
}
