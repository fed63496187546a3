"""Imports into the record: applied whole or not at all, listed, and undone exactly."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

import sqlalchemy as sa

from coach.domain.applications import Application
from coach.domain.matching import Matcher
from coach.domain.merging import Change, Merge
from coach.errors import Conflict, NotFound
from coach.storage.changes import FIRST_VERSION, Changes, told_again
from coach.storage.images import dump_image, load_image
from coach.storage.loading import load
from coach.storage.scope import Scope
from coach.storage.tables import applications, import_changes, imports

T = TypeVar("T")
Progress = Callable[[int, int], None]
# Few enough for one IN list, many enough for bulk.
_CHUNK = 2000
_NAMED = 5


@dataclass(frozen=True, slots=True)
class ImportRun:
    """An import that was applied, and how many of its applications were new, changed and the same."""

    id: str
    label: str
    digest: str
    applied_at: datetime
    new: int
    changed: int
    same: int
    undone_at: datetime | None = None


def list_imports(scope: Scope) -> tuple[ImportRun, ...]:
    """Newest first."""
    query = scope.select(imports).order_by(imports.c.applied_at.desc(), imports.c.id)
    return tuple(_run(row) for row in scope.rows(query))


def find_import(scope: Scope, import_id: str) -> ImportRun:
    """Raises NotFound."""
    row = scope.row(scope.select(imports).where(imports.c.id == import_id))
    if row is None:
        raise NotFound(f"There is no import {import_id}. List the imports to see which there are.")
    return _run(row)


def next_position(scope: Scope) -> int:
    """Where the next application goes, within a transaction that writes."""
    row = scope.row(scope.select(applications, sa.func.max(applications.c.position)))
    return (row[0] if row and row[0] is not None else -1) + 1


def apply_import(scope: Scope, merges: Sequence[Merge], run: ImportRun, progress: Progress | None) -> ImportRun:
    """Writes what was planned, or raises Conflict where the record is no longer what the plan was made for."""
    counts = Counter(merge.change for merge in merges)
    run = replace(run, new=counts[Change.NEW], changed=counts[Change.CHANGED], same=counts[Change.SAME])
    _check_fresh(scope, merges)
    scope.insert(imports, [_values(run)])
    position, done = next_position(scope), 0
    for chunk in _chunks(merges):
        changes = Changes(run.applied_at)
        _create(changes, chunk, run, position)
        marks = list(_change(scope, changes, chunk, run))
        changes.write(scope)
        scope.insert(import_changes, marks)
        position, done = position + len(chunk), done + len(chunk)
        if progress:
            progress(done, len(merges))
    return run


def undo_import(scope: Scope, import_id: str, now: datetime, *, discard_changes: bool) -> ImportRun:
    """Restores what the import met, takes out what it brought; raises Conflict where that would lose later changes,
    unless they may be lost."""
    run = find_import(scope, import_id)
    if run.undone_at:
        raise Conflict(f"The import {run.label} was undone already, at {run.undone_at:%Y-%m-%d %H:%M} UTC.")
    if not discard_changes:
        _check_untouched(scope, run)
    marks = scope.rows(scope.select(import_changes).where(import_changes.c.import_id == import_id))
    for chunk in _chunks(marks):
        _put_back(scope, {mark.application_id: mark.before for mark in chunk}, now)
    _take_out(scope, run, now)
    scope.run(scope.update(imports).where(imports.c.id == import_id).values(undone_at=now))
    return replace(run, undone_at=now)


def new_run(label: str, digest: str, now: datetime) -> ImportRun:
    """An import that is about to be applied."""
    # The name of a file may hold bytes that are no text.
    return ImportRun(str(uuid4()), label.encode(errors="replace").decode(), digest, now, 0, 0, 0)


def _create(changes: Changes, chunk: Sequence[Merge], run: ImportRun, position: int) -> None:
    for place, merge in enumerate(chunk, position):
        if merge.change is Change.NEW:
            changes.create(str(uuid4()), place, merge.merged, run.id)


def _change(scope: Scope, changes: Changes, chunk: Sequence[Merge], run: ImportRun) -> Iterator[dict[str, Any]]:
    wanted = {merge.existing.id: merge.merged for merge in chunk if merge.existing and merge.change is Change.CHANGED}
    if not wanted:
        return
    for application_id, kept in load(scope, wanted).items():
        merged = wanted[application_id]
        changes.replace(kept, merged, told_again(kept, merged.events, run.id))
        yield {
            "import_id": run.id,
            "application_id": application_id,
            "before": dump_image(kept),
            "revision_after": kept.stored.version + 1,
        }


def _take_out(scope: Scope, run: ImportRun, now: datetime) -> None:
    """Deletes what an import brought; what was deleted by hand already keeps its day."""
    row = applications.c
    brought = scope.update(applications).where(row.import_id == run.id, row.deleted_at.is_(None))
    scope.run(brought.values({"deleted_at": now, "updated_at": now, "version": row.version + 1}))


def _put_back(scope: Scope, images: Mapping[str, str], now: datetime) -> None:
    changes = Changes(now)
    for application_id, kept in load(scope, images).items():
        image = load_image(images[application_id])
        changes.replace(kept, image.application, image.log, declared=image.declared, revision=image.revision)
    changes.write(scope)


def _check_untouched(scope: Scope, run: ImportRun) -> None:
    marks, row = import_changes.c, applications.c
    after = scope.select(import_changes, marks.application_id, marks.revision_after).where(marks.import_id == run.id)
    left = {mark.application_id: mark.revision_after for mark in scope.rows(after)}
    touched = []
    shown = (row.id, row.company, row.role, row.import_id, row.revision, row.deleted_at)
    for one in scope.rows(scope.select(applications, *shown).order_by(row.position)):
        # What it brought and was deleted by hand is gone already.
        brought = one.import_id == run.id and one.deleted_at is None
        if one.revision != left.get(one.id, FIRST_VERSION if brought else one.revision):
            touched.append(_title(one))
    if touched:
        raise Conflict(
            f"{_listed(touched)} changed after {run.label} came in, and undoing it would lose those changes. Nothing "
            "was undone. Undo what came in later first, or delete or correct these applications by hand."
        )


def _check_fresh(scope: Scope, merges: Sequence[Merge]) -> None:
    """The plan was made outside this transaction; another window may have written since."""
    planned = Counter(one.existing.id for one in merges if one.existing and one.change is Change.CHANGED)
    doubled = [_title(one.merged) for one in merges if one.existing and planned[one.existing.id] > 1]
    if doubled:
        raise Conflict(f"Several rows change one application: {_listed(doubled)}. Nothing was imported; join them.")
    query = scope.select(applications, *(applications.c[name] for name in ("id", "version", "company", "role", "link")))
    rows = scope.rows(query.where(applications.c.deleted_at.is_(None)))
    versions = {row.id: row.version for row in rows}
    met = {one.existing.id for one in merges if one.existing}
    others = [row for row in rows if row.id not in met]
    record = Matcher(others, lambda row: Application(row.company, row.role, row.link))

    def is_stale(one: Merge) -> bool:
        if one.existing is None:
            return bool(others) and record.find(one.merged) is not None
        return one.change is Change.CHANGED and versions.get(one.existing.id) != one.existing.version

    stale = [_title(one.merged) for one in merges if is_stale(one)]
    if stale:
        raise Conflict(f"{_listed(stale)} changed since the preview. Nothing was imported; preview the file again.")


def _run(row: sa.Row[Any]) -> ImportRun:
    return ImportRun(row.id, row.label, row.digest, row.applied_at, row.new, row.changed, row.same, row.undone_at)


def _values(run: ImportRun) -> dict[str, Any]:
    return {name: getattr(run, name) for name in ImportRun.__dataclass_fields__}


def _title(application: Application | sa.Row[Any]) -> str:
    return f"{application.company} ({application.role})" if application.role else application.company


def _listed(titles: Sequence[str]) -> str:
    more = f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else ""
    return ", ".join(titles[:_NAMED]) + more


def _chunks(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[i : i + _CHUNK] for i in range(0, len(things), _CHUNK))
