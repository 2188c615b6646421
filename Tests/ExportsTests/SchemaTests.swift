import Foundation
import TestSupport
import Testing

/// `plan.json` against the schema that is published with it, by a validator that is not ours.
@Suite struct SchemaTests {
  @Test(.enabled(if: Validators.isEnabled, Validators.notInstalled))
  func theRealPlanIsValid() throws {
    #expect(try Validators.json(Repository.root.appending(path: "Site/hengyang-15/plan.json")) == ["valid"])
  }

  /// `Tests/Cases/exports/schema.txt`: changes to the demonstration that make it invalid, and how.
  @Test(.enabled(if: Validators.isEnabled, Validators.notInstalled))
  func theDemonstrationIsValidAndWhatIsWrongIsFound() throws {
    let demonstration = try Demonstration()
    defer { demonstration.remove() }
    let cases = CaseFile.read(file: "exports/schema.txt")
    let verdicts = try Validators.json(demonstration.path("plan.json"), changes: cases.map(\.input))
    #expect(verdicts.first == "valid")
    try #require(verdicts.count == cases.count + 1)
    for (example, verdict) in zip(cases, verdicts.dropFirst()) {
      #expect(verdict == example.expected, sourceLocation: example.sourceLocation)
    }
  }

  /// A field without a description helps nobody.
  @Test func everyFieldIsDescribed() throws {
    let data = try Data(contentsOf: Repository.root.appending(path: "Templates/assets/plan.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var fields = 0
    func check(_ value: Any, _ path: String) {
      guard let object = value as? [String: Any] else {
        for (index, item) in (value as? [Any] ?? []).enumerated() { check(item, "\(path)/\(index)") }
        return
      }
      for (name, field) in object["properties"] as? [String: [String: Any]] ?? [:] {
        fields += 1
        let definition = (field["$ref"] as? String).flatMap { reference in
          (schema["$defs"] as? [String: [String: Any]])?[String(reference.dropFirst("#/$defs/".count))]
        }
        #expect(
          field["description"] != nil || definition?["description"] != nil || field["const"] != nil || name == "text"
            || name == "name", "\(path)/\(name)")
      }
      for (name, member) in object { check(member, "\(path)/\(name)") }
    }
    check(schema, "")
    #expect(fields > 50)
  }
}
