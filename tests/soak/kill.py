"""Kill -9 at random points of typing, import, migration, restore and backup; nothing acknowledged may be lost.

    python -m tests.soak.kill --kills 200 [--load] [--seed 1] [--only typing]

With --load, two processes keep the cores busy and a third the disk. Ends with 1 at the first loss, naming its seed.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.looks import KINDS, SCENES

ROOT = Path(__file__).parents[2]
# Of the deeds that would go on for ever.
LONGEST_SECONDS = 0.6


class Victims:
    """The process that forks a child to be killed."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.soak.victim"]
        self._parent = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, kind: str, home: Path, seed: int, seconds: float | None) -> tuple[list[str], float]:
        """What the child had said when it was killed, `seconds` after it was ready, or None: when it was done; and how
        long that took."""
        assert self._parent.stdin
        print(kind, home, seed, file=self._parent.stdin, flush=True)
        said = self._until("pid")  # the child may be the first to speak
        child = int(said.pop().split()[1])
        if "ready" not in said:
            said += self._until("ready")
        begun = time.monotonic()
        if seconds is None:
            said += [] if "done" in said else self._until("done")
        else:
            time.sleep(seconds)
        lived = time.monotonic() - begun
        os.kill(child, signal.SIGKILL)
        said += self._until("ended")
        assert not [one for one in said if one.startswith("failed")], said
        return said, lived

    def _until(self, word: str) -> list[str]:
        assert self._parent.stdout
        said = []
        for line in self._parent.stdout:
            said.append(line.strip())
            if line.split()[0] == word:
                return said
            assert not line.startswith("failed"), line
        raise AssertionError(f"the parent ended without saying {word}")

    def close(self) -> None:
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.close()
        self._parent.wait(timeout=60)
        self._parent.stdout.close()


def one_kill(victims: Victims, kind: str, seed: int, seconds: float | None) -> tuple[str, float]:
    """Sets the scene, kills, starts anew and looks; gives how the record was found, and how long the deed ran."""
    home = Path(tempfile.mkdtemp(prefix="coach-kill-"))
    look = SCENES[kind](home, seed)
    said, lived = victims.run(kind, home, seed, seconds)
    found = look(said)
    shutil.rmtree(home)  # kept where it failed
    return found, lived


def spans(victims: Victims, kinds: tuple[str, ...]) -> dict[str, float]:
    """How long each deed takes when nobody kills: the times at which to kill are spread over that."""
    endless = {"typing", "backup"}
    return {kind: LONGEST_SECONDS if kind in endless else one_kill(victims, kind, 0, None)[1] for kind in kinds}


@contextmanager
def load(wanted: bool) -> Iterator[None]:
    """Two processes that reckon and one that writes and flushes."""
    folder = Path(tempfile.mkdtemp(prefix="coach-load-"))
    disk = (
        "import os,sys\nfile=os.open(sys.argv[1],os.O_RDWR|os.O_CREAT)\n"
        "while True: os.pwrite(file,os.urandom(1<<20),0); os.fsync(file)"
    )
    codes = ["while True: pass", "while True: pass", disk] if wanted else []
    running = [subprocess.Popen([sys.executable, "-c", code, str(folder / "file")]) for code in codes]
    try:
        yield
    finally:
        for one in running:
            one.kill()
            one.wait()
        shutil.rmtree(folder)


def run(kills: int, seed: int, *, with_load: bool = False, kinds: tuple[str, ...] = KINDS) -> Counter[tuple[str, str]]:
    """How often each kind of record was found how; raises at the first that is not as it must be."""
    found: Counter[tuple[str, str]] = Counter()
    victims = Victims()
    with load(with_load):
        try:
            longest = spans(victims, kinds)
            for number in range(kills):
                kind, own = kinds[number % len(kinds)], seed * 100_000 + number
                seconds = random.Random(own).uniform(0, 1.3 * longest[kind])  # noqa: S311
                if number and not number % 50:
                    print(number, "kills", flush=True)
                try:
                    found[kind, one_kill(victims, kind, own, seconds)[0]] += 1
                except BaseException:
                    print(f"LOST: {kind}, kill {number} of seed {seed}, {seconds:.4f} s after it was ready")
                    raise
        finally:
            victims.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--load", action="store_true")
    parser.add_argument("--only", choices=KINDS)
    given = parser.parse_args()
    begun = time.monotonic()
    print(f"{given.kills} kills, seed {given.seed}, {'with' if given.load else 'without'} load", flush=True)
    found = run(given.kills, given.seed, with_load=given.load, kinds=(given.only,) if given.only else KINDS)
    for (kind, how), count in sorted(found.items()):
        print(f"{kind:16} {how:36} {count:5}")
    print(f"{sum(found.values())} kills, nothing lost, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
