"""A process that imports into a record and says where it is, to be killed: URL ROWS."""

import sys
from dataclasses import replace
from datetime import date

from coach.domain.applications import Application, Event, EventKind, Stage
from coach.domain.merging import plan_merges
from coach.storage.store import open_store
from tests.storage.conftest import Clock

OLD = 50
DAY = date(2026, 5, 4)


def rows(count: int) -> list[Application]:
    """Applications with an event each; the first ones may be in the record already."""
    event = Event(EventKind.APPLIED, on=DAY)
    return [
        Application(f"Company {i}", "Analyst", applied_on=DAY, stage=Stage.APPLIED, notes="n" * 40, events=(event,))
        for i in range(count)
    ]


def say(word: str) -> None:
    print(word, flush=True)


def main(url: str, count: int) -> None:
    record = open_store(url, None, Clock()).record("ada")
    incoming = [replace(one, location="York") for one in rows(count)]
    plan = plan_merges(record.stored(), incoming)
    say("writing")
    record.apply_import(plan, "file.csv", "d", lambda done, of: say("committing" if done == of else "writing"))
    say("done")
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
