/// The prebuilt index of a library; FORMAT.md describes its files field by field.
///
/// The files depend on nothing but what is passed in: the same documents give the same bytes.
public struct SearchIndex: Sendable {
  /// The version of the format in FORMAT.md. A client refuses any other; it goes up with every change that an older
  /// client would misread.
  static let version = 3

  /// All files of the folder `search/`, each as `.json` and `.js`.
  public let files: [SearchFile]

  /// Indexes `documents`, which stand in reading order; their places in it are their numbers in the postings.
  public init(documents: [SearchDocument], plans: [SearchPlan], chapters: [SearchChapter]) {
    self.init(documents: documents, plans: plans, chapters: chapters, limits: IndexLimits())
  }

  init(documents: [SearchDocument], plans: [SearchPlan], chapters: [SearchChapter], limits: IndexLimits) {
    let outline = SearchOutline(documents, plans: plans, chapters: chapters)
    let text = FieldText(documents)
    let lengths = DocumentLengths(text.documentLengths)
    let postings = PostingsShards(text, lengths: lengths, numbers: ArticleNumbers(documents), limits: limits)
    let used = UsedCharacters(documents)
    let pinyin = PinyinFile(postings.pairs, used: used.folded, limits: limits)
    let shards = DocumentShards(documents, outline, limits: limits)

    let postingFiles = SearchIndex.files("postings", postings.bodies)
    let documentFiles = SearchIndex.files("documents", shards.bodies)
    let pairFiles = SearchIndex.files("pinyin", pinyin.pairs.bodies)
    let directory = PostingsDirectory(postings, files: postingFiles, limits: limits)
    let lengthFile = FileHeader("lengths", around: lengths.body)
    let planFile = FileHeader("plans", around: OutlineFiles.plans(outline))
    let chapterFile = FileHeader("chapters", around: OutlineFiles.chapters(outline))
    let pinyinFile = FileHeader("pinyin", around: pinyin.body(checks: pairFiles.flatMap(\.check)))
    let manifest = ManifestFile(
      documents: documents, outline: outline, variants: used.variants, lengths: lengths,
      documentsEach: shards.documentsEach, postings: directory, shards: documentFiles,
      single: [lengthFile, planFile, chapterFile, pinyinFile])
    let all =
      [FileHeader("manifest", around: manifest.body), lengthFile, planFile, chapterFile, pinyinFile] + directory.files
      + documentFiles + postingFiles
      + pairFiles
    files = all.flatMap { SearchFile.twins($0.file, json: $0.json) }
  }

  private static func files(_ folder: String, _ bodies: [[UInt8]]) -> [FileHeader] {
    bodies.enumerated().map { FileHeader("\(folder)/\($0.offset)", around: $0.element) }
  }
}
