"""How soon a save is on the disk under `gangmu serve`: from the status change of the saved article to that of the last
file of the site that was written for it. Their grain is the kernel's tick, 1 to 4 ms."""
import json, os, statistics, subprocess, time

from costs import Failed
from library import SiteBefore

START, EDITS = 120, 120  # seconds that the first build and all edits may take


class Server:
    def __init__(self, command, environment, log):
        self.written = open(log, "w")
        self.process = subprocess.Popen([str(word) for word in command], stdout=self.written, stderr=subprocess.STDOUT, env=environment)
        self.log = open(log)
        self.rest = ""

    def next_event(self, limit):
        """The next line of its `--json`."""
        end = time.monotonic() + limit
        while "\n" not in self.rest:
            said = self.log.read()
            self.rest += said
            if said: continue
            if self.process.poll() is not None: raise Failed(f"serve ended: {self.rest[-300:]}")
            if time.monotonic() > end: raise Failed(f"nothing came of serve within {limit:.0f} s")
            time.sleep(0.005)
        line, self.rest = self.rest.split("\n", 1)
        return json.loads(line)

    def processor(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmHWM"): return int(line.split()[1]) << 10

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.written.close()
        self.log.close()


def latency(command, environment, library, site, edits):
    server = Server(command, environment, library.folder / "serve.log")
    try:
        first = [server.next_event(START), server.next_event(START)]
        if not any("address" in event for event in first): raise Failed(f"serve gave no address: {str(first)[:300]}")
        times = []
        processor, end = server.processor(), time.monotonic() + EDITS
        for _ in range(edits):
            before = SiteBefore(site)
            article = library.edit()
            event = server.next_event(max(1, end - time.monotonic()))
            if "result" not in event: raise Failed(f"serve did not build: {str(event)[:300]}")
            written, _ = before.written()
            last = max((site / path).stat().st_ctime_ns for path in written)
            times.append((last - article.stat().st_ctime_ns) / 1e9)
            checked = before.check(set(event["result"]["written"]))
            if checked["wrong"]: raise Failed(f"written but no different, or different but not written: {checked['wrong']}")
            if time.monotonic() > end: break
        return {
            "wall": statistics.median(times), "worst": max(times), "edits": len(times), "files": checked["files"],
            "processor": (server.processor() - processor) / len(times), "peak": server.peak(),
        }
    finally:
        server.stop()
