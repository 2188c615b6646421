import Diagnostics

/// The bodies that a ledger names, and how each is spelled.
struct BodyNames {
  private struct Place {
    let row: Int
    let column: LedgerColumn
    let offset: Int
  }

  /// Where each spelling stands, and the spellings in their order.
  private var places: [String: [Place]] = [:]
  private var spellings: [String] = []
  /// Names that are not compared with others.
  private let apart: Set<String>

  /// The longest name; a longer text is none.
  private static let longest = 40

  /// - Parameter apart: what plan.yml names as bodies that are not each other, however alike their names are.
  init(apart: String?) {
    self.apart = Set(BodyNames.divided(apart ?? "").map(CellText.key))
  }

  /// The names of a cell, divided by 、，；, their half-width forms or line breaks.
  static func divided(_ text: String) -> [String] {
    let parts = text.unicodeScalars.split { "、，,；;\n\r".unicodeScalars.contains($0) }
    var names: [String] = []
    for part in parts.map({ CellText.trimmed(String($0)) }) where !part.isEmpty && !names.contains(part) {
      names.append(part)
    }
    return names
  }

  /// The bodies that a cell names.
  mutating func read(_ column: LedgerColumn, _ cells: inout LedgerCells) -> [String] {
    let names = BodyNames.divided(cells.value(column) ?? "")
    for name in names {
      guard name.unicodeScalars.count <= BodyNames.longest, !CellText.key(name).isEmpty else {
        cells.report(
          in: column, "`\(name.unicodeScalars.count > 20 ? "\(name.prefix(20))…" : name)` is no name of a body",
          remedy: "write names of at most \(BodyNames.longest) characters, divided by 、")
        continue
      }
      if places[name] == nil { spellings.append(name) }
      places[name, default: []].append(Place(row: cells.row, column: column, offset: cells.offset(of: column)))
    }
    return names
  }

  // MARK: One body spelled two ways

  /// An error for each place where a name differs from another in width, blanks or marks alone, and a warning where one may
  /// be short for another; with both places.
  func problems(in source: SourceText) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var usual: [String: String] = [:]
    var keys: [String] = []
    for name in spellings {
      let key = CellText.key(name)
      guard let known = usual[key] else {
        usual[key] = name
        keys.append(key)
        continue
      }
      // The spelling that stands most often is the right one; of two, the first.
      if count(name) > count(known) { usual[key] = name }
    }
    for name in spellings {
      guard let right = usual[CellText.key(name)], right != name, let first = places[right]?.first else { continue }
      for place in places[name] ?? [] {
        problems.append(
          diagnostic(
            .error, place, "`\(name)` is written `\(right)` in row \(first.row) (\(source.position(of: first.offset)))",
            remedy: "write a body in one way", source))
      }
    }
    for (index, key) in keys.enumerated() {
      for other in keys[..<index] {
        guard let names = BodyNames.shortAndLong(key, other), !(apart.contains(key) && apart.contains(other)),
          let short = usual[names.short], let long = usual[names.long], let one = usual[key],
          let place = places[one]?.first,
          let two = usual[other], let first = places[two]?.first
        else { continue }
        problems.append(
          diagnostic(
            .warning, place,
            "`\(short)` may be short for `\(long)`, as \(one == short ? "that" : "it") is written in row \(first.row) "
              + "(\(source.position(of: first.offset)))",
            remedy: "write a body in one way, or name both under `ledger_bodies` in plan.yml when they are two", source)
        )
      }
    }
    return problems
  }

  private func count(_ name: String) -> Int { places[name]?.count ?? 0 }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ place: Place, _ problem: String, remedy: String, _ source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      severity, in: source.name, at: source.position(of: place.offset),
      "row \(place.row), \(place.column.name): \(problem)", remedy: remedy)
  }

  /// Which of two keys may be short for the other: its characters stand in the other in their order, both begin and end
  /// alike (委 for 委员会, 办 for 办公室), and the longer has not three times as many.
  private static func shortAndLong(_ one: String, _ other: String) -> (short: String, long: String)? {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    let (few, many) = (stem(short), stem(long))
    guard few.count >= 3, few.count < many.count, few.count * 3 >= many.count, few.last == many.last,
      let first = few.first, many.prefix(4).contains(first)
    else { return nil }
    var rest = many[...]
    for character in few {
      guard let place = rest.firstIndex(of: character) else { return nil }
      rest = rest[(place + 1)...]
    }
    return (short, long)
  }

  private static func stem(_ key: String) -> [Character] {
    for (long, short) in [("委员会", "委"), ("办公室", "办"), ("人民政府", "政府")] where key.hasSuffix(long) {
      return Array(key.dropLast(long.count) + short)
    }
    return Array(key)
  }
}
