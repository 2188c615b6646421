"""What is aimed at, and whether it is reached."""
import math

from library import EXAMPLE
from words import mebibytes, number, percent, seconds, times

LARGE = 100_000


def largest(sizes, *rows, upto=LARGE):
    """The largest library up to a size that has these rows."""
    return next((size for size in reversed(sizes) if size["articles"] <= upto and all(row in size for row in rows)), None)


def growth(sizes, row, part):
    """The exponent of growth from 1,000 articles to the largest library, and how large that is."""
    grown = [size for size in sizes if size["articles"] >= 1000 and row in size]
    if len(grown) < 2: return None, None
    first, last = grown[0], grown[-1]
    return math.log(last[row][part] / first[row][part]) / math.log(last["articles"] / first["articles"]), last["articles"]


def verdict(reached): return "reached" if reached else "**not reached**"


def hugo_and_pagefind(size): return size["hugo"]["wall"] + size["pagefind"]["wall"]


class Goal:
    """`value` of the largest library up to 100,000 articles that has the rows."""

    def __init__(self, rows, value, write, reached, size=LARGE):
        self.rows, self.value, self.write, self.reached, self.size = rows, value, write, reached, size

    def cells(self, sizes):
        size = largest(sizes, *self.rows, upto=self.size)
        if not size or self.size == EXAMPLE and size["articles"] != EXAMPLE: return "–", "not measured"
        value = self.value(size)
        where = "" if size["articles"] == self.size else f" at {number(size['articles'])}"
        return self.write(value) + where, verdict(self.reached(value)) + where


def of_size(*words): return lambda results, sizes: Goal(*words).cells(sizes)


def memory_growth(results, sizes):
    exponent, upto = growth(sizes, "cold", "peak")
    return ("–", "not measured") if exponent is None else (f"exponent {exponent:.2f} from 1,000 to {number(upto)}", verdict(exponent < 1))


def time_growth(results, sizes):
    exponent, upto = growth(sizes, "cold", "wall")
    if exponent is None: return "–", "not measured"
    return f"{exponent:.2f}" + ("" if upto >= 170_000 else f" to {number(upto)}"), verdict(exponent <= 1.05)


def only_what_differs(results, sizes):
    wrong = [number(size["articles"]) for size in sizes if "written" in size and size["written"]["wrong"]]
    right = [number(size["articles"]) for size in sizes if "written" in size]
    if wrong: return f"others too, at {'; '.join(wrong)}", verdict(False)
    return (f"only these, at {'; '.join(right)}", verdict(True)) if right else ("–", "not measured")


def start_up(results, sizes):
    start = results.get("start")
    return (seconds(start["wall"]), verdict(start["wall"] <= 0.005)) if start else ("–", "not measured")


GOALS = [
    ("100,000 articles, cold: ≤ 1.5 × the limit", of_size(["cold", "limit"], lambda r: r["cold"]["wall"] / r["limit"]["wall"], times, lambda v: v <= 1.5)),
    ("… ≥ 8 × faster than Hugo alone", of_size(["cold", "hugo"], lambda r: r["hugo"]["wall"] / r["cold"]["wall"], times, lambda v: v >= 8)),
    ("… ≥ 25 × faster than Hugo + Pagefind", of_size(["cold", "hugo", "pagefind"], lambda r: hugo_and_pagefind(r) / r["cold"]["wall"], times, lambda v: v >= 25)),
    ("… peak memory ≤ 400 MiB", of_size(["cold"], lambda r: r["cold"]["peak"], mebibytes, lambda v: v <= 400 << 20)),
    ("… which grows slower than the input", memory_growth),
    ("nothing changed: ≤ 5 % of the cold time", of_size(["cold", "unchanged"], lambda r: r["unchanged"]["wall"] / r["cold"]["wall"], percent, lambda v: v <= 0.05)),
    ("one sentence changed in 100,000 articles: ≤ 500 ms", of_size(["one sentence"], lambda r: r["one sentence"]["wall"], seconds, lambda v: v <= 0.5)),
    ("… only the files that differ are written", only_what_differs),
    ("the example alone, whole process, cold: ≤ 30 ms", of_size(["cold"], lambda r: r["cold"]["wall"], seconds, lambda v: v <= 0.03, EXAMPLE)),
    ("start-up of `gangmu --version`: ≤ 5 ms", start_up),
    ("time grows linearly from 1,000 to 170,000 articles: exponent ≤ 1.05", time_growth),
    ("two cores ≥ 1.7 × one", of_size(["cold", "one core"], lambda r: r["one core"]["wall"] / r["cold"]["wall"], times, lambda v: v >= 1.7)),
]


def rows(results, sizes):
    """Goal, result and verdict."""
    return [[words, *cells(results, sizes)] for words, cells in GOALS]
