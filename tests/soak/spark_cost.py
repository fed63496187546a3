"""Processor time for a note: in a plain loop, and on Spark in its Python workers and in its Java processes.

    python -m tests.soak.spark_cost --notes 8000 --folder /tmp/spark-cost

Prints milliseconds of one core. What is paid once (starting, loading the model) is left out: each is measured for a
quarter of the notes and for all of them, and the difference counts. Linux only.
"""

import argparse
import json
import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from pyspark.sql import SparkSession

from coach.bootstrap import coach
from coach.services.bulk import score_chunk
from coach.spark.files import score_into
from tests.spark.cluster import WORKER, cluster, processes
from tests.spark.notes import requests

_TICKS = os.sysconf("SC_CLK_TCK")
CHUNK = 256


def lines_of(notes: int) -> list[str]:
    """As the soak has them; every other one of twice as many, so that not all variants of a note follow each other."""
    return [json.dumps(row) for row in requests(2 * notes)][::2]


def in_a_loop(lines: list[str]) -> None:
    for start in range(0, len(lines), CHUNK):
        score_chunk(coach().engine, lines[start : start + CHUNK])


def seconds_of(found: list[int]) -> float:
    """Processor time that these processes have used."""
    fields = [Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split() for one in found]
    return sum(int(one[11]) + int(one[12]) for one in fields) / _TICKS


def used_by(session: SparkSession) -> dict[str, float]:
    gateway = session.sparkContext._gateway.proc.pid
    workers = processes(gateway, WORKER)
    java = [gateway, *(one for one in processes(gateway, "java") if one not in workers)]
    return {"Python workers": seconds_of(workers), "Java": seconds_of(java)}


def on_spark(session: SparkSession, lines: list[str], folder: Path) -> dict[str, float]:
    """Processor time of scoring a file of these lines into lines."""
    source, out = folder / "in.jsonl", folder / "out"
    source.write_text("".join(f"{line}\n" for line in lines))
    shutil.rmtree(out, ignore_errors=True)
    before = used_by(session)
    score_into(session, str(source), str(out))
    return {name: seconds - before.get(name, 0.0) for name, seconds in used_by(session).items()}


def a_note(measured: Callable[[list[str]], Mapping[str, float]], lines: list[str]) -> dict[str, float]:
    """Milliseconds for each note more."""
    # The last ones first: by the time they come again, nothing that was kept of them is there.
    few, many = measured(lines[-(len(lines) // 4) :]), measured(lines)
    more = len(lines) - len(lines) // 4
    return {name: 1000 * (many[name] - few[name]) / more for name in many}


def loop_seconds(lines: list[str]) -> dict[str, float]:
    before = time.process_time()
    in_a_loop(lines)
    return {"plain loop": time.process_time() - before}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=8000)
    parser.add_argument("--folder", type=Path, required=True)
    given = parser.parse_args()
    lines = lines_of(given.notes)
    in_a_loop(lines[:CHUNK])
    for name, ms in a_note(loop_seconds, lines).items():
        print(f"{name}: {ms:.2f} ms", flush=True)
    with cluster(given.folder) as session:
        on_spark(session, lines[:CHUNK], given.folder)
        for name, ms in a_note(lambda some: on_spark(session, some, given.folder), lines).items():
            print(f"{name}: {ms:.2f} ms", flush=True)


if __name__ == "__main__":
    main()
