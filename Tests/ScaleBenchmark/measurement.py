"""What is measured of one size: a row a figure. A row that fails says so and leaves the others alone."""
import json, os, shutil, time

import others, serving, stages
from costs import Failed, available_memory
from library import TOP, Library, SiteBefore, remove, size

# Above this, one run a row.
REPEATED = 20_000
# The largest library for a row; others say why not.
LARGEST = {"serve": 100_000, "hugo": 100_000, "pagefind": 10_000, "one core": 100_000, "stages": 10_000}
SENTENCES = 15
EDITS = {28: 20, 1000: 10, 10_000: 5, 100_000: 3}
# Bytes of memory that an article takes, until a library of this size or more has told: of Content/ and the site in whole
# blocks, and of the build itself.
TAKEN, TELLING = {"content": 6_300, "site": 94_500, "build": 25_000}, 10_000


class Place:
    """Where a run works: a memory file system, or a disk, where nothing is removed until the end, for ext4 creates files
    several times slower for minutes after a large removal."""

    def __init__(self, folder, is_disk):
        self.folder, self.is_disk, self.cleared = folder, is_disk, 0
        (folder / "old").mkdir(parents=True)

    def clear(self, folder):
        if not self.is_disk: return remove(folder)
        self.cleared += 1
        if folder.exists(): folder.rename(self.folder / "old" / str(self.cleared))

    def free(self):
        space = shutil.disk_usage(self.folder).free
        return space if self.is_disk else min(space, available_memory())


class Measurement:
    def __init__(self, articles, place, programs, costs, found):
        """`found` is called with each row as it comes."""
        self.articles, self.place, self.programs, self.costs, self.found = articles, place, programs, costs, found
        self.folder = place.folder / str(articles)
        self.library = Library(articles, self.folder)
        self.site, self.cache = self.folder / "Site", self.folder / "cache"
        self.runs = 1 if articles > REPEATED else 3
        self.rows, self.failures = {}, {}
        self.environment = os.environ | {"XDG_CACHE_HOME": str(self.cache)}

    def gangmu(self, command, *arguments):
        folders = ["--content", self.library.content, "--templates", TOP / "Templates", "--output", self.site]
        return [str(word) for word in [self.programs["gangmu"], command, *folders, *arguments]]

    def row(self, name, measure):
        """Whether the row could be measured."""
        if self.articles > LARGEST.get(name, self.articles): return False
        start = time.monotonic()
        try:
            value = measure()
        except Exception as failure:
            self.failures[name] = str(failure)
            self.found(name, None, time.monotonic() - start, str(failure))
            return False
        if value is not None:
            self.rows[name] = value
            self.found(name, value, time.monotonic() - start, None)
        return value is not None

    def what_is_missing(self, taken):
        """Bytes that are not free for its fullest moment; on a disk nothing is removed meanwhile."""
        need = sum(taken.values()) * self.articles * (10 if self.place.is_disk else 1)
        return max(0, need - self.place.free())

    def taken(self):
        """What an article took; None when that tells nothing of larger libraries."""
        if self.articles < TELLING or "content" not in self.rows: return None
        bytes = {"content": self.rows["content"]["blocks"], "site": self.rows["site"]["blocks"], "build": self.rows["cold"]["peak"]}
        return {part: count / self.articles for part, count in bytes.items()}

    def run(self):
        self.folder.mkdir()
        try:
            self.row("import", self.imports)
            self.library.imported()
            self.builds()
            if others.HUGO and self.row("hugo", self.hugo) and others.PAGEFIND: self.row("pagefind", self.pagefind)
        finally:
            self.place.clear(self.folder)

    def builds(self):
        """The rows that need the site, and the limit, which comes when the site is gone: memory does not hold both."""
        if not self.place.is_disk: self.row("one core", lambda: self.cold("taskset", "-c", "0"))
        limit = None
        if self.row("cold", self.cold):
            self.rows["site"], self.rows["content"] = size(self.site), size(self.library.content)
            limit = others.Limit(self.folder, self.library, self.site, self.programs["limit"], self.costs, self.place.clear)
            self.rebuilds()
        self.place.clear(self.site)
        if limit: self.row("limit", lambda: limit.write(self.runs))

    def rebuilds(self):
        self.row("unchanged", self.unchanged)
        self.row("one sentence", self.one_sentence)
        if self.place.is_disk: return
        self.row("written", self.written)
        self.row("serve", self.serve)
        self.row("stages", self.stages)

    def imports(self):
        texts = self.library.write_texts(self.programs["corpus"])
        command = [self.programs["gangmu"], "import", *texts, "--content", self.library.content, "--quiet"]
        clear = lambda: self.place.clear(self.library.content)
        return self.costs.of(command, self.runs, clear, env=self.environment)

    def forget(self):
        self.place.clear(self.site)
        remove(self.cache)

    def cold(self, *before):
        return self.costs.of([*before, *self.gangmu("build", "--quiet")], self.runs, self.forget, env=self.environment)

    def unchanged(self):
        before = SiteBefore(self.site)
        cost = self.costs.of(self.gangmu("build", "--quiet"), self.runs, env=self.environment)
        if before.written()[0]: raise Failed("files were written though nothing had changed")
        return cost

    def one_sentence(self):
        """Of many edits: what one touches is not what the next does."""
        before, costs = SiteBefore(self.site), []
        for _ in range(SENTENCES):
            costs.append(self.costs.of(self.gangmu("build", "--quiet"), 1, self.library.edit, env=self.environment))
            if len(costs) == 1: self.first_sentence = before.check()
        return self.costs.medians(costs)

    def written(self):
        """That a sentence makes those files be written that differ and no other, and how many these are: of one more edit, by
        what the build lists too; in large libraries of the first that was measured."""
        if self.runs == 1: return self.first_sentence
        before = SiteBefore(self.site)
        self.library.edit()
        listed = self.folder / "listed.json"
        with open(listed, "w") as output:
            self.costs.once(self.gangmu("build", "--json"), env=self.environment, stdout=output)
        return before.check(set(json.loads(listed.read_text())["result"]["written"]))

    def serve(self):
        command = self.gangmu("serve", "--port", "0", "--json")
        return serving.latency(command, self.environment, self.library, self.site, EDITS.get(self.articles, 5))

    def stages(self):
        if self.articles < 1000: return None
        self.forget()
        return stages.shares(self.gangmu("build", "--quiet"), self.folder / "perf.data", self.environment)

    def hugo(self):
        self.hugo_site = others.HugoSite(self.folder, self.library, self.costs, self.place.clear)
        return self.hugo_site.build(self.runs)

    def pagefind(self):
        return self.hugo_site.search(self.runs if self.articles <= 1000 else 1)
