/// Which tokens of an old text are which of a new one, in order.
///
/// The best alignment with affine gaps (O. Gotoh, An improved algorithm for matching biological sequences, Journal of
/// Molecular Biology 162, 1982): a token found again is worth its weight, and each stretch struck or put in costs as
/// much whatever its length. So a single character that two wordings share by chance, with changes on both sides, is not
/// worth the two stretches that it would cut in two: no confetti.
struct TokenAlignment {
  enum Step: Hashable {
    case both(old: Int, new: Int)
    case old(Int)
    case new(Int)
  }

  let old: [WordingToken]
  let new: [WordingToken]
  private(set) var steps: [Step]

  init(old: [WordingToken], new: [WordingToken]) {
    self.old = old
    self.new = new
    steps = TokenAlignment.steps(old, new)
    replaceLoneCharacters()
    replaceChangedClauses()
    moveToClauseEdges()
  }

  /// What a stretch costs: more than one Han character that stands alone, less than two.
  private static let stretchCost = 5
  /// Larger tables than this are not filled: such texts are replaced whole, but for their common beginning and end.
  private static let largestTable = 16_000_000

  private static func steps(_ old: [WordingToken], _ new: [WordingToken]) -> [Step] {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start].key == new[start].key { start += 1 }
    var tail = 0
    while tail < shorter - start, old[old.count - 1 - tail].key == new[new.count - 1 - tail].key { tail += 1 }
    var steps = (0..<start).map { Step.both(old: $0, new: $0) }
    let middle = (old: start..<old.count - tail, new: start..<new.count - tail)
    if middle.old.isEmpty || middle.new.isEmpty || middle.old.count * middle.new.count > largestTable {
      steps += middle.old.map { .old($0) } + middle.new.map { .new($0) }
    } else {
      steps += table(old, middle.old, new, middle.new)
    }
    return steps + (0..<tail).map { .both(old: old.count - tail + $0, new: new.count - tail + $0) }
  }

  /// States of the table: the last step kept a token, struck one or put one in.
  private static func table(
    _ old: [WordingToken], _ oldRange: Range<Int>, _ new: [WordingToken], _ newRange: Range<Int>
  ) -> [Step] {
    let never = Int.min / 2
    let width = newRange.count + 1
    // Where each state's best value came from: bits 0–1 for keeping, 2–3 for striking, 4–5 for putting in.
    var origins = [UInt8](repeating: 0, count: (oldRange.count + 1) * width)
    var kept = [Int](repeating: never, count: width)
    var struck = kept
    var added = kept
    kept[0] = 0
    for column in 1..<width {
      added[column] = -stretchCost
      origins[column] = column == 1 ? 0 : 2 << 4
    }
    for row in 1...oldRange.count {
      let token = old[oldRange.lowerBound + row - 1]
      var diagonal = (kept[0], struck[0], added[0])
      struck[0] = -stretchCost
      kept[0] = never
      added[0] = never
      origins[row * width] = row == 1 ? 0 : 1 << 2
      for column in 1..<width {
        let above = (kept[column], struck[column])
        var origin: UInt8 = 0
        var best = never
        if token.key == new[newRange.lowerBound + column - 1].key {
          best = diagonal.0
          if diagonal.1 > best { (best, origin) = (diagonal.1, 1) }
          if diagonal.2 > best { (best, origin) = (diagonal.2, 2) }
          best += token.weight
        }
        diagonal = (above.0, above.1, added[column])
        kept[column] = best
        if above.1 >= above.0 - stretchCost {
          struck[column] = above.1
          origin |= 1 << 2
        } else {
          struck[column] = above.0 - stretchCost
        }
        let opened = max(kept[column - 1], struck[column - 1]) - stretchCost
        if added[column - 1] >= opened {
          added[column] = added[column - 1]
          origin |= 2 << 4
        } else {
          added[column] = opened
          origin |= struck[column - 1] > kept[column - 1] ? 1 << 4 : 0
        }
        origins[row * width + column] = origin
      }
    }
    let last = width - 1
    let state = kept[last] >= max(struck[last], added[last]) ? 0 : struck[last] >= added[last] ? 1 : 2
    return walk(origins, width: width, from: state, oldRange, newRange)
  }

  private static func walk(
    _ origins: [UInt8], width: Int, from last: Int, _ oldRange: Range<Int>, _ newRange: Range<Int>
  ) -> [Step] {
    var state = last
    var row = oldRange.count
    var column = newRange.count
    var steps: [Step] = []
    while row > 0 || column > 0 {
      let origin = origins[row * width + column]
      switch state {
      case 0:
        row -= 1
        column -= 1
        steps.append(.both(old: oldRange.lowerBound + row, new: newRange.lowerBound + column))
        state = Int(origin & 3)
      case 1:
        row -= 1
        steps.append(.old(oldRange.lowerBound + row))
        state = Int(origin >> 2 & 3)
      default:
        column -= 1
        steps.append(.new(newRange.lowerBound + column))
        state = Int(origin >> 4 & 3)
      }
    }
    return steps.reversed()
  }

  // MARK: As a person would mark it

  /// A single character between two changes belongs to them: 落实 became 实施, though both have 实.
  private mutating func replaceLoneCharacters() {
    var index = 0
    while index < steps.count {
      guard case .both(let one, let other) = steps[index], index > 0, index + 1 < steps.count,
        isChange(index - 1) != nil, isChange(index + 1) != nil, old[one].weight <= 4, old[one].kind != .delimiter
      else {
        index += 1
        continue
      }
      steps.replaceSubrange(index...index, with: [.old(one), .new(other)])
      index += 2
    }
  }

  /// A clause of which most changed is struck and written anew as a whole.
  private mutating func replaceChangedClauses() {
    var replaced: [Step] = []
    var clause: [Step] = []
    for step in steps {
      if case .both(let index, _) = step, old[index].kind == .delimiter {
        replaced += whole(clause)
        replaced.append(step)
        clause = []
      } else {
        clause.append(step)
      }
    }
    steps = replaced + whole(clause)
  }

  /// The steps of one clause, or all its tokens struck and all put in when little of it stayed.
  private func whole(_ clause: [Step]) -> [Step] {
    var weight = (old: 0, new: 0, both: 0)
    var stretches = 0
    var wasKept = true
    for step in clause {
      var isKept = false
      switch step {
      case .both(let one, let other):
        let letters = old[one].kind == .letter ? old[one].weight : 0
        weight.both += letters
        weight.old += letters
        weight.new += new[other].kind == .letter ? new[other].weight : 0
        isKept = true
      case .old(let one): weight.old += old[one].kind == .letter ? old[one].weight : 0
      case .new(let other): weight.new += new[other].kind == .letter ? new[other].weight : 0
      }
      if !isKept, wasKept { stretches += 1 }
      wasKept = isKept
    }
    let shorter = min(weight.old, weight.new)
    guard weight.both < weight.old, weight.both < weight.new, weight.both > 0,
      weight.both * 2 < shorter || stretches > 2 && weight.both * 3 < shorter * 2
    else { return clause }
    var oldSteps: [Step] = []
    var newSteps: [Step] = []
    for step in clause {
      switch step {
      case .both(let one, let other):
        oldSteps.append(.old(one))
        newSteps.append(.new(other))
      case .old: oldSteps.append(step)
      case .new: newSteps.append(step)
      }
    }
    return oldSteps + newSteps
  }

  /// Moves a stretch that is only struck or only put in along equal tokens, so that it begins and ends with a clause.
  private mutating func moveToClauseEdges() {
    var index = 0
    while index < steps.count {
      guard let isOld = isChange(index) else {
        index += 1
        continue
      }
      var end = index
      while end < steps.count, isChange(end) == isOld { end += 1 }
      let isAlone = (index == 0 || isChange(index - 1) == nil) && (end == steps.count || isChange(end) == nil)
      if isAlone { move(index..<end, isOld: isOld) }
      index = end
    }
  }

  /// Whether the step strikes (true) or puts in (false); nil when it keeps.
  private func isChange(_ index: Int) -> Bool? {
    switch steps[index] {
    case .both: nil
    case .old: true
    case .new: false
    }
  }

  private mutating func move(_ stretch: Range<Int>, isOld: Bool) {
    let tokens = isOld ? old : new
    let first = token(stretch.lowerBound, isOld)
    let length = stretch.count
    // How far the stretch can go to either side: while the token it takes in is the one it leaves.
    var low = 0
    while stretch.lowerBound + low > 0, isChange(stretch.lowerBound + low - 1) == nil,
      tokens[first + low - 1].key == tokens[first + length + low - 1].key
    { low -= 1 }
    var high = 0
    while stretch.upperBound + high < steps.count, isChange(stretch.upperBound + high) == nil,
      tokens[first + high].key == tokens[first + length + high].key
    { high += 1 }
    guard low < high else { return }
    let value = { (shift: Int) in
      let start = first + shift
      let before = start == 0 || tokens[start - 1].kind == .delimiter
      let last = start + length == tokens.count || tokens[start + length - 1].kind == .delimiter
      return (before ? 2 : 0) + (last ? 2 : 0) + (shift == 0 ? 1 : 0)
    }
    guard let best = (low...high).max(by: { value($0) < value($1) }), best != 0 else { return }
    shift(stretch, by: best, isOld: isOld)
  }

  private mutating func shift(_ stretch: Range<Int>, by shift: Int, isOld: Bool) {
    let window =
      min(stretch.lowerBound, stretch.lowerBound + shift)..<max(stretch.upperBound, stretch.upperBound + shift)
    let first = token(stretch.lowerBound, isOld) + shift
    var own = isOld ? firstOld(in: window) : firstNew(in: window)
    var other = isOld ? firstNew(in: window) : firstOld(in: window)
    var moved: [Step] = []
    for _ in window {
      if (first..<first + stretch.count).contains(own) {
        moved.append(isOld ? .old(own) : .new(own))
      } else {
        moved.append(isOld ? .both(old: own, new: other) : .both(old: other, new: own))
        other += 1
      }
      own += 1
    }
    steps.replaceSubrange(window, with: moved)
  }

  private func token(_ step: Int, _ isOld: Bool) -> Int {
    switch steps[step] {
    case .both(let one, let other): isOld ? one : other
    case .old(let one): one
    case .new(let other): other
    }
  }

  private func firstOld(in window: Range<Int>) -> Int {
    for step in steps[window] {
      if case .both(let one, _) = step { return one } else if case .old(let one) = step { return one }
    }
    return 0
  }

  private func firstNew(in window: Range<Int>) -> Int {
    for step in steps[window] {
      if case .both(_, let other) = step { return other } else if case .new(let other) = step { return other }
    }
    return 0
  }
}
