extension Range<Int> {
  /// The first number of which `isBefore` does not hold, where it holds of all before it and of none behind; found by halving.
  func first(notBefore isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
