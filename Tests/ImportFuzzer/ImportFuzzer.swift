import Articles
import Diagnostics
import Documents
import Editions
import Plans
import Text

/// libFuzzer's entry: any bytes as a plan's text, read as an import reads them and put together again.
///
/// It stops (and libFuzzer keeps the input) when reading crashes or takes longer than its limits, when a character is in
/// no block, aside or fold, or when the Markdown does not read back as the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let source = SourceText(name: "plan.txt", bytes: bytes) else { return 0 }
  guard let plan = try? PlanReader.read(source).plan else { return 0 }
  let layout = Layout(of: plan)
  var blocks: [Place: String] = [:]
  for (place, range) in plan.blocks {
    precondition(blocks.updateValue(plan.source.string(range), forKey: place) == nil, "a place twice: \(place)")
  }
  let (text, missing) = layout.text { blocks[$0] }
  precondition(missing.isEmpty, "blocks are missing")
  precondition(text.utf8.elementsEqual(bytes), "the text is not put together again")
  let again = try? Layout.read(SourceText(name: "layout.yml", String(decoding: layout.yaml, as: UTF8.self)))
  precondition(again == layout, "layout.yml does not read back")
  for article in plan.articles { check(article.paragraphs, in: plan) }
  for chapter in plan.chapters { check(chapter.lead, in: plan) }
  return 0
}

/// Plain text → Markdown → plain text is the identity.
private func check(_ paragraphs: [Range<Int>], in plan: Plan) {
  guard !paragraphs.isEmpty else { return }
  let texts = paragraphs.map { (Array(plan.source.bytes[$0]), plan.rows.contains($0.lowerBound)) }
  let body = Body(path: "28.md", firstLine: 1, markdown: Body.markdown(texts))
  let read = body.paragraphs
  precondition(read.count == texts.count, "\(texts.count) paragraphs became \(read.count)")
  for (text, paragraph) in zip(texts, read) {
    precondition(paragraph.utf8.elementsEqual(text.0), "a paragraph does not read back")
  }
}

/// The package manager gives a program's `main` this name; libFuzzer's own takes over.
@_cdecl("ImportFuzzer_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
  var count = count
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments
  return runDriver(&count, &arguments, fuzz)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ input: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
