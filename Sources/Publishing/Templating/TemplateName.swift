/// The names of all values that templates are filled with; which template has which of them, its page's schema says.
///
/// They are numbers while the program runs: a page has dozens of values, and a library has a hundred thousand pages.
enum TemplateName: UInt16, Sendable, Hashable, CaseIterable {
  case acrossCount, address, aliases, anchor, anchors, articleCount, articles
  case backlinks, base, bodies, body, byGroup, byKind, byReading
  case changedCount, changes, changesURL, chapterCount, chapterLabel, chapterTitle, chapterURL,
    chapters, chart,
    closing, closingURL, companions, comparisonURL, contents, correction, count, counts, current,
    currentURL
  case dataFiles, datedURL, definition, depth, description
  case earlyScript, edition, editionBody, editionNote, editionText, editionTitle, editionURL,
    editions, editionsURL,
    elsewhere
  case figure, filledCount, firstNumber, formCount, former, formerAnchors, fullURL
  case gone, goneText, group
  case hasAddress, hasAliases, hasAnchor, hasArticles, hasBacklinks, hasBodies, hasBody,
    hasChapterTitle, hasClosing,
    hasCompanions, hasCorrection, hasDated, hasDay, hasDefinition, hasElsewhere, hasForm, hasFormer,
    hasGone,
    hasGroup, hasGroups, hasHistory, hasIndicators, hasLastChange, hasLate, hasLead, hasLeads,
    hasLedger, hasMore,
    hasNew, hasNext, hasNote, hasOld, hasOthers, hasPlans, hasPreamble, hasPrevious, hasRedline,
    hasRelated,
    hasSchema, hasShared, hasShares, hasTasks, hasTermIndex, hasTerms, hasText, hasTies, hasTitle,
    hasUnreported,
    histories, historyURL, hubs
  case icon, indicators, inline, isArticle, isByChapter, isChanged, isChapter, isCurrent, isFirst,
    isFormOnly,
    isGone, isKept, isPartial, isPassage, isRelabelled, isRetitled, isRevised, isReworded, isSame,
    isSingle,
    isUnchanged, isWordingKept
  case kept, keptCount, kind, kindLabel, kindNames, kinds
  case label, language, lastChangeText, lastChangeURL, lastEdition, lastNumber, late, lateCount,
    lead, leadCount,
    leads, ledgerDay, ledgerURL, letters
  case mapURL, marker, mediaType, more
  case name, new, newEdition, newEditionURL, newLabel, newTitle, nextLabel, nextTitle, nextURL,
    note, number
  case old, oldEdition, oldEditionURL, oldLabel, oldTitle, others
  case pageCount, pageTitle, paragraphs, passages, picture, placeCount, places, plan, planBody,
    planCount, planNote,
    planShortTitle, planTitle, planURL, plans, position, positionInChapter, preamble, preambleURL,
    previousLabel,
    previousTitle, previousURL, punctuation, purpose
  case redlineURL, related, relation, root, rows
  case script, scriptHash, scriptHashes, sentenceCount, shareCount, shared, shares, shortTitle,
    siteAddress,
    siteTitle, size, slug, states, structuredData, style, styleHash, summary
  case table, tableURL, taskCount, tasks, termCount, terminator, termsURL, text, textLanguage,
    tieCount, title,
    titleLanguage, total, totalInChapter
  case unfilledCount, unreportedSentences, url
  case wordingCount

  /// The name as a template writes it; nil of another.
  init?(_ text: String) {
    guard let name = TemplateName.byText[text] else { return nil }
    self = name
  }

  var text: String { "\(self)" }

  private static let byText = Dictionary(
    allCases.map { ($0.text, $0) }, uniquingKeysWith: { first, _ in first })
}
