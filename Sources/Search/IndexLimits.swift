/// How finely an index is cut, and the work on it. The files say all that a reader needs of it: any limits give an index that
/// finds the same.
struct IndexLimits: Sendable {
  /// A gram with more places is told by longer grams.
  var placesOfGram = 1_000
  /// The bytes after which a file of postings ends.
  var postingsBytes = 32_000
  /// Up to this many units of text (about 200 KB of postings) there is one file: a page of results needs most of it anyway.
  var fewUnits = 60_000
  /// Up to this many files of postings the manifest says what is in each; else each file of keys says it of so many.
  var fewPostingsFiles = 256
  var keysOfFile = 128
  /// The bytes of texts that a file of documents has, where there are more than `fewDocumentBytes`: a result needs one.
  var documentBytes = 8_000
  var fewDocumentBytes = 200_000
  /// The bytes after which a file of pinyin pairs ends.
  var pinyinBytes = 16_000

  /// What share of all places is listed at a time, and what share of them is one piece of work; and how few are not worth
  /// dividing. The files are the same whatever these are.
  var roundsOfPlaces = 8
  var placesOfRound = 2_000_000
  var partsOfPlaces = 128
  var placesOfPart = 100_000
}
