/// Names of pages for what is named in Chinese: how it is read, and a number made of its own characters, so that a name never
/// depends on what else there is.
public enum ReadingNames {
  /// The longest reading, in bytes.
  private static let longest = 60

  /// By what is named: 市农业农村局 gives `shinongyenongcunju-` and six digits of base 16.
  public static func names(of names: [String]) -> [String: String] {
    Dictionary(
      names.map { name in
        let read = String(TermReading.syllables(of: name).joined().prefix(longest))
        return (name, (read.isEmpty ? "n" : read) + "-" + TermPageNames.mark(name))
      }, uniquingKeysWith: { first, _ in first })
  }
}
