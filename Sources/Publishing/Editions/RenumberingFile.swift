import Links
import Revisions
import Search
import Text

/// `<plan>/renumbering.json`: what became of every number of an earlier edition, for programs that hold references.
///
///     {"format": 1, "plan": "hengyang-15", "current": "2026-03-01",
///      "editions": {"2025-12-15": {"articles": {"40": ["41"], "41": [], "38": ["39", "40"]},
///                                  "chapters": {"9": ["9"]}}}}
///
/// Every number of the edition is there, with the numbers of the current edition's articles (or chapters) that were made
/// from it; an empty list says that it was dropped. Numbers are written as in addresses: `27-1` is `27-1.html`.
enum RenumberingFile {
  static func file(_ frame: EditionsFrame) -> SiteFile {
    let last = frame.editions.count - 1
    var json = JSONBytes()
    json.raw("{\"format\":1,\"plan\":")
    json.string(frame.slug.description)
    json.raw(",\"current\":")
    json.string(frame.editions[last].date.description)
    json.raw(",\"editions\":{")
    for edition in 0..<last {
      json.raw(edition > 0 ? ",\n" : "\n")
      json.key(frame.editions[edition].date.description)
      json.raw("{")
      for (name, number) in [("articles", article), ("chapters", chapter)] {
        json.raw(name == "articles" ? "" : ",\n")
        json.key(name)
        add(edition, number, frame, to: &json)
      }
      json.raw("}")
    }
    json.raw("\n}}\n")
    return SiteFile(path: "\(frame.slug)/renumbering.json", bytes: json.bytes)
  }

  private static func article(_ id: PassageID) -> OutlineNumber? { id.article }

  private static func chapter(_ id: PassageID) -> OutlineNumber? {
    if case .chapter(let number) = id { number } else { nil }
  }

  private static func add(
    _ edition: Int, _ number: (PassageID) -> OutlineNumber?, _ frame: EditionsFrame, to json: inout JSONBytes
  ) {
    json.raw("{")
    var isFirst = true
    for passage in frame.editions[edition].text.passages {
      guard let old = number(passage.id) else { continue }
      let states = frame.history.states(of: passage.id, in: edition)
      json.raw(isFirst ? "" : ",")
      isFirst = false
      json.key(old.description)
      json.raw("[")
      for (index, now) in (states.last?.passages ?? []).compactMap(number).enumerated() {
        json.raw(index > 0 ? "," : "")
        json.string(now.description)
      }
      json.raw("]")
    }
    json.raw("}")
  }
}
