import Links
import Search

/// `manifest.webmanifest` (W3C Web Application Manifest): the site as an application that can be installed.
enum WebManifest {
  static func file(_ site: SiteFrame) -> SiteFile {
    var json = JSONBytes()
    json.raw("{\"id\":\"./\",\"start_url\":\"./index.html\",\"scope\":\"./\",\"display\":\"minimal-ui\",")
    for (name, text) in [("name", site.title), ("short_name", site.title), ("lang", site.titleLanguage)] {
      json.key(name)
      json.string(text)
      json.raw(",")
    }
    json.raw("\"background_color\":\"#faf6ee\",\"theme_color\":\"#a6261d\",\"icons\":[")
    json.raw("{\"src\":\"assets/icon.svg\",\"type\":\"image/svg+xml\",\"sizes\":\"any\"},")
    json.raw("{\"src\":\"assets/icon-192.png\",\"type\":\"image/png\",\"sizes\":\"192x192\"},")
    json.raw("{\"src\":\"assets/icon-512.png\",\"type\":\"image/png\",\"sizes\":\"512x512\"},")
    json.raw(
      "{\"src\":\"assets/icon-maskable-512.png\",\"type\":\"image/png\",\"sizes\":\"512x512\",\"purpose\":\"maskable\"}]}\n"
    )
    return SiteFile(path: "manifest.webmanifest", bytes: json.bytes)
  }
}
