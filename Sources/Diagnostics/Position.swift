/// A place in a text: line and column, both counted from 1.
///
/// Columns count Unicode scalars, as editors show them, not bytes: in `一、总则` the comma stands in column 2.
public struct Position: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (one: Position, other: Position) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }

  public var description: String { "\(line):\(column)" }
}
