"""Workbooks: typed cells, several sheets, and what is not to be opened."""

import io
import zipfile
from datetime import UTC, date, datetime, time

import openpyxl
import pytest

from coach.importing import workbook
from tests.importing.reading_files import codes, only, read

HEADER = ("Company", "Role", "Date Applied", "Interview", "Notes")


def book(*sheets: list[tuple[object, ...]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return out.getvalue()


def test_cells_are_read_by_their_types() -> None:
    rows: list[tuple[object, ...]] = [
        ("My search",),
        (),
        HEADER,
        ("Larch Foods", "Analyst", date(2026, 5, 4), datetime.fromisoformat("2026-05-20T14:00"), 3.5),
        (),
        ("Apex", 7.0, datetime.fromisoformat("2026-05-05"), 46146.5, True),
        ("Birch", "Cook", "13/04/2026", None, time(9, 30)),
    ]
    reading = read(book(rows), "search.xlsx")
    assert (reading.encoding, reading.delimiter, reading.header_row, reading.rows) == (None, None, 3, 3)
    assert [one.rows for one in reading.applications] == [(4,), (6,), (7,)]
    larch, apex, birch = (one.application for one in reading.applications)
    assert (larch.applied_on, larch.events[1].at, larch.notes) == (
        date(2026, 5, 4),
        datetime(2026, 5, 20, 13, tzinfo=UTC),
        "3.5",
    )
    assert (apex.role, apex.events[0].on, apex.events[1].at, apex.notes) == (
        "7",
        date(2026, 5, 5),
        datetime(2026, 5, 4, 11, tzinfo=UTC),
        "TRUE",
    )
    assert (birch.applied_on, birch.notes) == (date(2026, 4, 13), "09:30:00")
    assert (reading.problems, reading.questions) == ((), ())


def test_the_first_sheet_with_a_table_is_read() -> None:
    reading = read(book([], [("Just a title",)], [("Company", "Role"), ("Larch Foods", "Analyst")]))
    assert only(reading).company == "Larch Foods"


def test_a_formula_written_as_text_stays_text() -> None:
    made = openpyxl.Workbook()
    made.active.append(["Company", "Notes"])
    made.active.append(["Larch Foods", "x"])
    made.active["B2"].value = "=1+1"
    made.active["B2"].data_type = "s"
    data = io.BytesIO()
    made.save(data)
    assert only(read(data.getvalue())).notes == "=1+1"


@pytest.mark.parametrize(
    ("sheets", "code"),
    [([[]], "empty"), ([[("Company", "Role")]], "empty"), ([[], [("Only a title",)]], "not_a_table")],
)
def test_a_workbook_without_rows_is_said_to_be_so(sheets: list[list[tuple[object, ...]]], code: str) -> None:
    assert codes(read(book(*sheets))) == [(None, None, code)]


def test_another_packed_file_is_no_workbook() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("readme.txt", "hello")
    reading = read(data.getvalue(), "x.xlsx")
    assert codes(reading) == [(None, None, "not_a_table")]
    assert "not an Excel workbook" in reading.problems[0].message


GOOD = book([("Company", "Role"), ("Larch Foods", "Analyst")])
SHEET = "xl/worksheets/sheet1.xml"
SHEET_XML = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


@pytest.mark.parametrize(
    "end", [50, 300, len(GOOD) // 2, len(GOOD) - 30], ids=["start", "header", "half", "nearly whole"]
)
def test_half_a_workbook_is_damaged(end: int) -> None:
    assert codes(read(GOOD[:end])) == [(None, None, "not_a_table")]


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("content", [b"", b"<worksheet", b"\xff\xfe\0", b"<a/>" * 10])
def test_a_workbook_with_a_broken_part_gives_a_reading(part: str, content: bytes) -> None:
    read(repacked(GOOD, part, content))


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 10**6)
    reading = read(repacked(GOOD, "xl/theme/theme1.xml", b" " * 10**6))
    assert codes(reading) == [(None, None, "not_a_table")]
    assert "unpacks" in reading.problems[0].message


def shared(cells: int, length: int) -> bytes:
    """A workbook with one long text that stands in many cells."""
    strings = b"<sst><si><t>Company</t></si><si><t>Larch Foods</t></si><si><t>%s</t></si></sst>" % (b"x" * length)
    cell = b'<c r="A%d" t="s"><v>%d</v></c>'
    rows = b"".join(b'<row r="%d">%s</row>' % (n, cell % (n, 0 if n == 1 else 2)) for n in range(1, cells + 1))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(repacked(GOOD, SHEET, SHEET_XML % rows)), "r") as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for entry in old.namelist():
            new.writestr(entry, old.read(entry))
        new.writestr("xl/sharedStrings.xml", strings)
    return out.getvalue()


def test_a_text_shared_by_too_many_cells_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 10**6)
    assert only(read(shared(cells=2, length=30_000))).company == "x" * 30_000
    reading = read(shared(cells=50, length=30_000))
    assert codes(reading) == [(None, None, "not_a_table")]


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="XFD1"><v>1</v></c></row>' + b"<row><c><v>1</v></c></row>" * 2000,
    ],
)
def test_a_sheet_whose_corners_lie_too_far_apart_is_not_opened(rows: bytes) -> None:
    reading = read(repacked(GOOD, SHEET, SHEET_XML % rows))
    assert codes(reading) == [(None, None, "not_a_table")]
    assert "16384 columns" in reading.problems[0].message or "16385 columns" in reading.problems[0].message
