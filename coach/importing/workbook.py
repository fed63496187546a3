"""Sheets of an .xlsx workbook as rows of text. What is given to the reader is bounded first: unpacked size, and the
area of a sheet, which the reader fills with empty cells."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import pairwise

import python_calamine as calamine

from coach.importing.tabular import Line, is_blank

MOST_BYTES = 256 * 2**20  # unpacked; 100,000 applications take about 80 MB
MOST_CELLS = 10_000_000  # of one sheet, empty ones counted
_COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})""", re.I)
_ROW = re.compile(rb"""\br\s*=\s*["'][A-Z]{0,3}(\d{1,7})""", re.I)
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_VALUE = re.compile(rb"<(?:[^\s<>/=]{1,40}:)?v(?=[\s/>])")
_NUMBER = re.compile(rb"[^<>]{0,40}>\s{0,40}(?:(?P<place>\d{1,9})|[-+.\deE]{1,40})\s{0,40}<")
_WIDEST_VALUE = 200
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:(?P<row>row)|c)[\s/>]")
_DAMAGE = (ValueError, EOFError, OSError, LookupError, struct.error)
_DAMAGED = "The workbook is damaged or locked. Save it again as .xlsx or CSV, without a password, and upload that."
_PICTURES = "xl/media/"
_SHEETS = "xl/worksheets/"
_SHARED = "xl/sharedStrings.xml"


class UnreadableWorkbook(Exception):
    """Not a workbook, or one too large to open; the message is a sentence for the user."""


def sheets(data: bytes) -> Iterator[tuple[Line, ...]]:
    """The sheets with their non-blank rows, in order; raises UnreadableWorkbook."""
    bounded = _bounded(data)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(bounded))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield _lines(rows)
    except BaseException as error:
        # A panic of the Rust reader is no Exception, and its class can't be imported.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UnreadableWorkbook(_DAMAGED) from error
        raise


def _lines(rows: Sequence[Sequence[object]]) -> tuple[Line, ...]:
    texts = (Line(number, [_text(cell) for cell in row]) for number, row in enumerate(rows, start=1))
    return tuple(line for line in texts if not is_blank(line.cells))


def _text(cell: object) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():  # a spreadsheet has no other way to write a plain date
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def _bounded(data: bytes) -> bytes:
    """The workbook stored anew without compression and pictures, so that its size is known before it is read."""
    kept = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as stored:
            entries = [entry for entry in packed.infolist() if not entry.filename.startswith(_PICTURES)]
            if not any(entry.filename == "xl/workbook.xml" for entry in entries):
                raise UnreadableWorkbook(
                    "This is a packed file, not an Excel workbook. Save the table as .xlsx or CSV and upload that."
                )
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise UnreadableWorkbook(_too_large(f"unpacks to more than {MOST_BYTES // 2**20} MB"))
            parts = {entry.filename: packed.read(entry) for entry in entries}
            strings = _lengths(parts.get(_SHARED, b""))
            for name, content in parts.items():
                if name.startswith(_SHEETS):
                    cells = sum(1 for _ in _found(_CELL, content))
                    _check_area(content, cells)
                    _check_text(content, cells, strings)
                stored.writestr(name, content)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, *_DAMAGE) as error:
        raise UnreadableWorkbook(_DAMAGED) from error
    return kept.getvalue()


def _found(pattern: re.Pattern[bytes], content: bytes) -> Iterator[re.Match[bytes]]:
    """One at a time and no more than there may be cells: four bytes of a file of 256 MB can make one of each."""
    for count, found in enumerate(pattern.finditer(content)):
        if count >= MOST_CELLS:
            raise UnreadableWorkbook(_too_large(f"has more than {MOST_CELLS} cells"))
        yield found


def _lengths(shared: bytes) -> Sequence[int]:
    """Of the shared texts, with their tags."""
    starts = array("Q", (found.end() for found in _found(_STRING, shared)))
    return array("Q", (end - start for start, end in pairwise((*starts, len(shared)))))


def _check_area(content: bytes, cells: int) -> None:
    """Cells and rows may leave out where they stand, and then follow those before them. `cells` is their number."""
    columns = Counter(found[1] for found in _found(_COLUMN, content))
    width = max(map(_column_number, columns), default=0)
    height = max((int(found[1]) for found in _found(_ROW, content)), default=0)
    if columns.total() < cells:
        rows, widest, in_row = 1, 0, 0
        for found in _found(_ROW_OR_CELL, content):
            rows, in_row = (rows + 1, 0) if found["row"] else (rows, in_row + 1)
            widest = max(widest, in_row)
        width, height = width + widest, height + rows
    if width * height > MOST_CELLS:
        raise UnreadableWorkbook(_too_large(f"has a sheet of {height} rows and {width} columns"))


def _check_text(content: bytes, cells: int, strings: Sequence[int]) -> None:
    """A long text may be stored once and stand in every cell. `strings` are the lengths of the shared texts."""
    longest = max(strings, default=0)
    if cells * longest <= MOST_BYTES:
        return
    if sum(_text_of(content, found.end(), strings, longest) for found in _VALUE.finditer(content)) > MOST_BYTES:
        raise UnreadableWorkbook(_too_large(f"unpacks to more than {MOST_BYTES // 2**20} MB"))


def _text_of(content: bytes, start: int, strings: Sequence[int], longest: int) -> int:
    """The most that a value, which goes on from `start`, can stand for; which cells point to a shared text can be
    written in too many ways to tell them from those with a number."""
    number = _NUMBER.match(content, start, start + _WIDEST_VALUE)
    if number is None:
        return longest
    place = int(number["place"] or len(strings))
    return strings[place] if place < len(strings) else 0


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_large(how: str) -> str:
    return f"The workbook {how}, which is more than a search needs. Save the table as CSV and upload that."
