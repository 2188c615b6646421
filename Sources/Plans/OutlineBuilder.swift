import Diagnostics
import Text

/// Puts the headings of a text and the paragraphs between them together to chapters and articles.
struct OutlineBuilder {
  struct OpenChapter {
    var number: OutlineNumber
    let heading: PlanHeading?
    let style: MarkerStyle?
    var lead: [Range<Int>] = []
    var articles: [OpenArticle] = []
  }

  struct OpenArticle {
    var number: OutlineNumber
    /// As it is written, and what is behind 之.
    let written: Int
    let supplement: Int
    let heading: PlanHeading
    var paragraphs: [Range<Int>]
  }

  private(set) var chapters: [OpenChapter] = []
  /// The open chapters above the current place, the outermost first.
  private var path: [(style: MarkerStyle?, number: OutlineNumber)] = []

  mutating func addChapter(_ marker: Marker?, _ heading: PlanHeading, text: Range<Int>) {
    let number: OutlineNumber
    if let marker {
      while let last = path.last, last.style.map({ $0 >= marker.style }) ?? true { path.removeLast() }
      number = path.last?.number.appending(marker.number) ?? path.last?.number ?? OutlineNumber(marker.number)
      path.append((marker.style, number))
    } else {
      number = OutlineNumber((chapters.last { $0.number.depth == 0 }?.number.first ?? 0) + 1)
      path = [(nil, number)]
    }
    chapters.append(
      OpenChapter(number: number, heading: heading, style: marker?.style, lead: text.isEmpty ? [] : [text]))
  }

  mutating func addAttachment(_ number: Int, _ heading: PlanHeading) {
    path = []
    chapters.append(OpenChapter(number: OutlineNumber(attachment: number), heading: heading, style: nil))
  }

  mutating func addArticle(_ marker: Marker, _ heading: PlanHeading, text: Range<Int>) {
    if chapters.isEmpty {
      chapters.append(OpenChapter(number: OutlineNumber(0), heading: nil, style: nil))
    }
    // A part that follows a chapter's articles: the article belongs to the innermost open heading, which is the last.
    chapters[chapters.count - 1].articles.append(
      OpenArticle(
        number: OutlineNumber(marker.number), written: marker.number, supplement: marker.supplement, heading: heading,
        paragraphs: text.isEmpty ? [] : [text]))
  }

  mutating func addParagraph(_ range: Range<Int>) {
    guard let last = chapters.indices.last else { return }
    if let article = chapters[last].articles.indices.last {
      chapters[last].articles[article].paragraphs.append(range)
    } else {
      chapters[last].lead.append(range)
    }
  }

  // MARK: Numbers

  /// Articles before the first heading belong to the chapter before it.
  mutating func nameFirstChapter() {
    guard let first = chapters.first, first.heading == nil else { return }
    let next = chapters.dropFirst().first.map { $0.number.isAttachment ? 1 : $0.number.first } ?? 1
    chapters[0].number = OutlineNumber(max(next - 1, 0))
  }

  /// Gives every article its number: the one it is written with where that is numbered through the whole text, else
  /// behind its chapter's.
  mutating func numberArticles(afresh: Bool) {
    for chapter in chapters.indices {
      for index in chapters[chapter].articles.indices {
        let article = chapters[chapter].articles[index]
        var number = OutlineNumber(article.written)
        if afresh { number = chapters[chapter].number.appending(article.written) ?? number }
        if article.supplement > 0 { number = number.appending(article.supplement) ?? number }
        chapters[chapter].articles[index].number = number
      }
    }
  }

  /// What a text ends with: the signature and date; and when no other article goes on past its own line, all paragraphs
  /// behind the last one. With attachments behind it everything stays with the article.
  mutating func takeClosing(in source: SourceText) -> [Range<Int>] {
    guard let chapter = chapters.indices.last, !chapters[chapter].number.isAttachment else { return [] }
    guard let last = chapters[chapter].articles.indices.last else {
      let count = Signature.length(of: chapters[chapter].lead, in: source)
      guard count < chapters[chapter].lead.count else { return [] }
      let closing = Array(chapters[chapter].lead.suffix(count))
      chapters[chapter].lead.removeLast(count)
      return closing
    }
    let paragraphs = chapters[chapter].articles[last].paragraphs
    var count = Signature.length(of: paragraphs, in: source)
    if chapters.count > 1 || last > 0, paragraphs.count > 1, isLastAlone(chapter, last) { count = paragraphs.count - 1 }
    guard count < paragraphs.count || !chapters[chapter].articles[last].heading.title.isEmpty else { return [] }
    chapters[chapter].articles[last].paragraphs.removeLast(count)
    return Array(paragraphs.suffix(count))
  }

  /// Whether no article but the last has more than one paragraph.
  private func isLastAlone(_ chapter: Int, _ last: Int) -> Bool {
    var hasOthers = false
    for (index, other) in chapters.enumerated() {
      for (place, article) in other.articles.enumerated() where index != chapter || place != last {
        if article.paragraphs.count > 1 { return false }
        hasOthers = true
      }
    }
    return hasOthers
  }

  var planChapters: [PlanChapter] {
    chapters.map { chapter in
      PlanChapter(
        number: chapter.number, heading: chapter.heading, lead: chapter.lead,
        articles: chapter.articles.map {
          PlanArticle(number: $0.number, heading: $0.heading, paragraphs: $0.paragraphs)
        })
    }
  }
}
