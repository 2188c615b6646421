import Diagnostics
import Files

/// The judged terms: those that an editor would index, each with other forms of it, and those that they may leave.
struct Judgements {
  private(set) var wanted: [[String]] = []
  private(set) var allowed: Set<String> = []

  init(path: String) throws {
    let text = try File.readText(path)
    for line in text.string(0..<text.bytes.count).split(separator: "\n")
    where !line.hasPrefix("#") && !line.hasPrefix("[") {
      let isOptional = line.hasPrefix("? ")
      var forms: [String] = []
      for form in line.dropFirst(isOptional ? 2 : 0).split(separator: "=") {
        forms.append(String(form.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
      }
      if isOptional { allowed.formUnion(forms) } else { wanted.append(forms) }
    }
  }

  struct Score {
    /// Found and on the list.
    let right: [String]
    /// Found and not on it.
    let wrong: [String]
    /// Found and wanted, not just allowed.
    let wantedCount: Int
    /// How many of the wanted are found in one of their forms.
    let found: Int
    let missing: [String]

    var precision: Double { Double(right.count) / Double(max(right.count + wrong.count, 1)) }
    var strictPrecision: Double { Double(wantedCount) / Double(max(right.count + wrong.count, 1)) }
    var recall: Double { Double(found) / Double(max(found + missing.count, 1)) }
  }

  func score(_ terms: [String]) -> Score {
    let forms = Set(wanted.joined())
    let found = Set(terms)
    let missing = wanted.filter { found.isDisjoint(with: $0) }.compactMap(\.first)
    return Score(
      right: terms.filter { forms.contains($0) || allowed.contains($0) },
      wrong: terms.filter { !forms.contains($0) && !allowed.contains($0) },
      wantedCount: terms.count { forms.contains($0) },
      found: wanted.count - missing.count, missing: missing)
  }
}
