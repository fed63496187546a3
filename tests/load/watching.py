"""How much of the machine some processes take, read from /proc each so many seconds. Linux only."""

import csv
import os
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_TICKS = os.sysconf("SC_CLK_TCK")
_MB = 1024.0  # kB


@dataclass(frozen=True, slots=True)
class Sample:
    """`seconds` since the start; of all processes together: memory in MB, processor time in seconds since they began.
    `load` is what waits for the processors of the machine."""

    seconds: float
    rss: float
    cpu: float
    load: float


class Watch(Thread):
    """Samples until it is stopped; with a `path` each is written there as it comes."""

    def __init__(self, pids: tuple[int, ...], every: float, path: Path | None = None) -> None:
        super().__init__(daemon=True)
        self.samples: list[Sample] = []
        self._pids, self._every, self._path = pids, every, path
        self._ended = Event()
        self._begun = time.perf_counter()

    def run(self) -> None:
        self._take()
        while not self._ended.wait(self._every):
            self._take()

    def stop(self) -> None:
        """With a last sample."""
        self._ended.set()
        self.join()
        self._take()

    def _take(self) -> None:
        try:
            rss = sum(_rss(pid) for pid in self._pids)
            cpu = sum(_cpu(pid) for pid in self._pids)
        except OSError:
            return  # a process has ended: that is told where it is waited for
        sample = Sample(round(time.perf_counter() - self._begun, 1), round(rss, 1), round(cpu, 2), os.getloadavg()[0])
        self.samples.append(sample)
        if self._path:
            self._append(sample)

    def _append(self, sample: Sample) -> None:
        assert self._path
        is_new = not self._path.exists()
        with self._path.open("a", newline="", encoding="utf-8") as out:
            rows = csv.writer(out)
            if is_new:
                rows.writerow(("seconds", "rss_mb", "cpu_seconds", "load"))
            rows.writerow((sample.seconds, sample.rss, sample.cpu, sample.load))


def _rss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) / _MB for line in lines if line.startswith("VmRSS:"))


def _cpu(pid: int) -> float:
    """Of all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
