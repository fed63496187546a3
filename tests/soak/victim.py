"""Does one thing to a record, says what it has acknowledged, and is killed.

One process imports everything and forks a child for each line that it reads: `KIND HOME SEED`. It writes `pid N` of the
child, the words of the child as it says them, and `ended` once the child is gone.
"""

import os
import random
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import alembic.command  # here, so that a migration spends no time on it
import alembic.config  # noqa: F401

from coach.domain.drafts import Draft
from coach.domain.merging import plan_merges
from coach.services import drafting
from coach.storage.backups import list_backups
from coach.storage.restoring import restore_backup
from tests.soak.scenes import IMPORTED, OWNER, now, opened, words
from tests.storage.import_to_kill import rows


def say(*what: object) -> None:
    """At once: it is what the person was told."""
    os.write(1, (" ".join(map(str, what)) + "\n").encode())


def typing(home: Path, seed: int) -> None:
    """Stores every word as the desk does; an earlier version is kept now and then."""
    record = opened(home).record(OWNER)
    held, chance = drafting.last(record), random.Random(seed)  # noqa: S311
    say("ready")
    for count in range(1, 100_000):
        keep = chance.random() < 0.1
        held = drafting.save(record, held.id, held.version, Draft(text=words(count)), None, now(), keep=keep)
        say("saved", count)


def importing(home: Path, _seed: int) -> None:
    """One large import, after its backup."""
    record = opened(home).record(OWNER)
    plan = plan_merges(record.stored(), [replace(one, location="York") for one in rows(IMPORTED)])
    say("ready")
    record.apply_import(plan, "file.csv", "d")
    say("done")


def migrating(home: Path, _seed: int) -> None:
    """What the first start of a newer program does."""
    say("ready")
    opened(home)
    say("done")


def restoring(home: Path, _seed: int) -> None:
    """Back to the copy that was made by hand, over a record that is open."""
    (copy,) = [one for one in list_backups(home / "backups") if one.reason == "by-hand"]
    say("ready")
    restore_backup(f"sqlite:///{home / 'record.db'}", copy.path, home / "backups", now)
    say("done")


def backing_up(home: Path, _seed: int) -> None:
    """Copies by hand and of the day, one after the other, while words are stored."""
    store = opened(home)
    drafts = store.record(OWNER).drafts
    one = drafts.create(Draft(text=words(1)))
    say("ready")
    for count in range(2, 100_000):
        say("kept", store.backup().name)
        store.keep_daily()
        one = drafts.save(one.id, one.version, Draft(text=words(count)), None, now(), keep=False)


DEEDS: dict[str, Callable[[Path, int], None]] = {
    "typing": typing,
    "import": importing,
    "migration": migrating,
    "restore": restoring,
    "restore-damaged": restoring,
    "backup": backing_up,
}


def main() -> None:
    for line in sys.stdin:
        kind, home, seed = line.split()
        child = os.fork()
        if not child:
            try:
                DEEDS[kind](Path(home), int(seed))
            except BaseException as error:
                say("failed", repr(error))
            while True:
                signal.pause()  # to be killed all the same: a process that had ended might be another's by then
        say("pid", child)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
