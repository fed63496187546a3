"""What grows with a record apart from the pages: an upload, the reckoning, the commands. Each in a process of its own,
whose memory is its own too: `python -m tests.benchmarks.growth_parts PART SIZE FOLDER`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from coach.domain.people import LOCAL_OWNER
from coach.importing.results import ImportOptions
from coach.services.importing import apply_import, preview_import
from coach.storage.record import Record
from coach.storage.store import Store, open_store
from tests.benchmarks.growth_records import NOW, fill, sheet
from tests.processes import ROOT, own_home

T = TypeVar("T")
Times = dict[str, tuple[float, float]]  # seconds on the clock, and of the processor
ZONE = ZoneInfo("Europe/London")
_LOOK_SECONDS = 0.005
COMMANDS = (("metrics", "--json", "--now", NOW.isoformat()), ("today", "--now", NOW.isoformat()), ("list", "--json"))


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock; the most memory that its process held, in MB; and seconds of the processor."""

    what: str
    seconds: float
    memory: float
    cpu: float


def parts(size: int, folder: Path) -> Iterator[Took]:
    """All of them, beside a record that is made in `folder`."""
    yield from _child("import", size, folder)
    store = _store(folder / "coach")
    fill(store, size)
    store.close()
    yield from _child("reckon", size, folder)
    for command in COMMANDS:
        _, took = _run([sys.executable, "-W", "ignore", "-m", "coach", *command], folder)
        yield Took(f"coach {command[0]}", *took)


def _child(part: str, size: int, folder: Path) -> Iterator[Took]:
    said, (_, memory, _) = _run([sys.executable, "-W", "ignore", "-m", __name__, part, str(size), str(folder)], folder)
    yield from (Took(what, seconds, memory, cpu) for what, (seconds, cpu) in json.loads(said).items())


def _run(command: list[str], folder: Path) -> tuple[str, tuple[float, float, float]]:
    """What it says; and seconds, MB and seconds of the processor."""
    begun, memory = perf_counter(), 0.0
    with (folder / "said").open("w+b") as said:
        child = subprocess.Popen(command, cwd=ROOT, stdout=said, env=os.environ | own_home(folder))
        while not (ended := os.wait4(child.pid, os.WNOHANG))[0]:
            # Not what the system tells at the end: that may be the memory of this process, which begot it.
            memory = max(memory, peak(child.pid))
            sleep(_LOOK_SECONDS)
        seconds, (_, status, used) = perf_counter() - begun, ended
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{command} ended with {child.returncode}.")
        said.seek(0)
        return said.read().decode(), (seconds, memory, used.ru_utime + used.ru_stime)


def peak(pid: int) -> float:
    """The most memory that a process has held, in MB; 0 where it has just ended."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def _store(folder: Path) -> Store:
    return open_store(f"sqlite:///{folder / 'record.db'}", None, lambda: NOW)


def _timed(took: Times, what: str, do: Callable[[], T]) -> T:
    begun, worked = perf_counter(), process_time()
    done = do()
    took[what] = perf_counter() - begun, process_time() - worked
    return done


def _upload(record: Record, size: int) -> Times:
    took: Times = {}
    data, options = sheet(size), ImportOptions(zone=ZONE)
    preview = _timed(took, "upload: read and compare", lambda: preview_import(record, data, "search.csv", options))
    _timed(took, "upload: store", lambda: apply_import(record, preview))
    _timed(took, "the same upload again", lambda: preview_import(record, data, "search.csv", options))
    return took


def _reckon(record: Record) -> Times:
    from coach.bootstrap import time_rules
    from coach.charts.curves import waiting_curve
    from coach.charts.months import months
    from coach.charts.response_times import response_times
    from coach.metrics.waits import Measure
    from coach.services.metrics import measure
    from coach.services.today import today
    from coach.settings import default_settings

    def charts() -> list[Any]:
        waits, asked = measured.waits, Measure.APPLICATION_TO_REPLY
        figures = (
            months(measured.events, zone=ZONE),
            response_times(waits, asked, "days"),
            waiting_curve(waits, asked, "days"),
        )
        return [one.chart.to_dict() for one in figures]

    took: Times = {}
    rules = time_rules(record, default_settings())
    measure(record, NOW, rules)  # the first of a process loads what it needs
    measured = _timed(took, "metrics: read and reckon", lambda: measure(record, NOW, rules))
    _timed(took, "metrics: figures", measured.summary)
    charts()
    _timed(took, "timeline: three charts", charts)
    _timed(took, "today", lambda: today(record, NOW, rules))
    return took


def main() -> None:
    part, size, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    store = _store(folder / ("coach" if part == "reckon" else "upload"))
    record = store.record(LOCAL_OWNER)
    print(json.dumps(_reckon(record) if part == "reckon" else _upload(record, size)))
    store.close()


if __name__ == "__main__":
    main()
