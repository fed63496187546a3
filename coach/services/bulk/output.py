"""Writes results into a file that has its name only when it is whole, and that an interrupted run can go on with."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from coach.errors import BulkFault
from coach.services.bulk.chunks import Chunk, Encode, Scored, as_lines
from coach.services.bulk.journal import Journal, Run, write_all
from coach.services.bulk.sources import is_parquet

# What a power cut can cost is the work of so long.
_SECONDS_BETWEEN_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class Form:
    """A form of output: how results are added to an unfinished file, and how that becomes the finished one, where it is
    not that already."""

    name: str
    encode: Encode
    join: Callable[[Path, Path], None] | None = None


def form_of(out: Path | None) -> Form:
    """By the end of the name."""
    if out is None or not is_parquet(out):
        return Form("JSON lines", as_lines)
    from coach.services.bulk.tables import as_stream, join_streams

    return Form("Parquet", as_stream, join_streams)


def open_journal(out: Path, run: Run, *, resume: bool) -> Journal:
    """Of the run that writes `out`: a new one, or with `resume` the one that is there. Raises BulkFault where
    something is there that must not be overwritten or can't be gone on with; and OSError."""
    part, log = part_of(out), _log_of(out)
    go_on = resume and log.exists()
    if not go_on and os.path.lexists(out):
        begun = f"There is no {part.name} to go on with. " if resume else ""
        raise BulkFault(f"{out} is there already. {begun}Give another name, or move it away.")
    if log.exists() and not resume:
        raise BulkFault(
            f"{part} is what an interrupted run left. Add --resume to go on with it; or, to begin anew, delete it and "
            f"{log.name}."
        )
    if part.exists() and not log.exists():
        raise BulkFault(f"{part} is there, but not {log.name}, without which nobody knows what it is. Move it away.")
    return Journal(log, run, go_on=go_on)


def is_finished(out: Path, journal: Journal) -> bool:
    """Whether the file has its name already, and only what was beside it was left; raises BulkFault where it is another
    file."""
    if not os.path.lexists(out):
        return False
    if journal.result != out.stat().st_size:
        raise BulkFault(f"{out} is there, and so is {part_of(out).name} of an interrupted run. Move one of them away.")
    return True


def clear(out: Path, journal: Journal) -> None:
    """Takes away what is beside a finished file."""
    part_of(out).unlink(missing_ok=True)
    journal.remove()


class Output:
    """What is done, in a file beside `out` until that is whole."""

    def __init__(self, out: Path, form: Form, journal: Journal) -> None:
        """Raises BulkFault where less is there than the journal tells of; and OSError."""
        self._out, self._form, self._journal = out, form, journal
        self.point = journal.point
        self._file = _opened(part_of(out), self.point.written)
        self._kept_at = time.monotonic()

    def add(self, chunk: Chunk, scored: Scored) -> None:
        """Writes what came of a chunk; raises OSError."""
        write_all(self._file, scored.content)
        for text in chunk.texts:
            self._journal.saw(text)
        self.point = self.point.after(chunk, scored, self._journal.digest())
        if time.monotonic() - self._kept_at > _SECONDS_BETWEEN_POINTS:
            self.keep()

    def keep(self) -> None:
        """Sees to it that all that is done up to here will not be done again; raises OSError."""
        if self.point != self._journal.point:
            os.fsync(self._file.fileno())
            self._journal.keep(self.point)
        self._kept_at = time.monotonic()

    def finish(self) -> None:
        """Gives the file its name; raises OSError, and can be tried again by a new run."""
        self.keep()
        self._file.close()
        whole = part_of(self._out)
        if self._form.join:
            whole = _beside(self._out, ".part.whole")
            _join(self._form.join, part_of(self._out), whole)
        self._journal.keep_result(whole.stat().st_size)
        whole.replace(self._out)
        _keep_names(self._out.parent)
        clear(self._out, self._journal)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


def part_of(out: Path) -> Path:
    """What of `out` is done."""
    return _beside(out, ".part")


def _log_of(out: Path) -> Path:
    return _beside(out, ".part.log")


def _beside(out: Path, end: str) -> Path:
    return out.with_name(out.name + end)


def _opened(part: Path, written: int) -> IO[bytes]:
    """With what the journal tells of, and without what was written after that."""
    if written and not (part.exists() and part.stat().st_size >= written):
        raise BulkFault(f"{part} is not what it was: {written:,} bytes of it were done. Delete it and {part.name}.log.")
    file = part.open("r+b" if part.exists() else "xb", buffering=0)
    file.truncate(written)
    file.seek(written)
    return file


def _join(join: Callable[[Path, Path], None], part: Path, whole: Path) -> None:
    try:
        join(part, whole)
        with whole.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError:
        whole.unlink(missing_ok=True)  # which would fill a full disk for nothing
        raise


def _keep_names(folder: Path) -> None:
    """A power cut does not undo a new name; Windows sees to that itself."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
