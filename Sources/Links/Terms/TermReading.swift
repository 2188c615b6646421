import Search
import Text

/// How terms are read, for their order in an index and for the names of their pages.
enum TermReading {
  /// The readings of the characters of the basic block.
  private struct Readings {
    /// Of each character that has one its place among `syllables`, from 1.
    let places: [UInt16]
    let syllables: [String]

    func syllable(of character: UInt32) -> String? {
      guard block.contains(character) else { return nil }
      let place = places[Int(character - block.lowerBound)]
      return place == 0 ? nil : syllables[Int(place) - 1]
    }
  }

  private static let readings: Readings = {
    var places = Array(repeating: UInt16(0), count: block.count)
    var syllables: [String] = []
    for (syllable, characters) in Pinyin.readings(of: Set(block)) {
      syllables.append(syllable)
      let place = UInt16(syllables.count)
      // The first reading stays, but for characters whose usual one comes later in the alphabet.
      for character in characters where places[Int(character - block.lowerBound)] == 0 {
        places[Int(character - block.lowerBound)] = place
      }
    }
    for (character, syllable) in usual {
      if let place = syllables.firstIndex(of: syllable) {
        places[Int(character - block.lowerBound)] = UInt16(place + 1)
      }
    }
    return Readings(places: places, syllables: syllables)
  }()

  private static let block: Range<UInt32> = 0x4E00..<0xA000

  /// The syllables of `name`, Latin letters and digits as they are, and nothing for marks: `xian yu jing ji`.
  static func syllables(of name: String) -> [String] {
    var syllables: [String] = []
    syllables.reserveCapacity(name.utf8.count / 3 + 1)
    let readings = readings
    var isOpen = false
    for scalar in name.unicodeScalars {
      if let syllable = readings.syllable(of: ChineseVariants.simplified(scalar.value)) {
        syllables.append(syllable)
        isOpen = false
      } else if let letter = TermReading.letter(scalar) {
        if isOpen { syllables[syllables.count - 1].append(letter) } else { syllables.append(String(letter)) }
        isOpen = true
      } else if Scalar.isHan(scalar.value) {
        syllables.append("u" + String(scalar.value, radix: 16))
        isOpen = false
      }
    }
    return syllables
  }

  /// A Latin letter or digit in its plain, small form.
  private static func letter(_ scalar: Unicode.Scalar) -> Character? {
    let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    switch value {
    case 0x30...0x39, 0x61...0x7A: return Unicode.Scalar(value).map(Character.init)
    case 0x41...0x5A: return Unicode.Scalar(value + 0x20).map(Character.init)
    default: return nil
    }
  }

  /// Characters with several readings of which the usual one is not the first in the alphabet, as the order of GB 2312
  /// has them, whose first level goes by the usual reading.
  private static let usual: [UInt32: String] = {
    let table = """
      bu卜 cheng称 di地 diao调 du都 dun敦 huan还 jia贾 jing颈 jue觉 kang扛 ke咳 lei肋 le了 lu露 lu陆 lv绿 mo抹 nong弄 \
      pang胖 pao刨 ping屏 po迫 pu朴 qi奇 qiang强 quan圈 que雀 sha刹 shang裳 sheng盛 shi什 shui谁 si似 suo缩 tang汤 \
      tiao调 tuo拓 xi系 xia厦 xian纤 xiang巷 xiao校 xing行 xu畜 xue血 yi遗 yue钥 zan攒 zeng曾 zha扎 zhan粘 zhe折 \
      zhong重 zhou粥 zhua爪 zhuo着 zi仔 zu卒
      """
    var usual: [UInt32: String] = [:]
    for entry in table.split(separator: " ") {
      if let character = entry.unicodeScalars.last { usual[character.value] = String(entry.dropLast()) }
    }
    return usual
  }()
}

/// The names of the pages of a plan's terms: their readings, as any file system and any host keeps them.
enum TermPageNames {
  /// The longest name, in bytes, so that a path stays short enough everywhere.
  private static let longest = 80

  /// One name for each of `terms`. Terms that are read alike, or that have nothing to be read, are told apart by a number
  /// made of their own characters, so that a name does not depend on the order of the terms.
  ///
  /// - Parameters:
  ///   - readings: the syllables of each term.
  ///   - given: names that terms have from earlier editions; each stays with its term.
  static func names(of terms: [String], _ readings: [[String]], given: [String: String]) -> [String] {
    let names = zip(terms, readings).map { term, syllables in
      given.isEmpty ? plain(syllables) : given[term] ?? plain(syllables)
    }
    let isGiven = given.isEmpty ? [] : terms.map { given[$0] != nil }
    var isUnique = names.map { !$0.isEmpty && $0.utf8.count < longest }
    var first: [String: Int] = [:]
    first.reserveCapacity(names.count)
    for (place, name) in names.enumerated() where isGiven.isEmpty || !isGiven[place] {
      if let other = first[name] { (isUnique[other], isUnique[place]) = (false, false) } else { first[name] = place }
    }
    for name in given.values {
      if let other = first[name] { isUnique[other] = false }
    }
    return names.enumerated().map { place, name in
      if isUnique[place] || !isGiven.isEmpty && isGiven[place] { return name }
      return name + (name.isEmpty ? "t" : "-") + mark(terms[place])
    }
  }

  /// Syllables are ASCII, a byte for each letter.
  private static func plain(_ syllables: [String]) -> String {
    var name: [UInt8] = []
    name.reserveCapacity(longest)
    for syllable in syllables { name += syllable.utf8 }
    return String(decoding: name.prefix(longest), as: UTF8.self)
  }

  /// Six digits of base 16 of the term's hash (FNV-1a, 32 bits).
  static func mark(_ term: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in term.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String((String(repeating: "0", count: 8 - digits.count) + digits).suffix(6))
  }
}
