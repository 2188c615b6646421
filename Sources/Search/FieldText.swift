/// The titles and texts of all documents as the postings see them.
///
/// Field 2d is the title of document d, field 2d + 1 its text: folded, in UTF-16, every run of white space one space, and
/// 0 behind the last unit, which stands in no field otherwise.
struct FieldText: Sendable {
  /// Behind the last character of a field; U+0000 itself is white space.
  static let end: UInt16 = 0

  private(set) var units: [UInt16] = []
  /// Where each field begins in `units`.
  private(set) var starts: [UInt32] = []
  /// The fields of the units 0, 64, 128 …, to find any unit's from.
  private var landmarks: [UInt32] = []

  /// Makes room for the fields of many plans, after those of a few.
  ///
  /// Room that is not needed costs nothing: pages of memory that nobody wrote to are none.
  mutating func reserve(times factor: Int) {
    units.reserveCapacity(units.count * factor)
  }

  /// - Precondition: no library has more than 2³² units, some 12 GB of text.
  mutating func append(_ fields: PlanFields) {
    precondition(units.count + fields.units.count <= Int(UInt32.max))
    for (start, next) in zip(fields.starts, fields.starts.dropFirst() + [fields.units.count]) {
      let end = units.count + next
      while landmarks.count << FieldText.landmarkBits < end {
        landmarks.append(UInt32(truncatingIfNeeded: starts.count))
      }
      starts.append(UInt32(truncatingIfNeeded: units.count + start))
    }
    units.append(contentsOf: fields.units)
  }

  private static let landmarkBits = 6

  /// Where what is asked for at every place stands in memory.
  struct Pointers {
    let units: UnsafeBufferPointer<UInt16>
    fileprivate let starts: UnsafeBufferPointer<UInt32>
    fileprivate let landmarks: UnsafeBufferPointer<UInt32>

    /// The field that a place is in.
    @inline(__always)
    func field(_ place: UInt32) -> UInt32 {
      var field = landmarks[Int(place >> FieldText.landmarkBits)]
      while Int(field) + 1 < starts.count, starts[Int(field) + 1] <= place { field += 1 }
      return field
    }

    /// Where a place is in its field.
    @inline(__always)
    func offset(_ place: UInt32, in field: UInt32) -> UInt32 {
      place - starts[Int(field)]
    }
  }

  /// - Parameter body: may use the pointers while it runs.
  func withPointers<Result>(_ body: (Pointers) -> Result) -> Result {
    units.withUnsafeBufferPointer { units in
      starts.withUnsafeBufferPointer { starts in
        landmarks.withUnsafeBufferPointer { landmarks in
          body(Pointers(units: units, starts: starts, landmarks: landmarks))
        }
      }
    }
  }

  /// How many units the title and the text of each document have.
  var documentLengths: [Int] {
    (0..<starts.count / 2).map { document in
      let next = document * 2 + 2
      // Two units end its two fields.
      return (next < starts.count ? Int(starts[next]) : units.count) - Int(starts[document * 2]) - 2
    }
  }
}
