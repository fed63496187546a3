"""Where many notes come from: lines of JSON in a file or a pipe, or a Parquet file."""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TextIO

from coach.errors import BulkFault
from coach.services.bulk.chunks import Line, Lines

PARQUET = ".parquet"
_BEGUN = Line("", 0)
_LONGEST_LINE = 50_000_000  # bytes; a note with the user's others beside it


@dataclass(frozen=True, slots=True)
class Source:
    """`size` is in what the lines are measured in, bytes or rows; None for a pipe."""

    name: str
    size: int | None
    unit: str
    lines: Lines


def is_parquet(path: Path) -> bool:
    """By its name."""
    return path.suffix.lower() == PARQUET


@contextmanager
def opened_source(path: Path, standard_input: TextIO | None) -> Iterator[Source]:
    """Requests, a line of JSON each; `-` is standard input. Raises BulkFault, here and while lines are read, for what
    can't be read."""
    source = _source(path, standard_input)
    next(source.lines)  # from here on, closing them closes the file
    try:
        yield source
    finally:
        with suppress(ValueError):  # a thread waits for the next line still; what it reads is closed after that
            source.lines.close()


def _source(path: Path, standard_input: TextIO | None) -> Source:
    if str(path) == "-":
        if standard_input is None:
            raise BulkFault("standard input is closed: give a file instead of -")
        stream = _without_lock(standard_input.buffer)
        return Source("standard input", _size(stream), "bytes", _lines(stream, "standard input"))
    name, stream = str(path), _opened(path)
    if not is_parquet(path):
        return Source(name, _size(stream), "bytes", _lines(stream, name))
    from coach.services.bulk.tables import opened_table

    stream.close()
    table = opened_table(path)
    return Source(name, table.metadata.num_rows, "rows", _rows(table, name))


def _rows(table: Any, name: str) -> Lines:
    from coach.services.bulk.tables import rows_of

    with table:
        yield _BEGUN
        for row, text in enumerate(rows_of(table, name), 1):
            _refuse_hardly_notes(f"{name}: row {row:,}", len(text))
            yield Line(text, 1)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise BulkFault(f"{path}: {error.strerror}") from error


def _without_lock(stream: IO[bytes]) -> IO[bytes]:
    """Standard input once more: Python, when it ends, takes the lock of the usual one, and would crash where a thread
    holds it that still waits for a line."""
    with suppress(io.UnsupportedOperation):
        return open(stream.fileno(), "rb", closefd=False)
    return stream


def _size(stream: IO[bytes]) -> int | None:
    with suppress(io.UnsupportedOperation):
        state = os.fstat(stream.fileno())
        return state.st_size if stat.S_ISREG(state.st_mode) else None
    return None


def _lines(stream: IO[bytes], name: str) -> Lines:
    number = 0
    with stream:
        yield _BEGUN
        while line := _next_line(stream, name):
            number += 1
            _refuse_hardly_notes(f"{name}: line {number:,}", len(line))
            yield Line(line.decode("utf-8", "replace"), len(line))


def _refuse_hardly_notes(where: str, length: int) -> None:
    if length > _LONGEST_LINE:
        raise BulkFault(f"{where} is larger than {_LONGEST_LINE // 1_000_000} MB: hardly notes.")


def _next_line(stream: IO[bytes], name: str) -> bytes:
    try:
        return stream.readline(_LONGEST_LINE + 1)
    except OSError as error:
        raise BulkFault(f"{name}: {error.strerror}") from error
