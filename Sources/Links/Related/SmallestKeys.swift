extension [UInt64] {
  /// Drops all but the smallest `count`, in no order (Hoare, "Algorithm 65: Find", Communications of the ACM 4:7, 1961).
  mutating func keepSmallest(_ count: Int) {
    guard count < self.count else { return }
    withUnsafeMutableBufferPointer { keys in
      var low = 0
      var high = keys.count - 1
      while low < high {
        let pivot = keys[(low + high) / 2]
        var left = low
        var right = high
        while left <= right {
          while keys[left] < pivot { left += 1 }
          while keys[right] > pivot { right -= 1 }
          guard left <= right else { break }
          (keys[left], keys[right]) = (keys[right], keys[left])
          left += 1
          right -= 1
        }
        if count <= right { high = right } else if count > left { low = left } else { break }
      }
    }
    removeLast(self.count - count)
  }
}
