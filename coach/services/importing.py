"""An upload from its bytes to the record: read, preview, apply, take back."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coach.domain.merging import Change, Merge, plan_merges
from coach.importing.reading import read_file
from coach.importing.results import Code, ImportOptions, ImportReading
from coach.storage.imports import ImportRun
from coach.storage.record import Record

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an upload would do; nothing is written yet. `merges` follow `reading.applications`."""

    name: str
    digest: str
    reading: ImportReading
    merges: tuple[Merge, ...]

    def count(self, change: Change) -> int:
        """How many applications it would make, change or leave."""
        return sum(merge.change is change for merge in self.merges)

    @property
    def is_no_table(self) -> bool:
        """Whether there was nothing to read in the file at all."""
        return any(one.code in (Code.NOT_A_TABLE, Code.EMPTY) for one in self.reading.problems)

    @property
    def does_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return all(merge.change is Change.SAME for merge in self.merges)


def preview_import(record: Record, data: bytes, name: str, options: ImportOptions) -> Preview:
    """Reads a file and compares it with the record; a mapping once confirmed for such columns is used again."""
    reading = read_file(data, name, options)
    if not options.mapping and reading.format == "unknown" and reading.columns:
        remembered = record.mapping_for(header_fingerprint(reading.columns))
        if remembered and {column: field for column, field in remembered.items() if field} != reading.mapping:
            reading = read_file(data, name, replace(options, mapping=remembered))
    merges = plan_merges(record.stored(), [one.application for one in reading.applications])
    return Preview(name, hashlib.sha256(data).hexdigest(), reading, merges)


def apply_import(record: Record, preview: Preview, progress: Progress | None = None) -> ImportRun:
    """Writes what the preview showed, all or nothing; raises Conflict where the record has changed since."""
    reading = preview.reading
    run = record.apply_import(preview.merges, preview.name, preview.digest, progress)
    if reading.format == "unknown" and reading.mapping:
        # With the columns left out: else a likeness of names would take them in again.
        settled = {column: reading.mapping.get(column, "") for column in reading.columns}
        record.remember_mapping(header_fingerprint(reading.columns), settled)
    return run


def header_fingerprint(columns: Sequence[str]) -> str:
    """The same for files whose headers are the same."""
    return hashlib.sha256(json.dumps(columns, ensure_ascii=False).encode()).hexdigest()


def import_report(preview: Preview) -> dict[str, Any]:
    """The report in the form that programs read (`coach import --json`)."""
    reading = preview.reading
    events: dict[str, int] = {}
    for one in reading.applications:
        for event in one.application.events:
            events[event.kind.value] = events.get(event.kind.value, 0) + 1
    return {
        "format": reading.format,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "header_row": reading.header_row,
        "mapping": dict(reading.mapping),
        "date_format": dict(reading.date_format),
        "rows": reading.rows,
        "applications": len(reading.applications),
        **{change.value: preview.count(change) for change in Change},
        "events": dict(sorted(events.items())),
        "problems": [
            {"row": one.row, "column": one.column, "value": one.value, "code": one.code, "message": one.message}
            for one in reading.problems
        ],
        "questions": [
            {"column": one.column, "code": one.code, "message": one.message, "choices": list(one.choices)}
            for one in reading.questions
        ],
    }
