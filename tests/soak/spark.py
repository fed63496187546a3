"""Scores notes on Spark while one of its processes is killed -9, and on one machine, and compares byte for byte.

    python -m tests.soak.spark --notes 200000 --folder /tmp/spark-soak [--kill executor|worker|both]

What one machine found is kept in the folder as hashes, and used again for as many notes. Ends with 1 where a result
differs, is lost or is there twice.
"""

import argparse
import hashlib
import json
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from coach.bootstrap import coach
from coach.services.bulk import score_chunk
from coach.services.bulk.rows import REQUESTS
from coach.spark import score
from tests.spark.cluster import EXECUTOR, MASTER, WORKER, Killer, cluster
from tests.spark.lines import line_of
from tests.spark.notes import requests

_ROWS_A_FILE = 500
_READ_ROWS = 2000
_PROCESSES = 2
KINDS = {"executor": EXECUTOR, "worker": WORKER}


@dataclass(frozen=True, slots=True)
class Compared:
    """How many results there were, and the ids of those that are not as they must be."""

    results: int
    differing: tuple[str, ...]
    lost: tuple[str, ...]
    doubled: tuple[str, ...]

    @property
    def all_well(self) -> bool:
        return not (self.differing or self.lost or self.doubled)


def write_requests(folder: Path, notes: int, rows_a_file: int = _ROWS_A_FILE) -> None:
    """Files of so many rows, each of them a task."""
    folder.mkdir(parents=True)
    rows = requests(notes)
    number = 0
    while chunk := list(islice(rows, rows_a_file)):
        pq.write_table(pa.Table.from_pylist(chunk, schema=REQUESTS), folder / f"{number:04}.parquet")
        number += 1


def on_one_machine(file: Path, notes: int) -> dict[str, str]:
    """The hash of each result's line by its id; kept in `file`."""
    if not file.exists():
        part = file.with_suffix(".part")
        with part.open("w") as out, ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
            for hashes in pool.map(_scored, _chunks(notes)):
                out.writelines(f"{id_} {digest}\n" for id_, digest in hashes)
        part.rename(file)
    return dict(line.split() for line in file.read_text().splitlines())


def _chunks(notes: int) -> Iterator[list[str]]:
    lines = map(json.dumps, requests(notes))
    while chunk := list(islice(lines, 500)):
        yield chunk


def _scored(lines: list[str]) -> list[tuple[str, str]]:
    results = [line for _, line in score_chunk(coach().engine, lines)]
    return [(json.loads(line)["id"], hash_of(line)) for line in results]


def hash_of(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def on_spark(session: SparkSession, source: Path, out: Path, kill: Iterable[str]) -> list[int | None]:
    """Scores with `coach.spark.score`; gives the process numbers of those that were killed, each later than the last."""
    tasks = len(list(source.iterdir()))
    killers = [Killer(session, KINDS[kind], tasks * (place + 1) // 3) for place, kind in enumerate(kill)]
    for killer in killers:
        killer.start()
    # A task for each file: as much as opening one counts for.
    session.conf.set("spark.sql.files.openCostInBytes", session.conf.get("spark.sql.files.maxPartitionBytes"))
    score(session.read.parquet(str(source))).write.parquet(str(out))
    return [killer.killed for killer in killers]


def compare(out: Path, expected: Mapping[str, str]) -> Compared:
    """Reads every result of the folder once."""
    seen: Counter[str] = Counter()
    differing = []
    for file in sorted(out.glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(_READ_ROWS):
            for row in batch.to_pylist():
                seen[row["id"]] += 1
                if hash_of(line_of(row)) != expected.get(row["id"]):
                    differing.append(row["id"])
    lost = tuple(id_ for id_ in expected if id_ not in seen)
    return Compared(seen.total(), tuple(differing), lost, tuple(id_ for id_, count in seen.items() if count > 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=200_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--kill", choices=[*KINDS, "both"], default="both")
    given = parser.parse_args()
    source, out = given.folder / f"requests-{given.notes}", given.folder / "results"
    if not source.exists():
        write_requests(source, given.notes)
    shutil.rmtree(out, ignore_errors=True)
    begun = time.monotonic()
    with cluster(given.folder) as session:
        killed = on_spark(session, source, out, KINDS if given.kill == "both" else [given.kill])
    print(f"{MASTER}: {time.monotonic() - begun:.0f} s, killed processes {killed}", flush=True)
    found = compare(out, on_one_machine(given.folder / f"one-machine-{given.notes}.txt", given.notes))
    print(f"{found.results} results of {given.notes} requests: {len(found.differing)} differ, {len(found.lost)} lost, "
          f"{len(found.doubled)} doubled")  # fmt: skip
    sys.exit(0 if found.all_well and None not in killed else 1)


if __name__ == "__main__":
    main()
