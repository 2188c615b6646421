import Foundation
import Glibc

/// A program that runs beside the tests and, with all it started, never outlives them: a shell stands over it that
/// waits on a line of ours, and when the line closes (we stop it, or we die in whatever way) kills the whole group.
///
/// `Foundation.Process` would not do: a child that it starts from an async task inherits a blocked SIGTERM.
final class ChildProcess: Sendable {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let shell: pid_t
  private let lifeline: Int32

  /// Starts the program with its standard output in a file and its standard error thrown away.
  init(_ program: String, _ arguments: [String], environment: [String: String], output: String) throws {
    var ends: [Int32] = [-1, -1]
    // Close-on-exec from the start: another child that held our end would keep the line open. Swift has no `pipe2`.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw Failure(description: "no line to \(program): \(String(cString: strerror(errno)))")
    }
    lifeline = ends[1]
    defer { close(ends[0]) }

    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, ends[0], 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))

    let script = #""$@" & read -r _; kill -s KILL -- "-$$""#
    let words = ["sh", "-c", script, "sh", program] + arguments
    var identifier: pid_t = 0
    let result = withCStrings(words) { words in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawn(&identifier, "/bin/sh", &files, &attributes, words, environment)
      }
    }
    guard result == 0 else {
      close(ends[1])
      throw Failure(description: "cannot start \(program): \(String(cString: strerror(result)))")
    }
    shell = identifier
  }

  /// Ends the program and all it started. To be called once.
  func stop() {
    close(lifeline)
    var status: Int32 = 0
    while waitpid(shell, &status, 0) < 0, errno == EINTR {}
  }
}

/// Lends the strings as C wants them: a list of pointers that ends with nil.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
  defer {
    for pointer in pointers { free(pointer) }
  }
  return pointers.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("a list with a nil in it is not empty") }
    return body(base)
  }
}
