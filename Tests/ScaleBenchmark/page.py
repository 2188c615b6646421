"""RESULTS.md: its figures between the marks; what stands outside them is left alone."""
import re

import goals, stages
from words import mebibytes, megabytes, number, percent, seconds, table, times

HUGO, BOTH = "Hugo, bare, without search", "Hugo + Pagefind"


def ratio(above, below):
    return lambda size: times(above(size) / below(size))


def wall(row): return lambda size: size[row]["wall"]


COLD = wall("cold")
TIMES = [
    ("import", lambda r: seconds(r["import"]["wall"])),
    ("cold build", lambda r: seconds(COLD(r))),
    ("… on one core", lambda r: seconds(r["one core"]["wall"])),
    ("nothing changed", lambda r: f"{seconds(r['unchanged']['wall'])} ({percent(r['unchanged']['wall'] / COLD(r))})"),
    ("one sentence changed", lambda r: f"{seconds(r['one sentence']['wall'])}, at most {seconds(r['one sentence']['worst'])}"),
    ("`gangmu serve`, from save to finished write", lambda r: f"{seconds(r['serve']['wall'])}, at most {seconds(r['serve']['worst'])}"),
    ("the limit: read, cmark, write the same", lambda r: seconds(r["limit"]["wall"])),
    (HUGO, lambda r: seconds(r["hugo"]["wall"])),
    (BOTH, lambda r: seconds(goals.hugo_and_pagefind(r))),
]
RATIOS = [
    ("cold ÷ limit", ratio(COLD, wall("limit"))),
    ("Hugo ÷ cold", ratio(wall("hugo"), COLD)),
    ("Hugo + Pagefind ÷ cold", ratio(goals.hugo_and_pagefind, COLD)),
    ("one core ÷ all cores", ratio(wall("one core"), COLD)),
]
WRITTEN = [
    ("the library's Content/", lambda r: f"{number(r['content']['files'])}; {megabytes(r['content']['bytes'])}"),
    ("cold build", lambda r: f"{number(r['site']['files'])}; {megabytes(r['site']['bytes'])}"),
    ("one sentence changed", lambda r: f"{number(r['written']['files'])}; {megabytes(r['written']['bytes'])}"),
]


def spent(row):
    return lambda size: f"{seconds(size[row]['processor'])}; {mebibytes(size[row]['peak'])}"


def both(size):
    parts = size["hugo"], size["pagefind"]
    return f"{seconds(sum(part['processor'] for part in parts))}; {mebibytes(max(part['peak'] for part in parts))}"


SPENT = [
    ("import", spent("import")), ("cold build", spent("cold")), ("… on one core", spent("one core")), ("nothing changed", spent("unchanged")),
    ("one sentence changed", spent("one sentence")), ("`gangmu serve`: a save; since its start", spent("serve")),
    ("the limit", spent("limit")), (HUGO, spent("hugo")), (BOTH, both),
]


def cell(value, size):
    try:
        return value(size)
    except (KeyError, ZeroDivisionError):
        return "–"


def by_size(title, rows, sizes):
    return table([title] + [number(size["articles"]) for size in sizes], [[name] + [cell(value, size) for size in sizes] for name, value in rows])


def shares(sizes):
    sizes = [size for size in sizes if "stages" in size]
    if not sizes: return ["Not measured: Linux perf is not installed."]
    def rows(part, names): return [(name, lambda r, key=key: percent(r["stages"][part].get(key, 0))) for key, name in names.items()]
    return [by_size("stage", rows("stages", stages.STAGES), sizes), "", by_size("where the processor is", rows("places", stages.PLACES), sizes)]


def failures(sizes, where):
    for size in sizes:
        for row, said in size.get("failures", {}).items(): yield f"- {number(size['articles'])} articles{where}, {row}: {said}"
        if "skipped" in size: yield f"- {number(size['articles'])} articles{where}: {size['skipped']}"


def earlier(sizes, program):
    """Which sizes were measured with another program than the last."""
    other = [f"{number(size['articles'])} ({size['date']})" for size in sizes if size["program"] != program]
    return f" With an earlier build: {'; '.join(other)}." if other else ""


def figures(results):
    """`results`: the machine, sizes measured on the memory file system and on the disk, each by its articles, and the start-up."""
    memory, disk = ([results[place][key] for key in sorted(results.get(place, {}), key=int)] for place in ("memory", "disk"))
    measured = [size for size in memory if "cold" in size or "hugo" in size]
    parts = [results["machine"] + earlier(memory + disk, results["program"]), "", "## Goals", ""]
    parts.append(table(["goal", "result", ""], goals.rows(results, measured)))
    parts += ["", "![Time against the number of articles, both logarithmic](times.svg)", "", "## On a memory file system", "", by_size("time, by articles", TIMES, measured), ""]
    parts += [by_size("ratios of times", RATIOS, measured), "", by_size("processor time; peak memory", SPENT, measured), ""]
    parts += [by_size("files; bytes", WRITTEN, measured), ""]
    grows = [(name, *goals.growth(measured, "cold", part)) for name, part in [("time", "wall"), ("processor time", "processor"), ("peak memory", "peak")]]
    grown = [f"{name} {exponent:.2f}" for name, exponent, _ in grows if exponent is not None]
    if grown: parts += [f"Exponents of growth of the cold build from 1,000 to {number(grows[0][2])} articles: {', '.join(grown)}.", ""]
    if start := results.get("start"): parts += [f"`gangmu --version`: {seconds(start['wall'])}, {mebibytes(start['peak'])} (median of 20).", ""]
    parts += ["## Where the processor time of a cold build goes", "", *shares(measured), ""]
    if disk:
        parts += [f"## On the disk ({results.get('file system', 'its file system unknown')})", ""]
        parts += [by_size("time, by articles", TIMES, disk), "", by_size("ratios of times", RATIOS, disk), ""]
    wrong = [*failures(memory, ""), *failures(disk, " on the disk")]
    if wrong: parts += ["## Not measured", "", *wrong, ""]
    return "\n".join(parts)


def write(path, template, text):
    whole = (path if path.exists() else template).read_text()
    path.write_text(re.sub(r"<!-- figures -->.*<!-- end -->", lambda _: f"<!-- figures -->\n{text}<!-- end -->", whole, flags=re.S))
