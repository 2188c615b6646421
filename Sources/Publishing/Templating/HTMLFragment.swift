import Markdown
import Text

/// HTML that is put together by hand where a template's loops would cost too much: long lists, pictures.
struct HTMLFragment {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Appends markup of our own.
  mutating func markup(_ html: StaticString) {
    html.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends text, escaped for content and attribute values.
  mutating func text(_ text: String) {
    HTMLEscaping.append(text.utf8, to: &bytes)
  }

  mutating func text(_ utf8: ArraySlice<UInt8>) {
    HTMLEscaping.append(utf8, to: &bytes)
  }

  /// Appends HTML that was put together before.
  mutating func fragment(_ fragment: HTMLFragment) {
    bytes += fragment.bytes
  }

  /// Appends a part of it.
  mutating func fragment(_ fragment: HTMLFragment, _ part: Range<Int>) {
    bytes += fragment.bytes[part]
  }

  mutating func number(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.appendDigits(of: abs(number))
  }

  /// Appends a length to one tenth, as SVG takes it.
  mutating func length(_ value: Double) {
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    number(abs(tenths) / 10)
    if tenths % 10 != 0 {
      bytes.append(UInt8(ascii: "."))
      number(abs(tenths) % 10)
    }
  }

  var value: TemplateValue { .html(bytes) }
}
