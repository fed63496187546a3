"""Whether everything that a person entrusts to the program is sound, and could be brought back."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coach.errors import CoachError
from coach.scoring.store import load_model
from coach.storage.backups import list_backups
from coach.storage.copying import beside, is_open_to_others, is_sound
from coach.storage.database import record_file
from coach.storage.restoring import is_of_known_form
from coach.storage.store import Store

# Below this much free space, in bytes, or this many times the size of the record, a copy may soon not fit.
LITTLE_SPACE = 100_000_000
_TIMES = 3


class State(StrEnum):
    """`NOTE` is worth knowing and no damage."""

    OK = "ok"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that was looked at, how it is, and in words."""

    what: str
    state: State
    says: str


def look_at_all(open_store: Callable[[], Store], url: str, backups: Path, models: Path) -> tuple[Looked, ...]:
    """The record, the model, the copies, the space and the permissions, each whatever the others are."""
    file = record_file(url)
    found = [_record(open_store), _model(models)]
    if file is None:
        return (*found, Looked("copies", State.NOTE, "The record is on a server: copy it there, with pg_dump."))
    return (*found, _copies(backups), _space(file), _permissions(file, backups))


def _record(open_store: Callable[[], Store]) -> Looked:
    try:
        store = open_store()
        try:
            faults, refusal = store.check(), store.refusal
        finally:
            store.close()
    except CoachError as error:
        return Looked("record", State.FAULT, str(error))
    if faults:
        return Looked("record", State.FAULT, "\n".join(("The record is not sound.", *faults)))
    if refusal:
        return Looked("record", State.FAULT, f"The record is sound, but {refusal}")
    return Looked("record", State.OK, "The record is sound.")


def _model(folder: Path) -> Looked:
    try:
        version = load_model(folder).version
    except CoachError as error:
        return Looked("model", State.FAULT, str(error))
    return Looked("model", State.OK, f"The model files are those of version {version}.")


def _copies(folder: Path) -> Looked:
    try:
        found = list_backups(folder)
    except CoachError as error:
        return Looked("copies", State.FAULT, str(error))
    broken = [str(one.path) for one in found if not is_sound(one.path)]
    if broken:
        return Looked("copies", State.FAULT, "\n".join(("Copies that can't be restored; delete them:", *broken)))
    if not found:
        return Looked("copies", State.NOTE, f"There are no copies in {folder} yet. `coach backup` makes one.")
    foreign = [str(one.path) for one in found if not is_of_known_form(one.path)]
    if foreign:
        said = "Copies that this version can't restore; one made by a later version can be by that:"
        return Looked("copies", State.NOTE, "\n".join((said, *foreign)))
    newest = f"{found[0].made_at:%Y-%m-%d %H:%M} UTC"
    return Looked("copies", State.OK, f"{len(found)} copies, all of which can be restored; the newest is of {newest}.")


def _space(file: Path) -> Looked:
    try:
        free = shutil.disk_usage(file.parent).free
        needed = max(LITTLE_SPACE, _TIMES * (file.stat().st_size if file.exists() else 0))
    except OSError as error:
        return Looked("space", State.NOTE, f"How much space is free can't be told ({error}).")
    words = f"{free / 1e6:,.0f} MB are free where the record is."
    return Looked("space", State.OK if free >= needed else State.NOTE, words)


def _permissions(file: Path, backups: Path) -> Looked:
    open_ones = [
        f"{path} ({path.stat().st_mode & 0o777:o})" for path in _private(file, backups) if is_open_to_others(path)
    ]
    if open_ones:
        said = "\n".join(("Others on this machine may read these; `chmod go= PATH` ends that:", *open_ones))
        return Looked("permissions", State.NOTE, said)
    return Looked("permissions", State.OK, "The record and its copies can be read by you alone.")


def _private(file: Path, backups: Path) -> Iterator[Path]:
    yield from (file, *beside(file), backups)
    if backups.is_dir():
        yield from backups.iterdir()
