import Files
import Parallel
import Publishing

extension SiteBuilder.Run {
  /// Of the plans, of the index and of the whole.
  var parts: [SiteDraft.Part] {
    listings.enumerated().map { part, files in
      SiteDraft.Part(files, isKept: plans.indices.contains(part) && plans[part].standing != nil)
    }
  }
}

extension SiteBuilder {
  /// Keeps for the next build how all files stand.
  func keep(
    _ run: Run, _ change: SiteChange, _ site: String, _ records: PlanRecords, _ record: BuildRecord?
  ) {
    let (states, _) = inParallel {
      // The index is the last but one and takes longest.
      run.listings.indices.reversed().parallelMap { part -> Checksum? in
        let files = run.listings[part]
        if run.plans.indices.contains(part) { return standing(run.plans[part], run.texts[part], files, site, records) }
        return part == run.plans.count ? indexStanding(run, site, records) : files.states(in: site)?.joined
      }.reversed()
    } _: {
      records.forget(allBut: run.plans.map(\.slug))
      record?.sources.keepSums()
    }
    let known = states.compactMap { $0 }
    // Warnings are to be seen again.
    let isKept = run.made.warnings.isEmpty && known.count == states.count
    record?.keep(
      pages: run.made.pageCount, change, isKept ? known : [],
      made: run.plans.filter { $0.standing == nil }.map(\.slug))
  }

  /// How the files of a plan stand, which is kept where they were made anew.
  private func standing(
    _ plan: PlanMaking.Made, _ text: SearchTexts.Place, _ files: SiteListing, _ site: String, _ records: PlanRecords
  ) -> Checksum? {
    if let standing = plan.standing { return standing.states.joined }
    guard let standing = Standing(files, in: site) else { return nil }
    if let record = plan.record, let text = text.kept {
      records.keep(PlanStanding(record: record, text: text, files: standing), of: plan.slug)
    }
    return standing.states.joined
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
