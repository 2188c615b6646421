import Markdown
import Search
import Text

/// The sentences of a text as members of a JSON array, as `plan.json` and `plan.ndjson` have them:
/// `{"id":"s1","hash":"a1b2c3","text":"…"},{"id":"s2",…}`.
struct SentencesJSON: Sendable {
  private let json: [UInt8]
  /// Where each sentence begins; behind the last, where one more would.
  private let starts: [Int]

  init(_ prose: Prose?) {
    var json = JSONBytes(capacity: prose.map { $0.bytes.count + $0.sentences.count * 48 } ?? 0)
    var starts = [0]
    for (index, range) in (prose?.sentences ?? []).enumerated() {
      let text = prose?.bytes[range] ?? []
      if index > 0 { json.raw(",") }
      json.raw("{\"id\":\"s")
      json.number(index + 1)
      json.raw("\",\"hash\":")
      json.string(SentenceHash.of(text))
      json.raw(",\"text\":")
      json.string(text)
      json.raw("}")
      starts.append(json.bytes.count + 1)
    }
    self.json = json.bytes
    self.starts = starts
  }

  /// All of them.
  var all: [UInt8] { json }

  subscript(_ sentences: Range<Int>) -> ArraySlice<UInt8> {
    sentences.isEmpty ? [] : json[starts[sentences.lowerBound]..<starts[sentences.upperBound] - 1]
  }
}
