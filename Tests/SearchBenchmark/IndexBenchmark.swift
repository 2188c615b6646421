import Files
import Foundation
import Search
import Synchronization

/// `SearchIndexBenchmark PLANS [FOLDER]`: makes the index of plans and prints what that cost, which is the search's part of a
/// build. PLANS is the folder of a built site, or one of texts as `BenchmarkCorpus` writes them; the index's files go into
/// FOLDER, or nowhere.
@main
enum IndexBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard (1...2).contains(arguments.count) else {
      FileHandle.standardError.write(Data("usage: SearchIndexBenchmark PLANS [FOLDER]\n".utf8))
      exit(64)
    }
    let plans =
      File.exists("\(arguments[0])/search/manifest.json")
      ? try PublishedPlans.read(arguments[0]) : try CorpusPlans.read(arguments[0])
    let before = Usage.now
    let written = try write(plans, to: arguments.count > 1 ? arguments[1] : nil)
    let after = Usage.now
    let texts = plans.reduce(0) { $0 + $1.bytes.count }
    print(
      """
      \(plans.count) plans, \(texts >> 20) MiB: an index of \(written.files) files, \(written.bytes >> 20) MiB, in \
      \(after.wall.milliseconds(since: before.wall)) ms (\(after.cpu - before.cpu) ms of processor time); \
      \(before.peakMemory >> 20) MiB of memory before, \(after.peakMemory >> 20) MiB at most
      """)
  }

  private static func write(_ plans: [SearchPlanText], to folder: String?) throws -> (files: Int, bytes: Int) {
    let folders = Mutex<Set<String>>([])
    @Sendable func keep(_ file: SearchFile) throws -> Int {
      guard let folder else { return file.bytes.count }
      let path = "\(folder)/\(file.path)"
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      try folders.withLock { folders in
        if folders.insert(parent).inserted { try Folder.create(parent) }
      }
      try File.write(file.bytes, to: path)
      return file.bytes.count
    }
    let sizes = try SearchIndex.write(plans.count, text: { plans[$0] }, to: keep).records
    return (sizes.count, sizes.reduce(0, +))
  }
}

/// What a process has used so far.
private struct Usage {
  let wall: ContinuousClock.Instant
  /// In milliseconds, of all threads.
  let cpu: Int
  let peakMemory: Int

  static var now: Usage {
    var usage = rusage()
    // RUSAGE_SELF, which has another type than the parameter on Linux.
    getrusage(0, &usage)
    // Linux says it in KiB.
    return Usage(
      wall: .now, cpu: milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
      peakMemory: Int(usage.ru_maxrss) << 10)
  }

  private static func milliseconds(_ time: timeval) -> Int {
    Int(time.tv_sec) * 1_000 + Int(time.tv_usec) / 1_000
  }
}

extension ContinuousClock.Instant {
  fileprivate func milliseconds(since start: Self) -> Int {
    Int(((self - start) / .milliseconds(1)).rounded())
  }
}
