import BrowserSupport
import Foundation
import TestSupport
import Testing

/// Requests to the real process, byte for byte as the case file has them.
@Suite struct TargetCases {
  @Test func targets() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let script = """
      gangmu build --quiet
      mkdir -p Site/.git Site/.well-known SiteTwin beside
      echo secret | tee secret.txt SiteTwin/secret.txt beside/secret.txt Site/.git/config Site/p/.hidden > /dev/null
      echo plain | tee Site/中文.txt Site/.well-known/security.txt > /dev/null
      ln -s ../beside Site/out; ln -s ../secret.txt Site/leak.txt; ln -s 中文.txt Site/here.txt
      """
    #expect(try shell.run(script).output == "")
    let preview = try PreviewProcess(in: shell.folder)
    defer { preview.stop() }
    for example in CaseFile.read(file: "serving/targets.txt") {
      let lines = try example.input.split(separator: "\n").map { target -> String in
        let answer = try preview.answer(to: String(target))
        #expect(!answer.text.contains("secret"), "\(target)", sourceLocation: example.sourceLocation)
        let type = answer.fields["content-type"]?.prefix { $0 != ";" } ?? ""
        return "\(answer.status) \(answer.fields["location"] ?? String(type))"
      }
      #expect(lines.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
    }
  }
}
