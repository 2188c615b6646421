/// A piece of a page as it is written.
enum HTMLToken: Sendable {
  case doctype(String)
  case comment
  /// `<a href="x">`: names in lower case, values decoded, in the order written.
  case start(name: String, attributes: [HTMLAttribute])
  case end(name: String)
  /// Decoded.
  case text(String)
}

struct HTMLAttribute: Sendable {
  let name: String
  let value: String
}

struct HTMLProblem: Error, CustomStringConvertible {
  let description: String
}
