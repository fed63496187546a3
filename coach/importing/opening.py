"""From bytes to rows with a header, or to a sentence that says why there are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.importing.decoding import Decoded, decode
from coach.importing.header import find_delimiter, find_header
from coach.importing.results import Code
from coach.importing.tabular import Line, read_rows, stated_delimiter
from coach.importing.workbook import UnreadableWorkbook, sheets

_ZIP = b"PK\x03\x04"
_OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or recording"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.xls, .doc) or a locked workbook"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"SQLite format 3", "a database"),
)
_WEB_PAGE = ("<!doctype html", "<html", "<?xml", "<head", "<body", "<table", "<svg")
# D: what is to be asked about columns takes time by the square of them, and no tracker has more than some dozens.
MOST_COLUMNS = 1000
_WHAT_TO_DO = "Save the table as CSV or .xlsx, or copy its cells and paste them, and upload that."


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file can't be read as a table: a sentence that says what it is and what to do."""

    code: Code
    message: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A table's rows from its header on. `typed`: dates come from cells of a workbook; `unclosed`: the line of a
    quotation mark that never closes."""

    header: Line
    lines: tuple[Line, ...]
    encoding: str | None = None
    delimiter: str | None = None
    typed: bool = False
    unclosed: int | None = None


def open_text(data: bytes) -> Decoded | Refusal:
    """The text of a file that is no workbook."""
    kind = next((kind for mark, kind in _OTHER_FILES if data.startswith(mark)), None)
    if kind:
        return Refusal(Code.NOT_A_TABLE, f"This is {kind}, not a table. {_WHAT_TO_DO}")
    decoded = decode(data)
    if decoded is None:
        return Refusal(Code.NOT_A_TABLE, f"This is a file of another program, not a table. {_WHAT_TO_DO}")
    if not decoded.text.strip("\ufeff\0 \t\r\n\x1a"):
        return Refusal(Code.EMPTY, "The file is empty. Export it again, and upload the new one.", decoded.encoding)
    if decoded.text.lstrip("\ufeff \t\r\n").lower().startswith(_WEB_PAGE):
        return Refusal(Code.NOT_A_TABLE, f"This is a web page, not a table. {_WHAT_TO_DO}", decoded.encoding)
    return decoded


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are packed like an .xlsx file."""
    return data.startswith(_ZIP)


def open_workbook(data: bytes) -> Opened | Refusal:
    """The first sheet that holds a table."""
    refusals: list[Refusal] = []
    try:
        for lines in sheets(data):
            opened = _with_header(lines)
            if isinstance(opened, Opened):
                return Opened(opened.header, opened.lines, typed=True)
            refusals.append(opened)
    except UnreadableWorkbook as error:
        return Refusal(Code.NOT_A_TABLE, str(error))
    # A sheet with something in it tells more than an empty one.
    return min(refusals, key=lambda one: one.code is Code.EMPTY, default=_no_rows())


def open_table(decoded: Decoded) -> Opened | Refusal:
    """The rows of a text, by the delimiter it states or shows."""
    text = decoded.text.replace("\0", "")  # what another program left behind; the record holds none
    stated = stated_delimiter(text)
    delimiter, start = stated or (find_delimiter(text), 0)
    rows = read_rows(text[start:], delimiter, first_line=2 if start else 1)
    opened = _with_header(rows.lines)
    if isinstance(opened, Refusal):
        return Refusal(opened.code, opened.message, decoded.encoding)
    return Opened(opened.header, opened.lines, decoded.encoding, delimiter, unclosed=rows.unclosed)


def _with_header(lines: Sequence[Line]) -> Opened | Refusal:
    if not lines:
        return _no_rows()
    place = find_header(lines)
    if place is None:
        return Refusal(Code.NOT_A_TABLE, f"No row here names columns such as company and role. {_WHAT_TO_DO}")
    header, below = lines[place], tuple(lines[place + 1 :])
    if not below:
        return Refusal(
            Code.EMPTY, "There is a header here and no row below it. Export it again, and upload the new one."
        )
    names = list(_trimmed(header.cells, below))
    if len(names) > MOST_COLUMNS:
        said = (
            f"The table has {len(names)} columns, which is more than a search needs. Take out those that you don't use,"
        )
        return Refusal(Code.NOT_A_TABLE, f"{said} and upload it again.")
    return Opened(Line(header.number, names), below)


def _no_rows() -> Refusal:
    return Refusal(Code.EMPTY, "There is nothing in the file. Export it again, and upload the new one.")


def _trimmed(header: Sequence[str], lines: Sequence[Line]) -> Iterator[str]:
    """The header without empty columns at its end, which spreadsheets like to add."""
    width = len(header)
    while width > 1 and not header[width - 1].strip() and not any(_filled(line, width - 1) for line in lines):
        width -= 1
    return iter(header[:width])


def _filled(line: Line, place: int) -> bool:
    return place < len(line.cells) and bool(line.cells[place].strip())
