import TestSupport

/// A plan of two chapters with the real templates, in a folder of its own.
enum PreviewFolder {
  static func fill(_ shell: Shell) throws {
    try shell.copy("Templates")
    try shell.write(
      "示例规划\n(2026年1月2日示例会议通过)\n一、甲\n导语。\n1.乙。丙。丁。\n2.戊。己。\n二、庚\n3.辛。壬。癸。\n结束。\n", to: "plan.txt")
    try shell.run("gangmu import plan.txt --plan p --quiet && rm plan.txt")
  }
}
