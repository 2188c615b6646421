/// The prebuilt index of a library; FORMAT.md describes its files field by field.
///
/// The files depend on nothing but what is passed in: the same documents give the same bytes.
public struct SearchIndex: Sendable {
  /// The version of the format in FORMAT.md. A client refuses any other; it goes up with every change that an older
  /// client would misread.
  static let version = 2

  /// `search/manifest`, `search/documents`, `search/postings` and `search/pinyin`, each as `.json` and `.js`.
  public let files: [SearchFile]

  /// Indexes `documents`, which stand in reading order; their places in it are their numbers in the postings.
  public init(documents: [SearchDocument], plans: [SearchPlan], chapters: [SearchChapter]) {
    var postings = Postings()
    for (position, document) in documents.enumerated() {
      postings.add(Array(document.title.utf8), document: position)
      postings.add(document.text, document: position)
    }
    let bodies = [
      ("manifest", ManifestFile(documents: documents, plans: plans, chapters: chapters).body),
      ("documents", DocumentsFile.body(documents)),
      ("postings", PostingsFile.body(postings)),
      ("pinyin", PinyinFile.body(documents)),
    ]
    var fingerprint = Fingerprint()
    for (_, body) in bodies { fingerprint.add(body) }
    let header = FileHeader(build: fingerprint.hexadecimal)
    files = bodies.flatMap { name, body in
      SearchFile.twins(name, json: header.json(around: body, of: name))
    }
  }
}
