// swift-tools-version:6.1
import PackageDescription

/// How a C library is linked. On Linux from its archive: to load shared ones is a quarter of the time of a small command.
func linked(_ library: String) -> [LinkerSetting] {
  [
    .linkedLibrary(library, .when(platforms: [.macOS])),
    .linkedLibrary(":lib\(library).a", .when(platforms: [.linux])),
  ]
}

// Where they are found: on Linux the compiler knows, and pkg-config would name the shared ones.
#if os(Linux)
  let (cmark, crypto): (String?, String?) = (nil, nil)
#else
  let (cmark, crypto): (String?, String?) = ("libcmark", "libcrypto")
#endif

/// For the program as it is used: Swift's libraries and Foundation are in it and each address is fixed, so that neither must be
/// looked for when it starts.
let isQuickToStart = BuildSettingCondition.when(platforms: [.linux], configuration: .release)

// A module imports only modules that stand above it in this list; ARCHITECTURE.md draws the picture.
let package = Package(
  name: "gangmu",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "gangmu", targets: ["gangmu"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: cmark, providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: crypto, providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Diagnostics"),
    .target(name: "Parallel"),
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "Files",
      dependencies: ["CCrypto", .target(name: "CMalloc", condition: .when(platforms: [.linux])), "Diagnostics"],
      linkerSettings: linked("crypto")),
    .target(name: "Text"),
    .target(name: "Terms", dependencies: ["Text"]),
    .target(
      name: "Documents", dependencies: ["CZlib", "Diagnostics", "Files", "Text"], linkerSettings: linked("z")),
    .target(name: "Markdown", dependencies: ["CCMark", "Text"], linkerSettings: linked("cmark")),
    .target(name: "Plans", dependencies: ["Diagnostics", "Text"], exclude: ["OUTLINES.md"]),
    .target(
      name: "Articles",
      dependencies: [
        "Diagnostics", "Files", "Markdown", "Parallel", "Terms", "Text", .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "Revisions", dependencies: ["Articles", "Markdown", "Text"], exclude: ["ALIGNMENT.md"]),
    .target(
      name: "Editions", dependencies: ["Articles", "Diagnostics", "Files", "Markdown", "Plans", "Revisions", "Text"]),
    .target(
      name: "Ledgers", dependencies: ["Articles", "Diagnostics", "Documents", "Files", "Revisions", "Text"],
      exclude: ["LEDGERS.md"]),
    .target(name: "Search", dependencies: ["Files", "Parallel"], exclude: ["FORMAT.md"]),
    .target(
      name: "Links",
      dependencies: ["Articles", "Diagnostics", "Files", "Markdown", "Parallel", "Search", "Terms", "Text"]),
    .target(
      name: "Publishing",
      dependencies: [
        "Articles", "Diagnostics", "Files", "Ledgers", "Links", "Markdown", "Parallel", "Revisions", "Search",
        "Text",
      ],
      exclude: ["Editions/EDITIONS.md", "Exports/EXPORTS.md"]),
    .target(
      name: "Building",
      dependencies: [
        "Articles", "Diagnostics", "Editions", "Files", "Ledgers", "Links", "Parallel", "Publishing", "Revisions",
        "Search",
      ]),
    .target(
      name: "Fidelity",
      dependencies: [
        "Articles", "Building", "Diagnostics", "Editions", "Files", "Links", "Plans", "Publishing", "Text",
      ]),
    .target(
      name: "Serving",
      dependencies: [
        "Articles", "Building", "Diagnostics", "Files", "Markdown", "Publishing",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Live/live.css"), .embedInCode("Live/live.js"), .embedInCode("Live/worker.js")]),
    .executableTarget(
      name: "gangmu",
      dependencies: [
        "Articles", "Building", "Diagnostics", "Documents", "Editions", "Fidelity", "Files", "Ledgers", "Publishing",
        "Revisions", "Serving", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [.unsafeFlags(["-static-stdlib"], isQuickToStart)],
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-stdlib", "-use-ld=lld", "-L", "\(Context.packageDirectory)/Sources/Linking",
            "-Xclang-linker", "-static-libgcc", "-Xclang-linker", "-no-pie",
          ], isQuickToStart)
      ]),
    .executableTarget(
      name: "TermsBenchmark", dependencies: ["Articles", "Diagnostics", "Files", "Terms", "Text"],
      path: "Tests/TermsBenchmark",
      exclude: ["judgements.txt"]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(name: "BrowserSupport", dependencies: ["TestSupport"], path: "Tests/BrowserSupport"),
    .executableTarget(
      name: "SearchIndexBenchmark", dependencies: ["Files", "Search"], path: "Tests/SearchBenchmark",
      exclude: ["browser.js", "judgements.txt", "measure.js", "random.js", "ranking.js", "run", "site.js"]),
    .executableTarget(name: "BenchmarkCorpus", dependencies: ["TestSupport"], path: "Tests/BenchmarkCorpus"),
    .testTarget(
      name: "ArticlesTests", dependencies: ["Articles", "TestSupport", .product(name: "Yams", package: "Yams")]),
    .testTarget(name: "TextTests", dependencies: ["Text", "TestSupport"]),
    .testTarget(name: "LinksTests", dependencies: ["Articles", "Diagnostics", "Links", "TestSupport", "Text"]),
    .testTarget(name: "TermsTests", dependencies: ["Terms", "TestSupport"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "TestSupport"]),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Articles", "Building", "Diagnostics", "Links", "Publishing", "TestSupport", "Text", "gangmu",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .testTarget(name: "FidelityTests", dependencies: ["Articles", "Diagnostics", "Fidelity", "TestSupport"]),
    .testTarget(name: "SearchTests", dependencies: ["Search", "TestSupport"]),
    .testTarget(name: "SiteTests", dependencies: ["BrowserSupport", "TestSupport"]),
    .testTarget(name: "BrowserTests", dependencies: ["BrowserSupport", "TestSupport"]),
    .testTarget(name: "ServingTests", dependencies: ["BrowserSupport", "TestSupport", "gangmu"]),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport", "gangmu"]),
    .testTarget(
      name: "LedgersTests",
      dependencies: [
        "Articles", "Diagnostics", "Documents", "Editions", "Ledgers", "Revisions", "TestSupport", "Text",
      ]),
    .testTarget(
      name: "ExportsTests", dependencies: ["Markdown", "Publishing", "TestSupport", "gangmu"], exclude: ["validate.py"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Diagnostics", "Documents", "TestSupport"]),
    .testTarget(name: "PlansTests", dependencies: ["Diagnostics", "Plans", "TestSupport", "Text"]),
    .testTarget(
      name: "RevisionsTests", dependencies: ["Articles", "Diagnostics", "Editions", "Revisions", "TestSupport", "Text"]),
    .testTarget(
      name: "EditionsTests", dependencies: ["Articles", "Diagnostics", "Editions", "Plans", "TestSupport", "Text"]),
  ]
)

// What a module says of bytes and numbers is compiled into those that use it, generic code for the types that they use it with: a cold
// build of a large library takes a fifteenth less processor time by it, and compiling some more.
for target in package.targets where target.type == .regular || target.type == .executable {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]
}

// The fuzzer's program has no `main` of its own, so that it is no part of an ordinary build: Tests/ImportFuzzer/run builds it.
if Context.environment["GANGMU_FUZZER"] != nil {
  package.targets.append(
    .executableTarget(
      name: "ImportFuzzer",
      dependencies: ["Articles", "Diagnostics", "Documents", "Editions", "Markdown", "Plans", "Text"],
      path: "Tests/ImportFuzzer", exclude: ["Corpus", "markers.dict", "run"]))
}
