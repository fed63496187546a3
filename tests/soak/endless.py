"""Memory over a pipe that never ends: what this takes must stay flat, read or not.

    python -m tests.soak.endless --seconds 60 [--workers 2] [--unread]

Writes notes of the corpus, each a little different, into `coach score --jsonl -`, throws away what it says (or, with
--unread, leaves it in the pipe), and shows how much memory the program and its workers hold. Linux only.
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
SAMPLES = 10


def feed(pipe: IO[bytes], texts: list[str], written: list[int]) -> None:
    """Until the other end is closed; says in `written` how far it is."""
    try:
        for number in count():
            text = f"{texts[number % len(texts)]} PS: {number}"
            pipe.write(json.dumps({"id": number, "text": text}).encode() + b"\n")
            written[0] = number
    except (OSError, ValueError):
        return


def corpus() -> list[str]:
    paths = sorted((ROOT / "models/corpus").glob("w*.jsonl"))
    return [json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines()]


def processes_of(pid: int) -> list[int]:
    """The program and its workers; those that have ended are left out."""
    found = subprocess.run(["pgrep", "-P", str(pid), "-f", "spawn_main"], capture_output=True, text=True, check=False)  # noqa: S607
    return [pid, *map(int, found.stdout.split())]


def private(pid: int) -> float:
    """Megabytes of memory that is resident and not shared with others."""
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    return sum(int(fields[name].split()[0]) for name in ("Private_Clean", "Private_Dirty")) / 1024


def resident(pid: int) -> float:
    """Megabytes of memory that is resident; none of a process that has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 2**20
    except OSError:
        return 0.0


def shown(pid: int) -> str:
    return "  ".join(f"{resident(one):.0f} ({private(one):.0f})" for one in processes_of(pid))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", default="2")
    parser.add_argument("--unread", action="store_true")
    given = parser.parse_args()
    texts = corpus()
    with suppress(BrokenPipeError), subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "coach", "score", "--jsonl", "-", "--workers", given.workers],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE if given.unread else subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdin
        written = [0]
        threading.Thread(target=feed, args=(process.stdin, texts, written), daemon=True).start()
        print("seconds  notes written  MB resident (of which private): program, workers", flush=True)
        for sample in range(SAMPLES):
            time.sleep(given.seconds / SAMPLES)
            print(f"{given.seconds * (sample + 1) / SAMPLES:7.0f}  {written[0]:13,}  {shown(process.pid)}", flush=True)
        process.kill()


if __name__ == "__main__":
    main()
