/// A generator of random numbers that gives the same sequence for the same seed (SplitMix64, Steele et al. 2014), so
/// that a failure can be seen again.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Text that wants to break something: marks of Markdown and HTML, blanks of every kind, combining characters, emoji,
/// numbers at a line's start.
public enum HostileText {
  private static let pieces: [String] = [
    "*", "**", "_", "__", "[", "]", "(", ")", "<", ">", "&", "#", "##", "`", "```", "~~~", "\\", "\\\\", "!", "![",
    "](", "|", "-",
    "--", "---", "+", "=", "===", ":", "\"", "'", "/", "{", "}", "{{", "}}", "1.", "12)", "28.", "1234567890.", "&amp;",
    "&#32;",
    "&lt", "<b>", "</script>", "<!--", "-->", "<br>", "http://a.b", "a@b.c", "[x]: y", "    ", " ", "  ", "\t",
    "\u{3000}", "\u{A0}",
    "\u{2009}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{B}", "\u{C}", "\u{1}", "\u{7F}", "\u{202E}",
    "e\u{301}", "\u{301}",
    "👩‍👩‍👧‍👦", "🇨🇳", "𠀀", "\u{FFFD}", "。", "！", "？", "”", "“", "）", "（", "《", "》", "、", "，", "；", "一、", "十", "第28条", "衡阳",
    "乡村振兴", "规划", "Ａ", "１", "a", "Z", "0", "9", "GDP", "5G", "2035年", "%", "％", "—", "…",
  ]

  /// One line: no line break, no NUL.
  public static func line(pieces count: ClosedRange<Int>, using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: count, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}
