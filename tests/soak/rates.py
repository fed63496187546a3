"""Notes a second for some numbers of workers, with the start counted, and what they hold in memory at most.

    python -m tests.soak.rates --notes 10000 --workers 1 2 [--out parquet]

The notes are those of the corpus again and again, each with a mark of its own, so that no text stands twice. The output must
be the same for every number of workers. Linux only; on an idle machine, or else look at the seconds of processor alone.
"""

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.endless import ROOT, corpus, processes_of, resident

SECONDS_BETWEEN_LOOKS = 0.25


def written(path: Path, notes: int) -> None:
    texts = corpus()
    with path.open("w", encoding="utf-8") as out:
        for number in range(notes):
            text = texts[number % len(texts)] + (f" PS: {number}" if number >= len(texts) else "")
            out.write(json.dumps({"id": number, "text": text}) + "\n")


def one(source: Path, out: Path, workers: int) -> tuple[float, float, list[float]]:
    """Seconds, seconds of processor, and the most megabytes of the program and of each worker."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun, most = time.monotonic(), [0.0] * (workers + 1)
    command = [sys.executable, "-W", "ignore", "-m", "coach", "score", "--jsonl", str(source), "--out", str(out)]
    with subprocess.Popen([*command, "--workers", str(workers)], cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for place, pid in enumerate(processes_of(process.pid)[: len(most)]):
                most[place] = max(most[place], resident(pid))
            time.sleep(SECONDS_BETWEEN_LOOKS)
        assert process.returncode == 0
    seconds, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, worked, [one for one in most if one]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--out", choices=["jsonl", "parquet"], default="jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="coach-rates-") as folder:
        source, digests = Path(folder) / "in.jsonl", set()
        written(source, given.notes)
        for workers in given.workers:
            out = Path(folder) / f"{workers}.{given.out}"
            seconds, worked, most = one(source, out, workers)
            digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
            held = ", ".join(f"{megabytes:.0f}" for megabytes in most)
            rate = f"{given.notes / seconds:.0f} notes a second ({seconds:.1f} s, {worked:.1f} s of processor)"
            print(f"{workers} workers: {rate}, MB {held}", flush=True)
        assert len(digests) == 1, "the output differs"


if __name__ == "__main__":
    main()
