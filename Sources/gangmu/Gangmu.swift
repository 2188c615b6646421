import ArgumentParser

@main
struct Gangmu: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gangmu",
    abstract: "Publishes a plan: text in, a site to read, cite and search out.",
    discussion: """
      A plan's text is imported into Content/, one Markdown file an article, and built into Site/, a folder for any web \
      host or for a browser with no network at all.

      Exit status: 0 done; 1 problems in the input, each as `path:line:column: error: what is wrong; what to do`; \
      64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ImportCommand.self, BuildCommand.self, ServeCommand.self, CheckCommand.self, VerifyCommand.self,
      DiffCommand.self, ExportCommand.self, TemplatesCommand.self,
    ])
}
