"""From text to rows that know the line they start on."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_FIELD = 2**31 - 1  # characters; what the C library takes on every system
_SEP_LINE = re.compile(r'"?sep=([^\s\w"]|\t)"?[ \t]*(\r\n|\r|\n|$)', re.I)
_RULE_CELL = re.compile(r"\s*:?-{2,}:?\s*")


class Line(NamedTuple):
    """A record and the line of the file, or row of the sheet, on which it starts, counted from 1."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """The records of a text, blank ones left out; `unclosed` is the line of a quotation mark that never closes."""

    lines: tuple[Line, ...]
    unclosed: int | None = None


def stated_delimiter(text: str) -> tuple[str, int] | None:
    """The delimiter of a first line such as `sep=;` and the length of that line, in characters."""
    found = _SEP_LINE.match(text)
    return (found[1], found.end()) if found else None


def read_rows(text: str, delimiter: str, first_line: int = 1) -> Rows:
    """The rows of a text; `first_line` is the number of its first line in the file."""
    lines = list(_records(text, delimiter, first_line))
    unclosed = _unclosed(text, lines, first_line)
    if unclosed:
        start, rest = unclosed
        lines = [line for line in lines if line.number < start]
        lines += _plain_lines(rest[:1], delimiter, start)
        lines += _once_more("".join(rest[1:]), delimiter, start + 1)
    if delimiter == "|":
        lines = [_without_frame(line) for line in lines if not all(map(_RULE_CELL.fullmatch, line.cells[1:-1] or [""]))]
    return Rows(tuple(line for line in lines if not is_blank(line.cells)), unclosed[0] if unclosed else None)


def is_blank(cells: Sequence[str]) -> bool:
    """Nothing in any cell."""
    return not any(cells) or not any(cell.strip() for cell in cells)


def _records(text: str, delimiter: str, first_line: int) -> Iterator[Line]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = first_line
    for cells in reader:
        yield Line(start, cells)
        start = first_line + reader.line_num


def _unclosed(text: str, lines: Sequence[Line], first_line: int) -> tuple[int, list[str]] | None:
    """Where the last record runs over several lines because of a quotation mark that nothing closes: its first line,
    and the raw lines from there. Without this, one stray mark would swallow the rest of the file."""
    if not lines or not any("\n" in cell or "\r" in cell for cell in lines[-1].cells):
        return None
    start = lines[-1].number
    rest = list(io.StringIO(text, newline=""))[start - first_line :]
    return (start, rest) if len(rest) > 1 and "".join(rest).count('"') % 2 else None


def _once_more(text: str, delimiter: str, first_line: int) -> list[Line]:
    """The rows after an open quotation mark; from a second one on, quotation marks mean nothing."""
    lines = list(_records(text, delimiter, first_line))
    unclosed = _unclosed(text, lines, first_line)
    if not unclosed:
        return lines
    start, rest = unclosed
    return [line for line in lines if line.number < start] + _plain_lines(rest, delimiter, start)


def _plain_lines(raw: Sequence[str], delimiter: str, first_line: int) -> list[Line]:
    reader = csv.reader(raw, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return [Line(n, [cell.replace('"', "") for cell in cells]) for n, cells in enumerate(reader, start=first_line)]


def _without_frame(line: Line) -> Line:
    """A row of a Markdown table without the empty cells outside its outer bars."""
    cells = line.cells
    framed = len(cells) > 2 and not cells[0].strip() and not cells[-1].strip()
    return Line(line.number, cells[1:-1]) if framed else line
