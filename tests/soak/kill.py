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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.storage.backups import list_backups
from coach.storage.copying import is_sound
from coach.storage.migrating import REVISIONS
from tests.soak import scenes

ROOT = Path(__file__).parents[2]
KINDS = ("typing", "import", "migration", "restore", "restore-damaged", "backup")
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
    look = _SCENES[kind](home, seed)
    said, lived = victims.run(kind, home, seed, seconds)
    found = look(said)
    shutil.rmtree(home)  # kept where it failed
    return found, lived


def _typing(home: Path, _seed: int) -> Callable[[list[str]], str]:
    scenes.begun(home)

    def look(said: list[str]) -> str:
        told = max((int(one.split()[1]) for one in said if one.startswith("saved")), default=0)
        store = scenes.opened(home)
        scenes.check_all_is_sound(home, store)
        ((one, _),) = store.record(scenes.OWNER).drafts.all()
        store.close()
        count = len(one.draft.text.split())
        if told == 0 and one.draft.text == "Dear Ms Osei":
            return "old"
        assert (one.draft.text, count >= told) == (scenes.words(count), True), (told, one.draft.text[-40:])
        return "new" if count == told else "one word more than acknowledged"

    return look


def _import(home: Path, _seed: int) -> Callable[[list[str]], str]:
    scenes.begun(home)

    def look(said: list[str]) -> str:
        store = scenes.opened(home)
        scenes.check_all_is_sound(home, store)
        record = store.record(scenes.OWNER)
        is_new = bool(record.imports())
        scenes.is_imported(record) if is_new else scenes.is_as_begun(record)
        store.close()
        assert is_new or "done" not in said
        return "new" if is_new else "old"

    return look


def _migration(home: Path, seed: int) -> Callable[[list[str]], str]:
    revision = REVISIONS[seed % (len(REVISIONS) - 1)]
    scenes.in_older_form(home, revision)

    def look(said: list[str]) -> str:
        form = _form(home / "record.db")
        assert form == REVISIONS[-1] if "done" in said else form in (revision, REVISIONS[-1])
        store = scenes.opened(home)
        scenes.check_all_is_sound(home, store)
        scenes.is_as_begun(store.record(scenes.OWNER), notes=revision >= "r0003")
        store.close()
        assert _form(home / "record.db") == REVISIONS[-1]
        assert [_form(one.path) for one in list_backups(home / "backups")][:1] == [revision]
        return "new" if form == REVISIONS[-1] else "old"

    return look


def _restore(home: Path, _seed: int) -> Callable[[list[str]], str]:
    scenes.changed_since_a_backup(home)

    def look(said: list[str]) -> str:
        store = scenes.opened(home)
        scenes.check_all_is_sound(home, store)
        record = store.record(scenes.OWNER)
        is_restored = len(record.stored()) == scenes.OLD
        scenes.is_as_begun(record, later=not is_restored)
        store.close()
        assert is_restored or "done" not in said
        if is_restored:
            (kept,) = [one for one in list_backups(home / "backups") if one.reason == "before-restore"]
            copy = scenes.open_store(f"sqlite:///{kept.path}", None, scenes.now)
            scenes.is_as_begun(copy.record(scenes.OWNER), later=True)
            copy.close()
        return "new" if is_restored else "old"

    return look


def _restore_damaged(home: Path, _seed: int) -> Callable[[list[str]], str]:
    bad = scenes.damaged(home)

    def look(said: list[str]) -> str:
        file = home / "record.db"
        kept = [one for one in (home / "backups").glob("damaged-*.sqlite3") if one.read_bytes() == bad]
        if file.read_bytes() == bad:
            assert "done" not in said
            assert all(is_sound(one.path) for one in list_backups(home / "backups"))
            return "old"
        assert kept
        store = scenes.opened(home)
        scenes.check_all_is_sound(home, store)
        scenes.is_as_begun(store.record(scenes.OWNER))
        store.close()
        return "new"

    return look


def _backup(home: Path, _seed: int) -> Callable[[list[str]], str]:
    scenes.begun(home)

    def look(said: list[str]) -> str:
        told = [one.split()[1] for one in said if one.startswith("kept")]
        store = scenes.opened(home)
        scenes.check_all_is_sound(home, store)
        store.backup()
        listed = {one.path.name for one in list_backups(home / "backups")}
        # The rule keeps twenty; one more was made, and the day's.
        assert set(told[-17:]) <= listed
        assert not list((home / "backups").glob("*.part*"))
        store.close()
        return f"{'some' if told else 'no'} copies acknowledged"

    return look


def _form(file: Path) -> str | None:
    with scenes.closing(scenes.sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


_SCENES = {
    "typing": _typing,
    "import": _import,
    "migration": _migration,
    "restore": _restore,
    "restore-damaged": _restore_damaged,
    "backup": _backup,
}


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
