"""Kill -9 at random moments of scoring many notes into a file; nothing may be lost or doubled.

    python -m tests.soak.stopped --kills 60 [--notes 300] [--seed 1]

Each run is killed and gone on with (`--resume`) until it ends, now and then one of its workers instead of itself; then its
output must be, byte for byte, that of a run that nobody stopped. From and to JSON lines and Parquet. Ends with 1 at the first
difference.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from coach.services.bulk.rows import REQUESTS
from tests.soak.endless import ROOT, corpus, processes_of

FORMS = ("jsonl", "parquet")
COACH = [sys.executable, "-W", "ignore", "-m", "coach", "score"]
# The same without the model: what `tests.soak.test_stopped` has the time for.
QUICK = [sys.executable, "-W", "ignore", "-m", "tests.soak.stopped_quickly"]
LONGEST_SECONDS = 600


@dataclass(frozen=True)
class Work:
    """A program to stop, its input in both forms, and what it makes of it."""

    program: list[str]
    folder: Path
    expected: dict[str, bytes]
    seconds: float

    def begin(self, source: str, out: Path) -> subprocess.Popen[str]:
        words = ["--jsonl", str(self.folder / f"in.{source}"), "--out", str(out), "--workers", "2", "--resume"]
        return subprocess.Popen([*self.program, *words], cwd=ROOT, stderr=subprocess.PIPE, text=True)


def prepared(program: list[str], folder: Path, notes: list[dict[str, str]]) -> Work:
    """Runs once in each form, undisturbed."""
    (folder / "in.jsonl").write_text("".join(json.dumps(note) + "\n" for note in notes))
    pq.write_table(pa.Table.from_pylist(notes, schema=REQUESTS), folder / "in.parquet", row_group_size=100)
    work = Work(program, folder, {}, 0)
    begun = time.monotonic()
    for form in FORMS:
        out = folder / f"whole.{form}"
        with work.begin("jsonl", out) as process:
            assert process.wait(LONGEST_SECONDS) in (0, 1), process.stderr and process.stderr.read()
        work.expected[form] = out.read_bytes()
    return Work(program, folder, work.expected, (time.monotonic() - begun) / len(FORMS))


@contextmanager
def running(work: Work, source: str, out: Path) -> Iterator[subprocess.Popen[str]]:
    process = work.begin(source, out)
    with process:
        try:
            yield process
        finally:
            process.kill()


def one(work: Work, source: str, form: str, chance: random.Random) -> Counter[str]:
    """Stops a run again and again until it ends, and looks at what it left; how often each kind of process was killed."""
    killed: Counter[str] = Counter()
    out = work.folder / f"{source}.{form}"
    while True:
        with running(work, source, out) as process:
            victim = chance.choice(["run", "run", "worker"])
            # Once the file has its name, only the process is left to end.
            if not _ended_within(process, chance.uniform(0.1, work.seconds)) and not out.exists():
                killed[victim] += _kill(process.pid, victim)
                if victim == "run":
                    process.wait(LONGEST_SECONDS)
                    continue
            assert process.wait(LONGEST_SECONDS) in (0, 1), process.stderr and process.stderr.read()
        assert out.read_bytes() == work.expected[form], f"{out} is not what it must be"
        left = [path.name for path in work.folder.glob(f"{out.name}.part*")]
        assert not left, left
        out.unlink()
        return killed


def _ended_within(process: subprocess.Popen[str], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _kill(pid: int, victim: str) -> int:
    """How many were killed: there may be no worker yet, or none any more."""
    pids = [pid] if victim == "run" else processes_of(pid)[1:2]
    return sum(subprocess.run(["kill", f"-{signal.SIGKILL}", str(one)], check=False).returncode == 0 for one in pids)  # noqa: S607


def run(program: list[str], notes: list[dict[str, str]], kills: int, seed: int) -> Counter[str]:
    """How many were killed, over as many runs as that takes."""
    chance, killed = random.Random(seed), Counter[str]()  # noqa: S311
    with tempfile.TemporaryDirectory(prefix="coach-stopped-") as folder:
        work = prepared(program, Path(folder), notes)
        while killed.total() < kills:
            killed += one(work, chance.choice(FORMS), chance.choice(FORMS), chance)
            print(dict(killed), flush=True)
    return killed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--notes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    texts = corpus()
    notes = [{"id": f"n{i}", "text": texts[i % len(texts)]} for i in range(given.notes)]
    begun = time.monotonic()
    killed = run(COACH, notes, given.kills, given.seed)
    print(f"{killed.total()} kills ({dict(killed)}), nothing lost, nothing doubled, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
