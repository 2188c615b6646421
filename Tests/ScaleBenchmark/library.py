"""A library of so many articles, and what a build left of it on the disk."""
import hashlib, os, pathlib, shutil, subprocess

from costs import Failed

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLE = 28


def remove(folder):
    # Removing half a million files takes Python three times as long.
    subprocess.run(["rm", "-rf", folder], check=True)


def files(folder):
    """Every file below a folder: its path there and its status."""
    folders = [""]
    while folders:
        place = folders.pop()
        for entry in os.scandir(os.path.join(folder, place)):
            path = os.path.join(place, entry.name)
            if entry.is_dir(follow_symlinks=False): folders.append(path)
            else: yield path, entry.stat(follow_symlinks=False)


def size(folder):
    """Files, bytes, and bytes in whole blocks, which is what they take on a memory file system."""
    count, total, blocks = 0, 0, 0
    for _, status in files(folder):
        count, total, blocks = count + 1, total + status.st_size, blocks + status.st_blocks * 512
    return {"files": count, "bytes": total, "blocks": blocks}


class Library:
    """Content/ with so many articles in plans of 50; 28 are the example itself."""

    def __init__(self, articles, folder):
        self.articles, self.folder = articles, folder
        self.content, self.texts = folder / "Content", folder / "texts"
        self.edits = 0

    def write_texts(self, corpus):
        """What is imported: the arguments of `gangmu import` but for `--content`."""
        if self.articles == EXAMPLE:
            edition = sorted(TOP.glob("Content/*/editions/*.txt"))[-1]
            return [edition, "--plan", edition.parent.parent.name, "--date", edition.stem]
        subprocess.run([corpus, str(self.articles), self.texts], check=True, stdout=subprocess.DEVNULL)
        return sorted(self.texts.glob("*.txt"))

    def imported(self):
        """Takes what was imported as the library; the example has more than its text, and is copied."""
        remove(self.texts)
        if self.articles == EXAMPLE:
            remove(self.content)
            shutil.copytree(TOP / "Content", self.content)
        self.markdown = sorted(self.content.glob("*/articles/*.md"))
        if len(self.markdown) < self.articles: raise Failed(f"{len(self.markdown)} of {self.articles} articles were imported")

    def next_edit(self):
        """An article, each time of another plan, and its text with one sentence more."""
        article = self.markdown[self.edits * 53 % len(self.markdown)]
        self.edits += 1
        return article, article.read_text().rstrip("\n") + f"第{self.edits}次新增的一句。\n"

    def edit(self):
        """Saves the next edit by rename, as editors do."""
        article, text = self.next_edit()
        saved = self.folder / "saved"
        saved.write_text(text)
        saved.replace(article)
        return article


class SiteBefore:
    """A site as it was, to tell afterwards what was written and what differs."""

    def __init__(self, site):
        self.site = site
        # Only their hashes: a large site has a million lines.
        self.lines = {hash(line) for line in self.manifest()}
        self.newest = max(status.st_ctime_ns for _, status in files(site))

    def manifest(self):
        """`Site/.gangmu`: a line for each file, with its SHA-256."""
        with open(self.site / ".gangmu") as lines: yield from lines

    def written(self):
        """The files that a build wrote, by their status change, and their bytes."""
        found = {path: status.st_size for path, status in files(self.site) if status.st_ctime_ns > self.newest}
        return set(found), sum(found.values())

    def different(self):
        """The files whose bytes are not as they were, with their checksums."""
        count, differ = 0, {}
        for line in self.manifest():
            count += 1
            if hash(line) not in self.lines:
                checksum, path = line.rstrip("\n").split("  ", 1)
                differ[path] = checksum
        for path, checksum in differ.items():
            if hashlib.sha256((self.site / path).read_bytes()).hexdigest() != checksum: raise Failed(f"{path} is not what .gangmu says")
        return set(differ) | ({".gangmu"} if differ or count != len(self.lines) else set())

    def check(self, listed=None):
        """How many files were written, and their bytes; `wrong` are those that are no different but were written or that the
        build lists as written, or the other way around."""
        written, total = self.written()
        differ = self.different()
        wrong = (written ^ differ) | (set() if listed is None else listed ^ differ)
        return {"files": len(written), "bytes": total, "wrong": sorted(wrong)[:5]}
