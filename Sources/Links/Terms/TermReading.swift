import Search
import Text

/// How terms are read, for their order in an index and for the names of their pages.
struct TermReading {
  private let syllables: [UInt32: String]

  /// - Parameter names: the terms that will be asked for.
  init(_ names: some Sequence<String>) {
    var characters: Set<UInt32> = []
    for name in names {
      for scalar in name.unicodeScalars { characters.insert(ChineseVariants.simplified(scalar.value)) }
    }
    var syllables: [UInt32: String] = [:]
    for (syllable, found) in Pinyin.readings(of: characters) {
      // The first reading stays, but for characters whose usual one comes later in the alphabet.
      for character in found where syllables[character] == nil { syllables[character] = syllable }
    }
    self.syllables = syllables.merging(TermReading.usual.filter { characters.contains($0.key) }) { $1 }
  }

  /// The syllables of `name`, Latin letters and digits as they are, and nothing for marks: `xian yu jing ji`.
  func syllables(of name: String) -> [String] {
    var syllables: [String] = []
    var isOpen = false
    for scalar in name.unicodeScalars {
      if let syllable = self.syllables[ChineseVariants.simplified(scalar.value)] {
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

  /// By term. Terms that are read alike, or that have nothing to be read, are told apart by a number made of their own
  /// characters, so that a name does not depend on the order of the terms.
  ///
  /// - Parameter given: names that terms have from earlier editions; each stays with its term.
  static func names(of terms: [String], _ reading: TermReading, given: [String: String]) -> [String: String] {
    let plain = terms.filter { given[$0] == nil }.map {
      (term: $0, name: String(reading.syllables(of: $0).joined().prefix(longest)))
    }
    var counts: [String: Int] = [:]
    for (_, name) in plain { counts[name, default: 0] += 1 }
    for name in given.values { counts[name, default: 0] += 1 }
    var names = given
    for (term, name) in plain {
      let isUnique = counts[name] == 1 && !name.isEmpty && name.utf8.count < longest
      names[term] = isUnique ? name : name + (name.isEmpty ? "t" : "-") + mark(term)
    }
    return names
  }

  /// Six digits of base 16 of the term's hash (FNV-1a, 32 bits).
  static func mark(_ term: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in term.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String((String(repeating: "0", count: 8 - digits.count) + digits).suffix(6))
  }
}
