/// Names that someone may have meant who wrote another.
enum NearNames {
  /// At most three of `names` that differ from `name` in few letters, the nearest first.
  static func of(_ name: String, in names: some Sequence<String>) -> [String] {
    let limit = max(2, name.utf8.count / 3)
    let near = names.map { (distance: distance(name, $0), name: $0) }.filter { $0.distance <= limit }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }

  /// How many letters must be added, left out or changed to make one of the other (Levenshtein), case ignored.
  private static func distance(_ one: String, _ other: String) -> Int {
    let columns = Array(other.lowercased().utf8)
    var row = Array(0...columns.count)
    for (index, byte) in one.lowercased().utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in columns.indices {
        let changed = diagonal + (byte == columns[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[columns.count]
  }
}
