/// The end of a wait, or none.
struct Deadline {
  private let end: ContinuousClock.Instant?

  init(milliseconds: Int?) {
    end = milliseconds.map { .now + .milliseconds($0) }
  }

  /// What is left, 0 when it is over; nil when there is no end.
  var milliseconds: Int? {
    end.map { max(0, Int((ContinuousClock.now.duration(to: $0) / .milliseconds(1)).rounded(.up))) }
  }
}
