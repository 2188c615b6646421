import Articles
import Revisions
import Text

/// The `meta` of a plan in Akoma Ntoso: what the document is as a work, in this edition and in this file (FRBR), its
/// editions as the events of its life, and what the last revision did to it.
///
/// Work: `/akn/cn/doc/plan/2025-12-15/hengyang-15`, with the day of the first edition; expression: `…/zho@2026-03-01`, with
/// that of this one (Naming Convention, section 4). No date in it is the day on which the file was made.
struct AknMetadata {
  private let source: PlanExport
  private let identifiers: AknIdentifiers
  private let editions: [CalendarDate]

  init(_ source: PlanExport, _ identifiers: AknIdentifiers) {
    self.source = source
    self.identifiers = identifiers
    let dates = source.history?.editions.map(\.date) ?? []
    editions = dates.isEmpty ? [source.plan.edition] : dates
  }

  func write(to xml: inout XMLBytes) {
    xml.start("meta")
    xml.raw("\n")
    writeIdentification(to: &xml)
    writeLifecycle(to: &xml)
    writeModifications(to: &xml)
    writeReferences(to: &xml)
    xml.end(endsLine: true)
  }

  // MARK: Identification

  private var work: String { "/akn/cn/doc/plan/\(editions[0])/\(source.plan.slug.url)" }
  private func expression(_ date: CalendarDate) -> String { "\(work)/\(language)@\(date)" }

  /// ISO 639-2.
  private var language: String {
    let tag = source.plan.settings.language.split(separator: "-").first.map { $0.lowercased() } ?? ""
    let codes = [
      "bo": "bod", "en": "eng", "kk": "kaz", "ko": "kor", "mn": "mon", "ug": "uig", "za": "zha", "zh": "zho",
    ]
    return codes[tag] ?? (tag.utf8.count == 3 ? tag : "und")
  }

  private func writeIdentification(to xml: inout XMLBytes) {
    let plan = source.plan
    xml.start("identification", ["source": "#gangmu"])
    xml.raw("\n")
    xml.start("FRBRWork")
    writeCore(work, editions[0], "adoption", author: plan.settings.body == nil ? "#gangmu" : "#org", to: &xml)
    xml.empty("FRBRcountry", ["value": "cn"])
    xml.empty("FRBRsubtype", ["value": "plan"])
    xml.empty("FRBRnumber", ["value": plan.slug.description])
    xml.empty("FRBRname", ["value": plan.settings.title])
    xml.end(endsLine: true)
    xml.start("FRBRExpression")
    writeCore(
      expression(plan.edition), plan.edition, "adoption", author: plan.settings.body == nil ? "#gangmu" : "#org",
      to: &xml)
    xml.empty("FRBRauthoritative", ["value": "false"])
    xml.empty("FRBRlanguage", ["language": language])
    xml.end(endsLine: true)
    xml.start("FRBRManifestation")
    writeCore("\(expression(plan.edition)).xml", plan.edition, "edition", author: "#gangmu", to: &xml)
    xml.empty("FRBRformat", ["value": "application/akn+xml"])
    xml.end(endsLine: true)
    xml.end(endsLine: true)
  }

  private func writeCore(
    _ iri: String, _ date: CalendarDate, _ name: String, author: String, to xml: inout XMLBytes
  ) {
    // The main component of a file stands before its ending.
    let this = iri.hasSuffix(".xml") ? "\(iri.dropLast(4))/!main.xml" : "\(iri)/!main"
    xml.empty("FRBRthis", ["value": this])
    xml.empty("FRBRuri", ["value": iri])
    xml.empty("FRBRdate", ["date": date.description, "name": name])
    xml.empty("FRBRauthor", ["href": author])
  }

  // MARK: Editions

  private func writeLifecycle(to xml: inout XMLBytes) {
    xml.start("lifecycle", ["source": "#gangmu"])
    for (index, date) in editions.enumerated() {
      xml.empty(
        "eventRef",
        [
          "eId": "eref_\(index + 1)", "date": date.description, "source": "#ed_\(index + 1)",
          "type": index == 0 ? "generation" : "amendment",
        ])
    }
    xml.end(endsLine: true)
  }

  private func writeReferences(to xml: inout XMLBytes) {
    xml.start("references", ["source": "#gangmu"])
    for (index, date) in editions.enumerated() {
      xml.empty(
        index == 0 ? "original" : "passiveRef",
        ["eId": "ed_\(index + 1)", "href": "\(expression(date))/!main", "showAs": date.description])
    }
    if let body = source.plan.settings.body {
      xml.empty(
        "TLCOrganization",
        ["eId": "org", "href": "/akn/ontology/organization/cn.\(Slug.percentEncoded(body))", "showAs": body])
    }
    xml.empty(
      "TLCOrganization", ["eId": "gangmu", "href": "/akn/ontology/organization/gangmu", "showAs": "Gangmu"])
    xml.end(endsLine: true)
  }

  // MARK: What the last revision did

  private func writeModifications(to xml: inout XMLBytes) {
    guard let history = source.history, history.isRevised else { return }
    let last = history.editions.count - 1
    let before = AknIdentifiers(history.editions[last - 1].content, nil)
    let changes = history.changes(from: last - 1, to: last).changed.filter { $0.id != .opening }
    let kinds = changes.map { change in (change, AknMetadata.types(of: change.kinds)) }.filter { !$0.1.isEmpty }
    guard !kinds.isEmpty else { return }
    xml.start("analysis", ["source": "#gangmu"])
    xml.start("passiveModifications")
    xml.raw("\n")
    var number = 0
    for (change, types) in kinds {
      let old = change.old.map { "\(expression(editions[last - 1]))/~\(before.eID(of: $0))" }
      let new = change.new.map { "#\(identifiers.eID(of: $0))" }
      for type in types {
        number += 1
        xml.start("textualMod", ["type": type, "eId": "pmod_\(number)"])
        xml.empty("source", ["href": "#ed_\(last + 1)"])
        for destination in new.isEmpty ? old : new { xml.empty("destination", ["href": destination]) }
        if !new.isEmpty { for href in old { xml.empty("old", ["href": href]) } }
        xml.end(endsLine: true)
      }
    }
    xml.end()
    xml.end(endsLine: true)
  }

  /// The types of modification that the standard has; a change of form alone is none.
  private static func types(of kinds: [ChangeKind]) -> [String] {
    var types: [String] = []
    for kind in kinds {
      let type: String? =
        switch kind {
        case .added: "insertion"
        case .deleted: "repeal"
        case .split: "split"
        case .merged: "join"
        case .renumbered: "renumbering"
        case .retitled, .reworded: "substitution"
        case .moved, .form: nil
        }
      if let type, !types.contains(type) { types.append(type) }
    }
    return types
  }
}
