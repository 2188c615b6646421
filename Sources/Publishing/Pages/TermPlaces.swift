import Links

extension Term {
  /// Calls `found` with each page that the term stands on, and which of its places are there. To look a page up costs more
  /// than all that is written of a place.
  func forEachPage(_ found: (PageID, Range<Int>) -> Void) {
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end].page == places[start].page { end += 1 }
      found(places[start].page, start..<end)
      start = end
    }
  }
}
