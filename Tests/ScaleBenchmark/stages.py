"""Which share of the processor time each stage of a build takes, sampled by Linux perf.

A sample counts for the module that the innermost function of ours on its stack belongs to, so that memory, copying and system
calls count for who asked for them; but checksums, and samples whose stack does not lead back to a module, stand by themselves.
"""
import collections, re, shutil, subprocess

from costs import Failed

# What a module does for a build; the others stand together.
STAGES = {
    "Articles": "Content/ read as articles (Articles)",
    "Terms": "terms found in each plan (Terms)",
    "Links": "links, references, pages of terms, related articles (Links)",
    "Publishing": "pages and exports filled in (Publishing)",
    "Markdown": "Markdown to HTML (Markdown, with cmark)",
    "Search": "the search index (Search)",
    "Files": "files read, written and moved (Files)",
    "checksums": "SHA-256 (libcrypto)",
    "others": "all other modules",
    "memory": "memory and copying whose caller was not seen",
    "unknown": "start-up, and system calls whose caller was not seen",
}
MODULES = set(STAGES) | set("Building Diagnostics Documents Editions Fidelity Ledgers Parallel Plans Revisions Serving Text gangmu".split())
# Where the processor is, whoever called.
PLACES = {
    "gangmu": "Gangmu's own code",
    "swift": "Swift's library",
    "kernel": "the kernel",
    "libc": "the C library: memory, copying",
    "libcrypto": "libcrypto",
    "libcmark": "cmark",
    "": "elsewhere",
}


def module(symbol):
    """The module of ours that a mangled name begins with: `$s5Links…` is of Links. Inlined functions are their caller's."""
    found = re.match(r"\$s(\d+)", symbol)
    if not found: return None
    name = symbol[found.end():found.end() + int(found[1])]
    return name if name in MODULES else None


def stage(stack):
    if place(stack) == "libcrypto": return "checksums"
    # What only divides work, or reports, is the stage's that asked for it.
    modules = [name for name in (module(symbol) for symbol, _ in stack) if name]
    if not modules: return "memory" if "libc." in stack[0][1] else "unknown"
    inner = next((name for name in modules if name not in ("Parallel", "Text", "Diagnostics")), modules[0])
    return inner if inner in STAGES else "others"


def place(stack):
    """Where a release has all libraries but the C library in itself, names tell them apart."""
    symbol, library = stack[0]
    if "kernel" in library: return "kernel"
    found = next((name for name in ("libcrypto", "libcmark", "libswift", "libc.") if name in library), None)
    if found: return found.removeprefix("lib").rstrip(".") if found == "libswift" else found.rstrip(".")
    if "gangmu" not in library: return ""
    if symbol.startswith(("sha256_", "SHA256_")): return "libcrypto"
    if symbol.startswith(("cmark_", "S_")): return "libcmark"
    # What was made of the library's generic code for our types is our code.
    is_ours = module(symbol) or (symbol.startswith("$s") and re.search(r"T[gG]5?", symbol))
    return "gangmu" if is_ours else "swift"


def samples(script):
    """Stacks of (symbol, library), innermost first."""
    stack = []
    for line in script:
        parts = line.strip().split(" ", 1)
        if len(parts) == 2:
            symbol, _, library = parts[1].rpartition(" (")
            stack.append((symbol, library.rstrip(")").rsplit("/", 1)[-1]))
        elif stack:
            yield stack
            stack = []
    if stack: yield stack


def shares(command, data, environment):
    """None where perf is not installed."""
    if not shutil.which("perf"): return None
    record = ["perf", "record", "-q", "-F", "999", "-g", "-o", data, "--"]
    subprocess.run(record + command, check=True, env=environment, capture_output=True)
    stages, places = collections.Counter(), collections.Counter()
    script = ["perf", "script", "--no-inline", "-F", "ip,sym,dso", "-i", data]
    with subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        for stack in samples(process.stdout):
            stages[stage(stack)] += 1
            places[place(stack)] += 1
    total = sum(stages.values())
    if not total: raise Failed("perf took no samples")
    share = lambda counts: {key: count / total for key, count in counts.items()}
    return {"samples": total, "stages": share(stages), "places": share(places)}
