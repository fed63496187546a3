"""How many people can write at once: `python -m tests.load --help`. Loopback only; docs/load.md has the figures."""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.load.figures import Summary, slope, summary
from tests.load.people import Plan, Told, live
from tests.load.records import fill, reckon
from tests.load.serving import Serving, serving
from tests.load.watching import Watch
from tests.load.writing import Unit
from tests.postgres import find_initdb, postgres

_MOST_RECKONED = 300


def main() -> int:
    """1 where anything went wrong."""
    options = _options()
    if options.plain:
        os.environ["COACH_LOAD_PLAIN"] = "1"
        options.option.append("runner.postScriptGC=true")
    failed = False
    for people in options.people:
        one, told = measure(options, people)
        print(json.dumps({"database": options.database, "processes": options.processes, **one.as_row()}), flush=True)
        for what, times in told.errors.most_common(10):
            print(f"  {times} × {what}", file=sys.stderr)
        failed = failed or bool(told.errors or told.unanswered)
    return int(failed)


def measure(options: argparse.Namespace, people: int) -> tuple[Summary, Told]:
    """One run on fresh data."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coach-load-")))
        url = stack.enter_context(_database(options.database, folder))
        owners = people * (4 if options.stay else 1)
        fill(url, folder / "backups", owners)
        streamlit = dict(option.split("=", 1) for option in options.option)
        running = stack.enter_context(serving(folder, url, options.processes, streamlit))
        plan = Plan(
            running.url, people, options.seconds + options.warm_up, owners, Unit(options.unit), options.pace,
            options.stay, options.warm_up, options.seed,
        )  # fmt: skip
        told, watch = _run(plan, running, options)
        reckoned, wrong = reckon(url, folder / "backups", told.shown, _MOST_RECKONED)
        told.errors.update(wrong)
        told.errors.update(_faults(running))
    counted = [one for one in watch.samples if one.seconds >= options.warm_up]
    if options.csv:
        print(f"memory after the warm-up: {slope(watch.samples, options.warm_up)}", flush=True)
    return summary(told, counted, people, options.seconds, reckoned), told


def _run(plan: Plan, running: Serving, options: argparse.Namespace) -> tuple[Told, Watch]:
    if options.nice:
        for process in running.processes:
            os.setpriority(os.PRIO_PROCESS, process.pid, options.nice)
    watch = Watch(tuple(process.pid for process in running.processes), options.sample, options.csv)
    watch.start()
    told = asyncio.run(live(plan))
    watch.stop()
    return told, watch


def _faults(running: Serving) -> list[str]:
    """What the program's own log tells of, and processes that are gone."""
    logs = ["a traceback in the log" for log in running.logs if "Traceback" in log.read_text(encoding="utf-8")]
    return logs + ["a process has ended" for process in running.processes if process.poll() is not None]


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str]:
    if name == "postgres":
        initdb = find_initdb()
        if initdb is None:
            raise RuntimeError("PostgreSQL was not found: install it (Debian: postgresql), or use SQLite.")
        with postgres(initdb) as server:  # with its usual care for the disk
            yield server.url
    else:
        yield f"sqlite:///{folder / 'record.sqlite3'}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1, 10, 50], help="at once; several: one run each")
    parser.add_argument("--seconds", type=float, default=60, help="that count, after the warm-up")
    parser.add_argument("--warm-up", type=float, default=20, help="seconds")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--processes", type=int, default=1, help="of the program; several stand behind nginx")
    parser.add_argument("--unit", choices=[one.value for one in Unit], default="words", help="what is sent at a time")
    parser.add_argument("--pace", type=float, default=1, help="stretches all pauses")
    parser.add_argument("--stay", type=float, default=0, help="mean seconds until a tab is closed; 0: never")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--option", action="append", default=[], help="of Streamlit, as runner.postScriptGC=false")
    parser.add_argument("--plain", action="store_true", help="without what the program does for many users at once")
    parser.add_argument("--csv", type=Path, help="memory and load go there")
    parser.add_argument("--sample", type=float, default=1, help="seconds between two samples")
    parser.add_argument("--nice", type=int, default=0, help="of the program's processes")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
