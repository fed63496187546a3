"""The record of each person before a run, and the figures that were shown reckoned anew after it."""

from collections.abc import Sequence
from pathlib import Path

from coach.bootstrap import clock, coach
from coach.domain.drafts import Draft
from coach.importing.interchange import parse_record
from coach.services import drafting
from coach.storage.drafts import Pile
from coach.storage.store import open_store
from tests.load.people import owner_of
from tests.load.tab import Figures
from tests.processes import ROOT


def fill(url: str, backups: Path, owners: int) -> None:
    """The invented search of sample_data/ for each."""
    search = parse_record((ROOT / "sample_data" / "search.json").read_text(encoding="utf-8"))
    store = open_store(url, backups, clock)
    try:
        for number in range(owners):
            record = store.record(owner_of(number))
            for one in search.applications:
                record.create(one.application)
    finally:
        store.close()


def reckon(url: str, backups: Path, shown: Sequence[tuple[str, Figures]], most: int) -> tuple[int, list[str]]:
    """How many of the figures were reckoned anew from the text alone, and where those shown were others.

    Only notes of people who have one note: what others they wrote would count too.
    """
    store, done, wrong = open_store(url, backups, clock), 0, []
    try:
        for owner, figures in shown[:: max(1, len(shown) // most)]:
            record = store.record(owner)
            rows = record.drafts.page(Pile.WRITTEN, 0, 2)
            if rows.total != 1 or not figures.text.strip():
                continue
            note = drafting.note_of(Draft(text=figures.text), drafting.beside(record, rows.rows[0].id))
            score = coach().score_note(note).score
            done += 1
            if (None if score is None else round(score)) != figures.points:
                wrong.append(f"{owner} was shown {figures.points}, and their text gives {score}")
    finally:
        store.close()
    return done, wrong
