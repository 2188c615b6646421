import Links
import Revisions
import Search
import Text

/// `<plan>/citations.js`: where the sentences of earlier editions are now, for links that cite them. `citations.js` in
/// assets/ reads it, only when a link has `?t=` or `?edition=`.
///
///     window.gangmuCitations = {"editions": ["2025-12-15", "2026-03-01"], "labels": {"38.html": "第38条"},
///       "sentences": {"38.html#s3": [["a1b2c3", 0, 0, "39.html#s3", 1, "changes/…/39.html"]]}}
///
/// A sentence has an entry for each text it had: its hash (`SentenceHash`), the first and last edition with it, where it
/// is now ("" for nowhere), 1 when it reads the same there, and the page that shows what changed. Sentences that are
/// where they were and read as they did have none.
enum CitationsFile {
  private struct Entry: Equatable {
    let hash: String
    var first: Int
    var last: Int
    let now: String
    let isSame: Bool
    let redline: String

    func continues(_ other: Entry) -> Bool {
      hash == other.hash && now == other.now && isSame == other.isSame && first == other.last + 1
    }
  }

  static func file(_ frame: EditionsFrame) -> SiteFile {
    let (entries, labels) = entries(frame)
    var json = JSONBytes()
    json.raw("window.gangmuCitations={\"editions\":[")
    for (index, edition) in frame.editions.enumerated() {
      json.raw(index > 0 ? "," : "")
      json.string(edition.date.description)
    }
    json.raw("],\n\"labels\":{")
    for (index, label) in labels.sorted(by: { $0.key < $1.key }).enumerated() {
      json.raw(index > 0 ? "," : "")
      json.key(label.key)
      json.string(label.value)
    }
    json.raw("},\n\"sentences\":{")
    for (index, place) in entries.keys.sorted().enumerated() {
      json.raw(index > 0 ? ",\n" : "\n")
      json.key(place)
      json.raw("[")
      for (index, entry) in (entries[place] ?? []).enumerated() {
        json.raw(index > 0 ? "," : "")
        write(entry, to: &json)
      }
      json.raw("]")
    }
    json.raw("\n}};\n")
    return SiteFile(path: "\(frame.slug)/citations.js", bytes: json.bytes)
  }

  private static func write(_ entry: Entry, to json: inout JSONBytes) {
    json.raw("[")
    json.string(entry.hash)
    for number in [entry.first, entry.last] {
      json.raw(",")
      json.number(number)
    }
    json.raw(",")
    json.string(entry.now)
    json.raw(entry.isSame ? ",1," : ",0,")
    json.string(entry.redline)
    json.raw("]")
  }

  private static func entries(_ frame: EditionsFrame) -> (entries: [String: [Entry]], labels: [String: String]) {
    let plan = PageID.plan(frame.slug)
    let last = frame.editions.count - 1
    var entries: [String: [Entry]] = [:]
    var labels: [String: String] = [:]
    for edition in 0..<last {
      let comparison = frame.comparison(from: edition, to: last)
      for passage in frame.editions[edition].text.passages where passage.id != .opening {
        let address = plan.url(to: frame.page(of: passage.id))
        for number in passage.sentences.indices.map({ $0 + 1 }) {
          let place = "\(address)#s\(number)"
          let hash = SentenceHash.of(passage.string(number))
          let now = frame.history.current(of: SentenceID(passage.id, number), in: edition).first
          let text = now.flatMap { frame.editions[last].text.string($0) }
          let target = now.map { "\(plan.url(to: frame.page(of: $0.passage)))#s\($0.number)" } ?? ""
          let isSame = text.map(SentenceHash.of) == hash
          if isSame, target == place { continue }
          let page = comparison.flatMap { found in
            found.change(ofOld: passage.id).flatMap { found.page(of: $0, frame.slug) }
          }
          let entry = Entry(
            hash: hash, first: edition, last: edition, now: target, isSame: isSame,
            redline: page.map { plan.url(to: $0) } ?? "")
          labels[address] = frame.caption(of: passage.id, in: edition).label
          add(entry, at: place, to: &entries)
        }
      }
    }
    return (entries, labels)
  }

  private static func add(_ entry: Entry, at place: String, to entries: inout [String: [Entry]]) {
    var known = entries[place] ?? []
    var entry = entry
    if let before = known.last, entry.continues(before) {
      entry.first = before.first
      known.removeLast()
    }
    entries[place] = known + [entry]
  }
}
