import Files

/// Whether some bytes come before others, be they text of whatever language.
func bytesPrecede(_ one: Slice<UnsafeRawBufferPointer>, _ other: Slice<UnsafeRawBufferPointer>) -> Bool {
  let (one, other) = (UnsafeRawBufferPointer(rebasing: one), UnsafeRawBufferPointer(rebasing: other))
  guard let first = one.baseAddress, let second = other.baseAddress else { return one.count < other.count }
  let order = memcmp(first, second, min(one.count, other.count))
  return order == 0 ? one.count < other.count : order < 0
}
