import ArgumentParser
import Publishing

/// Where the plans are.
struct ContentOptions: ParsableArguments {
  @Option(help: "The folder of the plans.")
  var content = "Content"
}

/// Where the site is made from and goes to.
struct SiteOptions: ParsableArguments {
  @Option(
    help: "The folder of your page templates, strings and assets; each of its files takes the place of Gangmu's own.")
  var templates = TemplateFolder.defaultPath

  @Option(help: "The folder of the site.")
  var output = "Site"
}

/// How a command speaks.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Let warnings fail too, before anything is written.")
  var strict = false

  @Flag(help: "Print problems only.")
  var quiet = false

  @Flag(help: "Print the result, and the problems with it, as one JSON object.")
  var json = false
}
