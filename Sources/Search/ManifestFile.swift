/// `search/manifest`: what there is to search, and what its plans and chapters are called.
struct ManifestFile {
  let documents: [SearchDocument]
  let plans: [SearchPlan]
  let chapters: [SearchChapter]

  /// The members behind the header.
  var body: [UInt8] {
    var json = JSONBytes(capacity: 256 + 128 * (plans.count + chapters.count))
    writeCounts(to: &json)
    json.raw(",\n")
    json.key("variants")
    json.string(variants)
    json.raw(",\n")
    json.key("plans")
    json.array(plans, oneEachLine: true) { json, plan in
      json.object([("slug", plan.slug), ("title", plan.title)])
    }
    json.raw(",\n")
    json.key("chapters")
    json.array(chapters, oneEachLine: true) { json, chapter in
      json.object([
        ("plan", chapter.plan), ("number", chapter.number), ("label", chapter.label), ("title", chapter.title),
      ])
    }
    return json.bytes
  }

  /// The pairs of `ChineseVariants` of which the documents have either character, one behind the other.
  private var variants: [UInt8] {
    var used = Set<UInt32>()
    for document in documents {
      for scalar in document.title.unicodeScalars { used.insert(scalar.value) }
      forEachHan(in: document.text) { used.insert($0) }
    }
    var text = String.UnicodeScalarView()
    for (traditional, simplified) in ChineseVariants.pairs where used.contains(traditional) || used.contains(simplified)
    {
      guard let first = Unicode.Scalar(traditional), let second = Unicode.Scalar(simplified) else { continue }
      text.append(first)
      text.append(second)
    }
    return Array(String(text).utf8)
  }

  /// Calls `body` with the characters of three bytes, which is where Han has variants.
  private func forEachHan(in utf8: [UInt8], _ body: (UInt32) -> Void) {
    var offset = 0
    while offset + 2 < utf8.count {
      let lead = utf8[offset]
      guard (0xE0...0xEF).contains(lead) else {
        offset += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 4
        continue
      }
      body(UInt32(lead & 0x0F) << 12 | UInt32(utf8[offset + 1] & 0x3F) << 6 | UInt32(utf8[offset + 2] & 0x3F))
      offset += 3
    }
  }

  private func writeCounts(to json: inout JSONBytes) {
    json.key("counts")
    json.raw("{")
    for (position, kind) in SearchDocument.Kind.allCases.enumerated() {
      if position > 0 { json.raw(",") }
      json.key(kind.rawValue)
      json.number(documents.count { $0.kind == kind })
    }
    json.raw("}")
  }
}
