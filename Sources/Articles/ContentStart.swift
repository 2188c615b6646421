import Diagnostics
import Files

/// An empty library, to begin with.
public enum ContentStart {
  /// Makes the folder with a `site.yml` in which every setting stands as a comment. A file that is there is left alone.
  ///
  /// Returns the paths of what was made, and of what was there.
  public static func make(_ folder: ContentFolder) throws(Diagnostic) -> (made: [String], kept: [String]) {
    let path = "\(folder.path)/site.yml"
    if File.exists(path) { return ([], [path]) }
    try Folder.create(folder.path)
    try File.replace(path, with: Array(settings.utf8))
    return ([path], [])
  }

  private static let settings = """
    # 网站设置。去掉行首的“# ”即生效，都可以不写。
    # The settings of the site. Take `# ` away to use a line; none is needed.

    # 网站的名称；不写时用唯一一部规划的标题。 The site's name; without it, the title of the only plan.
    # title: 示例市规划库

    # 界面的语言。 The language of the interface: zh-Hans, zh-Hant, en.
    # language: zh-Hans

    # 网站的地址，供规范链接、站点地图和订阅使用。 The site's address, for canonical links, sitemap and feed.
    # base_url: https://example.org/plans/

    # 术语：pages 有索引和术语页，index 只有索引，off 都没有；plan.yml 里可以另写。
    # Terms: an index with pages of terms, the index alone, or neither; a plan.yml may say otherwise.
    # terms: pages

    """
}
