import Files
import Parallel
import Publishing

extension SiteBuilder.Run {
  /// The lists of the plans, of the index and of the whole.
  ///
  /// - Parameter areKnown: whether it is known where in the manifest they are: it gives nil for those that are as they were.
  func parts(areKnown: Bool) -> [SiteListing?] {
    listings.enumerated().map { part, files in
      areKnown && plans.indices.contains(part) && plans[part].standing != nil ? nil : files
    }
  }
}

extension SiteBuilder {
  /// Keeps for the next build how all files stand.
  func keep(
    _ run: Run, _ change: SiteChange, _ site: String, _ records: PlanRecords, _ record: BuildRecord?
  ) {
    let (found, _) = inParallel {
      // The index is the last but one and takes longest.
      run.listings.indices.reversed().parallelMap { part -> (states: Checksum?, standing: PlanStanding?) in
        let files = run.listings[part]
        if run.plans.indices.contains(part) { return standing(run.plans[part], run.texts[part], files, site, records) }
        return (part == run.plans.count ? indexStanding(run, site, records) : files.states(in: site)?.joined, nil)
      }
    } _: {
      records.forget(allBut: run.plans.map(\.slug))
      record?.sources.keepSums()
    }
    let parts = Array(found.reversed())
    let states = parts.compactMap(\.states)
    let standings = zip(run.plans, parts).compactMap { plan, part in part.standing.map { (plan.slug, $0) } }
    // Warnings are to be seen again.
    let isKept = run.made.warnings.isEmpty && states.count == parts.count
    record?.keep(
      pages: run.made.pageCount, change, isKept ? states : [], run.plans.map(\.slug), standings,
      made: run.plans.filter { $0.standing == nil }.map(\.slug))
  }

  /// How the files of a plan stand, which is kept where they were made anew.
  private func standing(
    _ plan: PlanMaking.Made, _ text: SearchTexts.Place, _ files: SiteListing, _ site: String, _ records: PlanRecords
  ) -> (states: Checksum?, standing: PlanStanding?) {
    if let standing = plan.standing { return (standing.files.states.joined, standing) }
    guard let found = Standing(files, in: site) else { return (nil, nil) }
    guard let record = plan.record, let text = text.kept else { return (found.states.joined, nil) }
    let standing = PlanStanding(record: record, text: text, files: found)
    records.keep(standing, of: plan.slug)
    return (found.states.joined, standing)
  }

  /// How the files of the index stand, which is kept.
  private func indexStanding(_ run: Run, _ site: String, _ records: PlanRecords) -> Checksum? {
    let (index, earlier) = (run.index.index, run.index.earlier)
    let standing =
      earlier.map { Standing(index.listing, in: site, after: $0.files, $0.standing) }
      ?? Standing(index.listing, in: site)
    let texts = zip(run.plans, run.texts).compactMap { plan, text in
      text.kept.map { IndexRecord.Text(plan: plan.slug, sum: $0) }
    }
    guard let standing else { return nil }
    if texts.count == run.plans.count {
      records.index?.keep(IndexRecord(texts: texts, index: index, standing: standing))
    }
    return standing.states.joined
  }
}
