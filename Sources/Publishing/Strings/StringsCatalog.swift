import Diagnostics

/// The words of the interface in all languages that the templates folder has.
struct StringsCatalog: Sendable {
  /// By language tag and name.
  private var entries: [String: [String: StringsEntry]] = [:]
  /// By language tag, the file that adds to it last.
  private var paths: [String: String] = [:]
  /// Languages of which a file could not be read whole: nobody knows what else is missing there.
  private var brokenLanguages: Set<String> = []

  /// The language that others are translated from.
  static let reference = "zh-Hans"
  /// What stands before a string's name in templates and scripts: `{{strings.skip}}`.
  static let prefix = "strings."

  var languages: [String] { entries.keys.sorted() }
  var names: Set<String> { Set(entries.values.flatMap(\.keys)) }

  /// Adds a file; what it says wins over what was there.
  mutating func add(_ file: StringsFile) {
    entries[file.language, default: [:]].merge(file.entries) { $1 }
    paths[file.language] = file.path
    if !file.isWhole { brokenLanguages.insert(file.language) }
  }

  /// The string `name` in every language that has it.
  func translations(of name: String) -> [StringsEntry] {
    languages.compactMap { entries[$0]?[name] }
  }

  /// What a name that is in no file could mean.
  func remedy(for name: String) -> String {
    let near = NearNames.of(name, in: names)
    let advice = near.map { "`\($0)`" }.joined(separator: " or ")
    let files = languages.compactMap { paths[$0] }.joined(separator: ", ")
    let addition = "add it to \(files.isEmpty ? StringsFile.path(of: StringsCatalog.reference) : files)"
    return advice.isEmpty ? addition : "write \(advice), or \(addition)"
  }

  /// Every name that one language has and another lacks, and every string of Gangmu's own code that is not right.
  func problems(requiring required: Set<String>) -> [Diagnostic] {
    let names = names.union(required).sorted()
    return languages.flatMap { language in names.compactMap { missing($0, in: language) } }
      + InterfaceString.allCases.flatMap(problems(of:))
  }

  /// A warning for every string that nothing shows: its name may be misspelt.
  func unused(except used: Set<String>) -> [Diagnostic] {
    languages.flatMap { language in
      (entries[language] ?? [:]).sorted { $0.key < $1.key }.filter { !used.contains($0.key) }.map { name, entry in
        let near = NearNames.of(name, in: used.filter { $0 != name })
        return Diagnostic(
          .warning, in: entry.path, at: entry.position, "`\(name)` is shown by no template or script",
          remedy: near.isEmpty ? "take it out" : "write \(near.map { "`\($0)`" }.joined(separator: " or "))")
      }
    }
  }

  private func missing(_ name: String, in language: String) -> Diagnostic? {
    guard entries[language]?[name] == nil, !brokenLanguages.contains(language) else { return nil }
    let other = translations(of: name).first
    let text = other?.pattern.filled() ?? "…"
    let place = other.map { " (\($0.path)\($0.position.map { ":\($0.line)" } ?? ""))" } ?? ""
    return Diagnostic(
      in: paths[language] ?? language, at: Position(line: 1, column: 1), "`\(name)` is missing",
      remedy: "translate `\(name): \(text)`\(place)")
  }

  private func problems(of string: InterfaceString) -> [Diagnostic] {
    translations(of: string.rawValue).compactMap { entry in
      if string == .months, InterfaceStrings.months(entry.pattern).count != 12 {
        return Diagnostic(
          in: entry.path, at: entry.position, "`months` has not twelve names",
          remedy: "write the names of the months with spaces between them")
      }
      return StringsCatalog.unknownParameter(of: string.rawValue, entry, known: string.parameters)
    }
  }

  /// The problem of a string that has a parameter for which there is no value.
  static func unknownParameter(of name: String, _ entry: StringsEntry, known: [String]) -> Diagnostic? {
    guard let parameter = entry.pattern.parameters.first(where: { !known.contains($0) }) else { return nil }
    let list = known.map { "`{\($0)}`" }.joined(separator: ", ")
    return Diagnostic(
      in: entry.path, at: entry.position, "`\(name)` has no parameter `{\(parameter)}`",
      remedy: known.isEmpty ? "write it without parameters" : "use \(list)")
  }

  /// The parameters that the string has in the language that others are translated from.
  func parameters(of name: String) -> [String] {
    (entries[StringsCatalog.reference]?[name] ?? translations(of: name).first)?.pattern.parameters ?? []
  }

  /// The words for a site in `language`; nil when there is no file for it or for a wider one.
  func strings(for language: String) -> InterfaceStrings? {
    StringsCatalog.candidates(for: language).lazy.compactMap { entries[$0] }.first.map {
      InterfaceStrings($0.mapValues(\.pattern))
    }
  }

  /// `zh-Hant-HK`, `zh-Hant`, `zh` for the first; Chinese without a script has that of its region (BCP 47, likely
  /// subtags of CLDR).
  private static func candidates(for language: String) -> [String] {
    var parts = language.split(separator: "-")
    var candidates: [String] = []
    while !parts.isEmpty {
      candidates.append(parts.joined(separator: "-"))
      parts.removeLast()
    }
    let subtags = language.lowercased().split(separator: "-")
    guard subtags.first == "zh" else { return candidates }
    let isTraditional =
      !subtags.filter { ["hant", "tw", "hk", "mo"].contains($0) }.isEmpty && !subtags.contains("hans")
    return candidates.dropLast() + [isTraditional ? "zh-Hant" : "zh-Hans", "zh"]
  }
}
