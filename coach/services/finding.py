"""Finds the application, or the import, that a person means by what they type."""

from coach.domain.matching import level_name
from coach.domain.merging import Stored
from coach.errors import NotFound
from coach.storage.imports import ImportRun
from coach.storage.record import Record

_SHORTEST_ID = 6
_LISTED = 5


def find_application(record: Record, wanted: str) -> Stored:
    """By id or its beginning, by "company" or by "company, role"; raises NotFound where that is none or several."""
    stored = record.stored()
    matches = _by_id(stored, wanted.strip()) or _by_name(stored, level_name(wanted))
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise NotFound(f"No application matches {wanted!r}. `coach list` shows them with their ids.")
    some = "; ".join(f"{one.id[:8]} {one.application.company}, {one.application.role}" for one in matches[:_LISTED])
    raise NotFound(f"{len(matches)} applications match {wanted!r}: {some}. Say which by its id.")


def find_import(record: Record, wanted: str | None) -> ImportRun:
    """The latest import that was not undone, or the one whose id begins so; raises NotFound where that is none or
    several."""
    runs = [run for run in record.imports() if run.undone_at is None]
    if not runs:
        raise NotFound("There is no import to undo.")
    if wanted is None:
        return runs[0]
    found = [run for run in runs if wanted and run.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    some = "; ".join(f"{run.id[:8]} {run.label}, {run.applied_at:%Y-%m-%d %H:%M} UTC" for run in runs[:_LISTED])
    raise NotFound(f"{len(found) or 'No'} imports match {wanted!r}. The latest are: {some}.")


def _by_id(stored: tuple[Stored, ...], wanted: str) -> list[Stored]:
    return [one for one in stored if one.id == wanted or (len(wanted) >= _SHORTEST_ID and one.id.startswith(wanted))]


def _by_name(stored: tuple[Stored, ...], wanted: str) -> list[Stored]:
    names = [(one, level_name(one.application.company), level_name(one.application.role)) for one in stored]
    exact = [one for one, company, role in names if wanted in (f"{company}, {role}", f"{company} {role}")]
    return exact or [one for one, company, _ in names if company == wanted]
