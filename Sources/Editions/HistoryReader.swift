import Articles
import Diagnostics
import Plans
import Revisions
import Text

extension PlanHistory {
  /// Reads every edition's text of a plan that was read from Content/.
  public static func read(_ folder: PlanFolder, _ content: PlanContent, _ problems: inout DiagnosticCollector)
    -> PlanHistory?
  {
    read(folder, content.settings, known: ReadBodies(content), &problems)
  }

  /// Reads every edition's text of a plan; reports what is wrong with them and with the `alignment` of plan.yml.
  ///
  /// - Parameter settings: what plan.yml says.
  public static func read(_ folder: PlanFolder, _ settings: PlanSettings, _ problems: inout DiagnosticCollector)
    -> PlanHistory?
  {
    read(folder, settings, known: ReadBodies(), &problems)
  }

  private static func read(
    _ folder: PlanFolder, _ settings: PlanSettings, known: ReadBodies, _ problems: inout DiagnosticCollector
  ) -> PlanHistory? {
    var dates: [CalendarDate] = []
    do throws(Diagnostic) {
      // What is wrong with the folder's names, the reader of the library says.
      var known = DiagnosticCollector()
      dates = try folder.editions(&known)
    } catch {
      problems.report(error)
    }
    // The levels of the current edition are those that its Markdown was made with.
    let levels = NamedLevels(madeWith: folder)
    var editions: [Edition] = []
    for date in dates {
      let edition = problems.collect { () throws(DiagnosticList) in
        let text = try DiagnosticList.of { () throws(Diagnostic) in try folder.editionText(date) }
        return try Edition.read(text, slug: folder.slug, date: date, settings: settings, levels: levels, known: known)
      }
      guard let edition else { return nil }
      let overrides = AlignmentOverride.all(
        in: settings, for: date, from: editions.last?.text, to: edition.text,
        path: "\(folder.path)/\(PlanFolder.settingsName)", &problems)
      editions.append(
        overrides.isEmpty ? edition : Edition(edition.content, layout: edition.layout, overrides: overrides))
    }
    for rule in settings.alignment where !dates.dropFirst().contains(rule.edition) {
      problems.report(
        Diagnostic(
          in: "\(folder.path)/\(PlanFolder.settingsName)", at: rule.position,
          "there is no edition \(rule.edition) with one before it",
          remedy: "name an edition that is in `editions/`, not the first"))
    }
    return editions.isEmpty ? nil : PlanHistory(slug: folder.slug, editions: editions)
  }
}

extension Edition {
  /// The edition that a plan's text is.
  ///
  /// - Parameters:
  ///   - settings: those of the plan, for what the text does not say itself.
  ///   - levels: how the headings of the current edition are numbered, where an editor had to say so.
  public static func read(
    _ source: SourceText, slug: Slug, date: CalendarDate, settings: PlanSettings, levels: NamedLevels = NamedLevels()
  ) throws(DiagnosticList) -> Edition {
    try read(source, slug: slug, date: date, settings: settings, levels: levels, known: ReadBodies())
  }

  fileprivate static func read(
    _ source: SourceText, slug: Slug, date: CalendarDate, settings: PlanSettings, levels: NamedLevels,
    known: ReadBodies
  ) throws(DiagnosticList) -> Edition {
    // An older text may be numbered otherwise than plan.yml says of the current one.
    let named = try? PlanReader.read(source, choice: levels.choice).plan
    let plan = if let named { named } else { try PlanReader.read(source).plan }
    return Edition(
      PlanContent(plan, slug: slug, date: date, settings: settings, path: source.name, known: known),
      layout: Layout(of: plan))
  }
}

extension AlignmentOverride {
  /// What plan.yml says of the edition `date`; a passage that is not there is reported.
  static func all(
    in settings: PlanSettings, for date: CalendarDate, from old: PlanText?, to new: PlanText, path: String,
    _ problems: inout DiagnosticCollector
  ) -> [AlignmentOverride] {
    guard let old else { return [] }
    var named: (old: Set<PassageID>, new: Set<PassageID>) = ([], [])
    return settings.alignment.filter { $0.edition == date }.map { rule in
      let override = AlignmentOverride(old: rule.old.map(\.id), new: rule.new.map(\.id))
      func check(_ ids: [PassageID], in text: PlanText, _ edition: String, _ named: inout Set<PassageID>) {
        for id in ids {
          let name = id.article == nil ? "\(id)" : "article \(id)"
          if text[id] == nil {
            problems.report(
              Diagnostic(
                in: path, at: rule.position, "there is no \(name) in \(edition)", remedy: "correct the number"))
          } else if !named.insert(id).inserted {
            problems.report(
              Diagnostic(
                in: path, at: rule.position, "names \(name) of \(edition) a second time",
                remedy: "write all that it became, or was, in one line"))
          }
        }
      }
      check(override.old, in: old, "the edition before \(date)", &named.old)
      check(override.new, in: new, "the edition \(date)", &named.new)
      return override
    }
  }
}

extension AlignmentRule.Passage {
  var id: PassageID {
    switch self {
    case .article(let number): .article(number)
    case .chapter(let number): .chapter(number)
    }
  }
}
