/// A page's template with its partials, parents and strings put in, ready to be filled: the work that is the same for all
/// pages is done once.
///
/// Filling is as Mustache has it (mustache(5)): a name is looked for in the innermost list first; an empty list decides as a
/// false flag does.
struct TemplateProgram: Sendable {
  /// The kinds of the values that the template has.
  let schema: TemplateSchema
  private var steps: [Step] = []
  /// All markup of the steps, one piece behind the other.
  private var markup: [UInt8] = []
  /// Whether the last step is markup that may go on: it is in the section that is being written.
  private var isInMarkup = false

  private enum Step: Sendable {
    /// A piece of `markup`.
    case markup(Range<Int>)
    case value(TemplateName)
    /// The steps behind it are its own, up to `end`.
    case section(TemplateName, isInverted: Bool, end: Int)
  }

  // MARK: Writing the program

  /// A program that makes an empty page.
  init(_ schema: TemplateSchema) {
    self.schema = schema
  }

  /// Appends markup; `write` appends the bytes.
  mutating func addMarkup(_ write: (inout [UInt8]) -> Void) {
    let start = markup.count
    write(&markup)
    if isInMarkup, case .markup(let before)? = steps.last {
      steps[steps.count - 1] = .markup(before.lowerBound..<markup.count)
    } else {
      steps.append(.markup(start..<markup.count))
      isInMarkup = true
    }
  }

  mutating func addValue(_ name: TemplateName) {
    steps.append(.value(name))
    isInMarkup = false
  }

  /// Appends a section; `write` appends what is in it.
  mutating func addSection(
    _ name: TemplateName, isInverted: Bool, _ write: (inout TemplateProgram) -> Void
  ) {
    let start = steps.count
    steps.append(.section(name, isInverted: isInverted, end: start))
    isInMarkup = false
    write(&self)
    steps[start] = .section(name, isInverted: isInverted, end: steps.count)
    isInMarkup = false
  }

  // MARK: Filling in

  /// Appends the page of `record`.
  func fill(_ record: TemplateRecord, to html: inout [UInt8]) {
    var scopes = [record]
    markup.withUnsafeBufferPointer { fill(steps.indices, $0, &scopes, &html) }
  }

  /// - Parameter scopes: the page's record and those of the lists that are open, the innermost last.
  private func fill(
    _ places: Range<Int>, _ markup: UnsafeBufferPointer<UInt8>, _ scopes: inout [TemplateRecord],
    _ html: inout [UInt8]
  ) {
    var place = places.lowerBound
    while place < places.upperBound {
      switch steps[place] {
      case .markup(let piece): html.append(contentsOf: UnsafeBufferPointer(rebasing: markup[piece]))
      case .value(let name): TemplateProgram.value(name, scopes)?.append(to: &html)
      case .section(let name, let isInverted, let end):
        let inside = place + 1..<end
        switch TemplateProgram.value(name, scopes) {
        case .list(let records) where !isInverted:
          for record in records {
            scopes.append(record)
            fill(inside, markup, &scopes, &html)
            scopes.removeLast()
          }
        case .list(let records): if records.isEmpty { fill(inside, markup, &scopes, &html) }
        case .flag(let flag): if flag != isInverted { fill(inside, markup, &scopes, &html) }
        case .text, .number, .html, nil: break
        }
        place = end - 1
      }
      place += 1
    }
  }

  private static func value(_ name: TemplateName, _ scopes: [TemplateRecord]) -> TemplateValue? {
    var place = scopes.count
    while place > 0 {
      place -= 1
      if let value = scopes[place][name] { return value }
    }
    return nil
  }

  // MARK: Filling in a part

  /// The program with the values of `record` filled in, which are the same on every page that it will make. There is no list
  /// among them.
  func filled(_ record: TemplateRecord) -> TemplateProgram {
    var program = TemplateProgram(schema)
    fill(steps.indices, record, [], &program)
    return program
  }

  /// - Parameter lists: the schemas of the lists that are open, whose own names come before those of `record`.
  private func fill(
    _ places: Range<Int>, _ record: TemplateRecord, _ lists: [TemplateSchema],
    _ program: inout TemplateProgram
  ) {
    func isListed(_ name: TemplateName) -> Bool { lists.contains { $0.kinds[name] != nil } }
    var place = places.lowerBound
    while place < places.upperBound {
      switch steps[place] {
      case .markup(let piece): program.addMarkup { $0 += markup[piece] }
      case .value(let name):
        if !isListed(name), let value = record[name] {
          program.addMarkup { value.append(to: &$0) }
        } else {
          program.addValue(name)
        }
      case .section(let name, let isInverted, let end):
        let inside = place + 1..<end
        if !isListed(name), let value = record[name] {
          if case .flag(let flag) = value, flag != isInverted {
            fill(inside, record, lists, &program)
          }
        } else {
          program.addSection(name, isInverted: isInverted) {
            fill(inside, record, isInverted ? lists : lists + list(name, lists), &$0)
          }
        }
        place = end - 1
      }
      place += 1
    }
  }

  /// The schema of the list of that name where `lists` are open; none of a flag.
  private func list(_ name: TemplateName, _ lists: [TemplateSchema]) -> [TemplateSchema] {
    let kind = ([schema] + lists).reversed().lazy.compactMap { $0.kinds[name] }.first
    return if case .list(let records)? = kind { [records] } else {
      []
    }
  }
}
