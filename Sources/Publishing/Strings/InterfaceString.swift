/// The strings that Gangmu's own code puts into pages; all others are named by templates and scripts.
enum InterfaceString: String, CaseIterable, Sendable {
  /// The site's name where it has none of its own.
  case library
  case searchTitle
  case searchDescription
  case notFoundTitle
  case offlineTitle
  case fullText
  /// What the texts before and behind the chapters are called, which have no heading.
  case preamble, closing
  /// What a table is called to those who do not see it.
  case table
  /// What an edition's title and note are called, and the edition itself, from `{editionText}`.
  case opening, editionOf
  /// Titles of the pages of changes.
  case editions, changesTitle, comparisonTitle, redlineTitle, historyTitle, goneTitle, changesFeed
  /// What can become of an article.
  case kindAdded, kindDeleted, kindSplit, kindMerged, kindRenumbered, kindMoved, kindRetitled, kindReworded, kindForm
  /// How many sentences changed, from `{count}`.
  case sentencesReworded, sentencesInserted, sentencesDeleted, sentencesMoved, sentencesForm
  /// What a screen reader says where text was put in or struck.
  case insertedStart, insertedEnd, deletedStart, deletedEnd
  /// Where a sentence went or came from, a `{place}`, and how such a place is called.
  case movedTo, movedFrom, sentencePlace
  /// Of an article that reads the same.
  case notChanged
  /// A day, from `{year}`, `{month}`, `{day}` and `{monthName}`.
  case date
  /// The names of the twelve months, divided by spaces.
  case months
  /// The index of terms, and what stands on hover of one in the text.
  case terms, termsDescription, termDescription, termNote
  /// The plan as a picture.
  case map, mapDescription
  /// What kinds of term are called.
  case kindName, kindDocument, kindMeasure, kindInstitution, kindPlace, kindBody, kindSubject
  /// What a plan's files for other programs are for, and how large one is.
  case dataJSON, dataMarkdown, dataText, dataAkomaNtoso, dataCitations, dataBulk, dataLedger, fileSize
  /// A month or a year, where no day is told.
  case dateMonth, dateYear
  /// The ledger, the day as of which it speaks, and what nobody filled in.
  case ledger, ledgerDescription, ledgerDay, ledgerNoDay, ledgerCounts, unreported
  /// What a task's facts are called, and how far it is.
  case taskLeads, taskBodies, taskDeadline, taskStatus, taskProgress, taskSource, taskUpdated
  case taskNotStarted, taskUnderWay, taskDone, taskOnHold, taskDropped, taskLate
  /// What became of a task's sentence.
  case taskReworded, taskSplit
  /// A sentence on its own article's page.
  case sentenceShort
  /// What an indicator's values are called, and its picture to those who do not see it.
  case indicator, indicatorNature, indicatorBinding, indicatorExpected, indicatorBase, indicatorTarget, indicatorCurrent
  case indicatorStraight, chartOverTime, chartOfShare
  /// How many tasks a body leads and takes part in, and how many sentences there are of something.
  case bodyLeadCount, bodyShareCount, sentencesCounted
  /// What stands between words in a row.
  case listSeparator

  /// The parameters that the code has values for.
  var parameters: [String] {
    switch self {
    case .searchDescription: ["siteTitle"]
    case .editionOf: ["editionText"]
    case .changesTitle, .comparisonTitle: ["oldEdition", "newEdition"]
    case .redlineTitle: ["label", "oldEdition", "newEdition"]
    case .historyTitle, .goneTitle: ["label"]
    case .sentencesReworded, .sentencesInserted, .sentencesDeleted, .sentencesMoved, .sentencesForm: ["count"]
    case .movedTo, .movedFrom: ["place"]
    case .sentencePlace: ["label", "sentence"]
    case .date: ["year", "month", "day", "monthName"]
    case .termDescription: ["term"]
    case .termNote, .sentencesCounted, .bodyLeadCount, .bodyShareCount: ["count"]
    case .fileSize: ["size"]
    case .dateMonth: ["year", "month", "monthName"]
    case .dateYear: ["year"]
    case .ledgerDay: ["day"]
    case .ledgerCounts: ["count", "filled", "unfilled"]
    case .taskSplit: ["sentences"]
    case .chartOverTime: ["indicator", "base", "target", "current", "baseDay", "targetDay", "day", "straight"]
    case .chartOfShare: ["indicator", "base", "target", "current"]
    case .sentenceShort: ["sentence"]
    default: []
    }
  }
}
