"""Where many notes come from: lines of JSON in a file or a pipe, or a Parquet file."""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from coach.errors import BulkFault
from coach.services.bulk.chunks import Line, Lines

PARQUET = ".parquet"
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


def open_source(path: Path, standard_input: IO[bytes]) -> Source:
    """Requests, a line of JSON each; `-` is standard input. Raises BulkFault, here and while lines are read, for what
    can't be read."""
    if is_parquet(path):
        from coach.services.bulk.tables import open_table

        rows, texts = open_table(path)
        return Source(str(path), rows, "rows", _measured(texts, path))
    stream = _without_lock(standard_input) if str(path) == "-" else _opened(path)
    return Source(str(path), _size(stream), "bytes", _lines(stream, path))


def _measured(texts: Iterator[str], path: Path) -> Lines:
    for row, text in enumerate(texts, 1):
        if len(text) > _LONGEST_LINE:
            raise BulkFault(f"{path}: row {row:,} is larger than {_LONGEST_LINE // 1_000_000} MB: hardly notes.")
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
    try:
        state = os.fstat(stream.fileno())
    except io.UnsupportedOperation:
        return None
    return state.st_size if stat.S_ISREG(state.st_mode) else None


def _lines(stream: IO[bytes], path: Path) -> Lines:
    number = 0
    try:
        while line := stream.readline(_LONGEST_LINE + 1):
            number += 1
            if len(line) > _LONGEST_LINE:
                raise BulkFault(
                    f"{path}: line {number:,} is larger than {_LONGEST_LINE // 1_000_000} MB: hardly notes."
                )
            yield Line(line.decode("utf-8", "replace"), len(line))
    except OSError as error:
        raise BulkFault(f"{path}: {error.strerror}") from error
    finally:
        stream.close()
