"""Figures as the page shows them."""


def seconds(value): return f"{value * 1000:.1f} ms" if value < 0.01 else f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s" if value < 10 else f"{value:.1f} s"
def mebibytes(value): return f"{value / (1 << 20):,.0f} MiB"
def times(value): return f"{value:.2f} ×" if value < 10 else f"{value:.1f} ×"
def percent(value): return f"{value * 100:.1f} %" if value < 0.1 else f"{value * 100:.0f} %"
def number(value): return f"{value:,}"
def megabytes(value): return f"{value / 1e6:,.1f} MB" if value < 1e9 else f"{value / 1e9:,.2f} GB"


def table(head, rows):
    """A Markdown table; rows whose every figure is missing are left out."""
    kept = [row for row in rows if any(cell != "–" for cell in row[1:])]
    lines = [head, ["---"] * len(head), *kept]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
