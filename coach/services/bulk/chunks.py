"""The unit of the work on many notes: some lines in, some lines out."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coach.domain.messages import Note
from coach.errors import InvalidRequest
from coach.scoring.engine import Engine
from coach.scoring.wire import error_line, parse_request, result_line

# How lines of output are put into a file: the bytes of some that follow one another.
Encode = Callable[[Sequence[str]], bytes]


class Line(NamedTuple):
    """A line of the input, and how much of it that is, in what the source is measured in: bytes or rows."""

    text: str
    size: int


# Closed where they are not read to their end, and what they are read from with them.
Lines = Generator[Line, None, None]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that are scored together; `first` is the number of the first one, from 1."""

    lines: tuple[Line, ...]
    first: int

    @property
    def texts(self) -> list[str]:
        """The lines themselves."""
        return [line.text for line in self.lines]

    @property
    def size(self) -> int:
        """How much of the input it is."""
        return sum(line.size for line in self.lines)

    def __str__(self) -> str:
        last = self.first + len(self.lines) - 1
        return f"line {last:,}" if last == self.first else f"lines {self.first:,} to {last:,}"


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of a chunk: the bytes to write, for how many notes, and how many of them could not be read."""

    content: bytes
    notes: int
    failed: int


def score_chunk(engine: Engine, lines: Sequence[str]) -> list[tuple[bool, str]]:
    """For each line that is not blank, in order: whether it could be read, and its line of output."""
    given = [line for line in lines if line.strip()]
    requests = [_request(line) for line in given]
    results = iter(engine.score_many([one for one in requests if isinstance(one, Note)]))
    return [
        (True, result_line(next(results))) if isinstance(one, Note) else (False, error_line(line, one))
        for line, one in zip(given, requests, strict=True)
    ]


def score_into(engine: Engine, lines: Sequence[str], encode: Encode) -> Scored:
    """Scores some lines and encodes what is said of them."""
    done = score_chunk(engine, lines)
    content = encode([line for _, line in done]) if done else b""
    return Scored(content, len(done), sum(not readable for readable, _ in done))


def as_lines(lines: Sequence[str]) -> bytes:
    """Each on a line of its own."""
    return "".join(f"{line}\n" for line in lines).encode()


def _request(line: str) -> Note | InvalidRequest:
    try:
        return parse_request(line)
    except InvalidRequest as error:
        return error
