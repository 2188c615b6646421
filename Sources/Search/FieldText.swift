/// The titles and texts of all documents as the postings see them.
///
/// Field 2d is the title of document d, field 2d + 1 its text: folded, in UTF-16, every run of white space one space, and
/// 0 behind the last unit, which stands in no field otherwise.
struct FieldText: Sendable {
  /// Behind the last character of a field; U+0000 itself is white space.
  static let end: UInt16 = 0

  private(set) var units: [UInt16] = []
  /// Where each field begins in `units`, and at last where all end.
  private var starts: [UInt32] = [0]
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
    for end in fields.ends {
      let end = units.count + end
      while landmarks.count << FieldText.landmarkBits < end {
        landmarks.append(UInt32(truncatingIfNeeded: starts.count - 1))
      }
      starts.append(UInt32(truncatingIfNeeded: end))
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
      // Mostly one step or none, which a processor need not guess.
      field &+= starts[Int(field) + 1] <= place ? 1 : 0
      while starts[Int(field) + 1] <= place { field &+= 1 }
      return field
    }

    /// A place with a window of what stands behind its unit.
    @inline(__always)
    func occurrence(_ place: UInt32) -> Occurrence {
      let field = field(place)
      return Occurrence(window: units.window(at: Int(place) + 1), field: field, offset: place - starts[Int(field)])
    }

    /// The index in `units` of an occurrence.
    @inline(__always)
    func place(_ occurrence: Occurrence) -> Int {
      Int(starts[Int(occurrence.field)]) + Int(occurrence.offset)
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
    // Two units end the two fields of a document.
    (0..<starts.count / 2).map { Int(starts[$0 * 2 + 2] - starts[$0 * 2]) - 2 }
  }
}
