"""times.svg: time against size, both logarithmic."""
import math

import goals
from words import number, seconds

# Value, name, colour, dashes.
SERIES = [
    (lambda r: r["cold"]["wall"], "Gangmu, cold", "#a8322a", ""),
    (lambda r: r["one sentence"]["wall"], "… one sentence changed", "#b8690a", ""),
    (lambda r: r["unchanged"]["wall"], "… nothing changed", "#2c7a4b", ""),
    (lambda r: r["limit"]["wall"], "the limit", "#4a545c", "2 4"),
    (lambda r: r["hugo"]["wall"], "Hugo, bare", "#2f6db3", "8 4"),
    (goals.hugo_and_pagefind, "Hugo + Pagefind", "#7a4fa3", "8 4"),
]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 840, 446, 76, 600, 24, 376


def points(sizes, value):
    found = []
    for size in sizes:
        try: found.append((size["articles"], value(size)))
        except KeyError: pass
    return found


def spread(ends, least=18):
    """Names beside their lines' ends, none over another."""
    ends.sort()
    for above, below in zip(ends, ends[1:]): below[0] = max(below[0], above[0] + least)
    return ends


def svg(sizes):
    lines = [(points(sizes, value), *look) for value, *look in SERIES]
    lines = [line for line in lines if line[0]]
    if not lines: return None
    articles = sorted({size for found, *_ in lines for size, _ in found})
    values = [value for found, *_ in lines for _, value in found]
    x0, x1 = math.log10(articles[0]), math.log10(articles[-1]) if len(articles) > 1 else math.log10(articles[0]) + 1
    y0, y1 = math.floor(math.log10(min(values))), max(math.ceil(math.log10(max(values))), math.floor(math.log10(min(values))) + 1)
    x = lambda size: LEFT + (math.log10(size) - x0) / (x1 - x0) * (RIGHT - LEFT)
    y = lambda value: BOTTOM - (math.log10(value) - y0) / (y1 - y0) * (BOTTOM - TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="14" fill="#222">',
        "<title>Time against the number of articles</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(y0, y1 + 1):
        at = y(10.0 ** power)
        name = f"{10 ** power:g} s" if power >= 0 else f"{10 ** (power + 3):g} ms"
        parts.append(f'<path d="M{LEFT} {at:.1f}H{RIGHT}" stroke="#d5d5d5"/><text x="{LEFT - 10}" y="{at + 5:.1f}" text-anchor="end">{name}</text>')
    last, row = -100, 0
    for size in articles:
        # Where two are close, the second stands lower.
        row = 1 - row if x(size) - last < 64 else 0
        last = x(size)
        parts.append(f'<path d="M{x(size):.1f} {BOTTOM}v6" stroke="#888"/><text x="{x(size):.1f}" y="{BOTTOM + 22 + 17 * row}" text-anchor="middle">{number(size)}</text>')
    parts.append(f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 56}" text-anchor="middle">articles</text>')
    for found, _, colour, dashes in lines:
        path = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in found)
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}" points="{path}"/>')
        parts += [f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="4" fill="{colour}"><title>{number(size)}: {seconds(value)}</title></circle>' for size, value in found]
    for at, name, colour, dashes in spread([[y(found[-1][1]), name, colour, dashes] for found, name, colour, dashes in lines]):
        parts.append(f'<path d="M{RIGHT + 12} {at:.1f}h22" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"/><text x="{RIGHT + 40}" y="{at + 5:.1f}" fill="{colour}">{name}</text>')
    return "\n".join(parts) + "\n</svg>\n"
