/// A piece of the source that is not part of the plan's text.
public struct Aside: Sendable, Hashable {
  public enum Reason: String, Sendable {
    case byteOrderMark = "byte order mark"
    case repeatedTitle = "the title again"
    case pageReference = "reference to another page of the print"
    case pageNumber = "page number"
    case runningHead = "running head"
    case contents = "table of contents"
    case furniture = "note of the page that carries the text"
    case byline = "byline"
    case markup = "Markdown mark"
    case beforeTitle = "text before the title"
    case anotherDocument = "another document"
  }

  public let range: Range<Int>
  public let reason: Reason
}
