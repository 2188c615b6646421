import Diagnostics

/// The words of the interface in all languages that the templates folders have.
struct StringsCatalog: Sendable {
  /// By language tag and name, with what a later folder says over what an earlier one does.
  private var entries: [String: [String: StringsEntry]] = [:]
  /// By name, in the order of the languages.
  private var translations: [String: [StringsEntry]] = [:]
  /// The files of each folder.
  private var folders: [[StringsFile]] = []

  /// The language that others are translated from.
  static let reference = "zh-Hans"
  /// What stands before a string's name in templates and scripts: `{{strings.skip}}`.
  static let prefix = "strings."

  var languages: [String] { entries.keys.sorted() }
  var names: some Collection<String> { translations.keys }

  /// Adds the files of a folder; what they say wins over what was there.
  mutating func add(_ files: [StringsFile]) {
    folders.append(files)
    for file in files {
      entries[file.language] = entries[file.language]?.merging(file.entries) { $1 } ?? file.entries
    }
    translations = [:]
    for language in languages {
      for (name, entry) in entries[language] ?? [:] { translations[name, default: []].append(entry) }
    }
  }

  /// The string `name` in every language that has it.
  func translations(of name: String) -> [StringsEntry] { translations[name] ?? [] }

  /// What a name that is in no file could mean.
  func remedy(for name: String) -> String {
    let near = NearNames.of(name, in: names)
    let advice = near.map { "`\($0)`" }.joined(separator: " or ")
    let files = folders.last(where: { !$0.isEmpty })?.map(\.path) ?? [StringsFile.path(of: StringsCatalog.reference)]
    let addition = "add it to \(files.joined(separator: ", "))"
    return advice.isEmpty ? addition : "write \(advice), or \(addition)"
  }

  /// Every name that is missing in a language which should have it, and every string of Gangmu's own code that is not
  /// right.
  ///
  /// The site's own language should have all names, any other those that a file beside its own has: who adds a word for
  /// a site of their own need not translate it.
  func problems(of language: String, requiring required: Set<String>) -> [Diagnostic] {
    let language = file(for: language)
    let names = required.union(names).sorted()
    return languages.flatMap { other in
      names.filter { name in
        guard entries[other]?[name] == nil else { return false }
        return other == language || required.contains(name)
          || folders.contains { files in
            files.contains { $0.language == other } && files.contains { $0.entries[name] != nil }
          }
      }.compactMap { missing($0, in: other) }
    } + InterfaceString.allCases.flatMap(problems(of:))
  }

  /// A warning for every string of the last folder that nothing shows and no folder before it has: its name may be
  /// misspelt.
  func unused(except used: Set<String>) -> [Diagnostic] {
    let known = used.union(folders.dropLast().joined().flatMap(\.entries.keys))
    return (folders.last ?? []).flatMap { file in
      file.entries.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { name, entry in
        let near = NearNames.of(name, in: known)
        return Diagnostic(
          .warning, in: entry.path, at: entry.position, "`\(name)` is shown by no template or script",
          remedy: near.isEmpty ? "take it out" : "write \(near.map { "`\($0)`" }.joined(separator: " or "))")
      }
    }
  }

  private func missing(_ name: String, in language: String) -> Diagnostic? {
    let files = folders.joined().filter { $0.language == language }
    // Of a file that could not be read whole nobody knows what else is missing.
    guard let file = files.last, files.allSatisfy(\.isWhole) else { return nil }
    let other = translations(of: name).first
    let text = other?.pattern.filled() ?? "…"
    let place = other.map { " (\($0.path)\($0.position.map { ":\($0.line)" } ?? ""))" } ?? ""
    return Diagnostic(
      in: file.path, at: Position(line: 1, column: 1), "`\(name)` is missing",
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

  /// The parameters that the string has where it is first defined, in the language that others are translated from.
  func parameters(of name: String) -> [String] {
    let files = folders.first { $0.contains { $0.entries[name] != nil } } ?? []
    let file = files.first { $0.language == StringsCatalog.reference && $0.entries[name] != nil }
    return (file ?? files.first { $0.entries[name] != nil })?.entries[name]?.pattern.parameters ?? []
  }

  /// The words for a site in `language`; nil when there is no file for it or for a wider one.
  func strings(for language: String) -> InterfaceStrings? {
    file(for: language).flatMap { entries[$0] }.map { InterfaceStrings($0.mapValues(\.pattern)) }
  }

  /// The language whose words a site in `language` shows.
  private func file(for language: String) -> String? {
    StringsCatalog.candidates(for: language).first { entries[$0] != nil }
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
