"""What commands cost: wall time, processor time and peak memory, as medians of several runs."""
import os, pathlib, signal, statistics, subprocess

# A command is ended before the machine has less than this: a memory file system that is full takes others along.
LEAST_MEMORY = 700 << 20


class Failed(Exception):
    pass


def available_memory():
    for line in open("/proc/meminfo"):
        if line.startswith("MemAvailable"): return int(line.split()[1]) << 10
    return 0


class Costs:
    """Runs commands through cost.c, which is compiled into the folder. `settle` is called before each run."""

    def __init__(self, folder, settle=lambda: None):
        self.settle = settle
        self.report = folder / "cost.report"
        self.errors = folder / "cost.errors"
        self.launcher = folder / "cost"
        source = pathlib.Path(__file__).resolve().parent / "cost.c"
        subprocess.run(["cc", "-O2", source, "-o", self.launcher], check=True)

    def of(self, command, runs=1, before=lambda: None, **options):
        """The medians, and the longest time. `before` is called before each run and counts for nothing."""
        costs = []
        for _ in range(runs):
            before()
            self.settle()
            costs.append(self.once(command, **options))
        return self.medians(costs)

    @staticmethod
    def medians(costs):
        return {part: statistics.median(cost[part] for cost in costs) for part in costs[0]} | {"worst": max(cost["wall"] for cost in costs)}

    def once(self, command, **options):
        words = [str(word) for word in command]
        self.report.unlink(missing_ok=True)
        with open(self.errors, "w") as errors:
            options = {"stdout": subprocess.DEVNULL, "stderr": errors} | options
            process = subprocess.Popen([self.launcher, self.report] + words, start_new_session=True, **options)
            try:
                self.wait(process)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
        parts = self.report.read_text().split() if self.report.exists() else []
        if len(parts) != 5 or parts[4] != "0":
            said = self.errors.read_text(errors="replace").strip().splitlines()[-3:]
            raise Failed(f"{' '.join(words[:3])} … failed: {' '.join(said) or 'nothing was said'}")
        wall, user, system, peak = map(float, parts[:4])
        return {"wall": wall, "processor": user + system, "peak": peak * 1024}

    def wait(self, process):
        while True:
            try:
                return process.wait(timeout=0.25)
            except subprocess.TimeoutExpired:
                if available_memory() < LEAST_MEMORY: raise Failed("ended: the machine's memory ran out")
