import Text

/// Which encoding a text is in that says nothing of it.
///
/// A text in the wrong encoding is valid surprisingly often, but it is made of rare characters. So each candidate reads a
/// piece of the text, and the one wins whose characters are those that Chinese is mostly written with.
struct EncodingDetection {
  /// The best candidate; nil when the bytes are no text in any of them.
  let encoding: TextEncoding?

  /// So many bytes decide.
  private static let sampleLength = 65_536
  /// The share of usual characters, in percent, below which a reading is none. Plans have 45 and more, readings in the
  /// wrong encoding below 12.
  private static let threshold = 22

  init(_ bytes: [UInt8]) {
    let sample = Array(bytes.prefix(EncodingDetection.sampleLength))
    let readings = TextEncoding.candidates.map { encoding in
      EncodingDetection.reading(sample, encoding, isWhole: sample.count == bytes.count)
    }
    // A broken character must not hide what a text is written in; but whole readings go before.
    encoding =
      EncodingDetection.best(readings) { $0.brokenCount == 0 }
      ?? EncodingDetection.best(readings) { $0.brokenCount <= sample.count / 100 + 1 }
  }

  private struct Reading {
    let encoding: TextEncoding
    let text: [UInt8]
    let brokenCount: Int
  }

  private static func best(_ readings: [Reading?], where isGood: (Reading) -> Bool) -> TextEncoding? {
    var best: (encoding: TextEncoding, score: Int)?
    for case let reading? in readings where isGood(reading) {
      let score = score(reading.text)
      if score > best?.score ?? threshold { best = (reading.encoding, score) }
    }
    return best?.encoding
  }

  /// The sample as UTF-8; a few bytes at its end may be the beginning of a character.
  private static func reading(_ sample: [UInt8], _ encoding: TextEncoding, isWhole: Bool) -> Reading? {
    for dropped in 0...(isWhole ? 0 : 3) {
      switch Iconv.utf8(Array(sample.dropLast(dropped)), from: encoding) {
      case .text(let text): return Reading(encoding: encoding, text: text, brokenCount: 0)
      case .broken(let offset, let count, let rest):
        // Broken before the end: no matter how much is dropped there.
        if isWhole || offset < sample.count - 4 {
          return Reading(encoding: encoding, text: rest, brokenCount: count)
        }
      case .unknown: return nil
      }
    }
    return nil
  }

  /// Of the characters that are not ASCII, the percentage that is usual; a control character counts against it.
  private static func score(_ utf8: [UInt8]) -> Int {
    var usual = 0
    var all = 0
    var offset = 0
    while offset < utf8.count {
      let (value, length) = Scalar.decode(utf8, at: offset)
      offset += length
      if value >= 0x80 {
        all += 1
        if usualScalars.contains(value) { usual += 1 }
      } else if value < 0x20, ![0x09, 0x0A, 0x0C, 0x0D].contains(value) {
        all += 20
      }
    }
    return all == 0 ? 0 : usual * 100 / all
  }

  /// The most frequent characters of official Chinese in both scripts, counted over plans, laws and reports, and the
  /// punctuation.
  private static let usualScalars = Set(
    """
    ，。、；：（）“”‘’《》—–…·•！？　〇．
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经
    十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形
    相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展
    五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战
    先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白
    教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且
    究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值
    号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随
    推落促健完善创优质城乡镇村绿色融升级项目加强推动坚持扩障险振兴驱体系
    國會對業發這個來為們說時過後經學產進關應當開還與從實現體機點條無總長見問間門書東車馬風電話語記設計論議護變讓讀證認識談請調
    規劃劃辦區權農縣鄉鎮鐵鋼錢銀陽陸隊際難雲項預領題顯風飛飯養駐驗點黨齊滿漢漸環當畫監縣約級納純組細終統經維綜綠續總織繼續義
    構標樣樓機權歡歷歸殘氣決沒測減滅濟濕災無營獎現產異發盡盤眾確碼礎種積穩競築簡類糧級給絡絕縮績聯聲職肅脫舉與舊節藝處虛號術
    衛裝複規視覽觀計訂討訓記許訴診註評試詳認誌誤調談論證識譯議護變貝負財貢貨責質費資賓賠購貿賴趨轉較載輕輸辦農連週進運過達違遠
    適遷選遺郵鄉醫釋針鈔鋪錄鎖開閉間閱闊陳隨險雖雙雜離電靈靜順須預頭頻題額類顧飲館驅體鬥魚鳥麗麼黃齡
    """.unicodeScalars.lazy.map(\.value).filter { $0 >= 0x80 })
}
