"""From bytes to a table, or to a sentence that says why there is none."""

import io
import zipfile

import pytest

from tests.importing.reading_files import codes, only, read
from tests.importing.test_workbook import book

ROW = "Larch Foods{0}Analyst{0}London, UK\n"
HEADER = "Company{0}Role{0}Location\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    row = ROW.replace("London, UK", '"London, UK"').format(delimiter)
    reading = read(HEADER.format(delimiter) + row)
    assert (reading.delimiter, only(reading).location) == (delimiter, "London, UK")


@pytest.mark.parametrize(
    ("first_line", "delimiter"), [("sep=;", ";"), ('"sep=;"', ";"), ("SEP=\t", "\t"), ("sep=^", "^"), ("sep=|", "|")]
)
def test_a_stated_delimiter_is_honoured_and_its_line_counted(first_line: str, delimiter: str) -> None:
    reading = read(f"{first_line}\r\n" + HEADER.format(delimiter) + ROW.format(delimiter))
    assert (reading.delimiter, reading.header_row, reading.applications[0].rows) == (delimiter, 2, (3,))
    assert only(reading).location == "London, UK"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(newline: str) -> None:
    reading = read(f'Company,Role,Notes{newline}Larch Foods,Analyst,"one{newline}two"{newline}Apex,Baker,{newline}')
    assert [one.rows for one in reading.applications] == [(2,), (4,)]
    assert reading.applications[0].application.notes == f"one{newline}two"


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("", 1),
        ("My job search 2026\n\n", 3),
        ("My job search, 2026,,\n\n\n", 4),
        ('Notes:\n"When you open this, mind\nthe dates."\n\n', 5),
        (",,,\n", 2),
    ],
)
def test_the_header_is_found_below_titles_notes_and_blank_lines(above: str, row: int) -> None:
    reading = read(f"{above}Company,Position,Date Applied,Status\n\nLarch Foods,Analyst,2026-05-04,Applied\n")
    assert (reading.header_row, reading.rows) == (row, 1)
    assert reading.applications[0].rows == (row + 2,)


def test_a_header_without_a_known_word_is_the_first_row_as_wide_as_the_others() -> None:
    reading = read("Überblick\n\nUnternehmen;Stelle;Datum\nLarch Foods;Analyst;04.05.2026\nApex;Baker;25.05.2026\n")
    assert (reading.header_row, reading.columns) == (3, ("Unternehmen", "Stelle", "Datum"))
    assert codes(reading) == [(3, None, "missing_company")]
    assert reading.sample == (("Larch Foods", "Analyst", "04.05.2026"), ("Apex", "Baker", "25.05.2026"))


def test_a_list_of_companies_alone_is_a_table() -> None:
    reading = read("Company\nLarch Foods\nApex\n")
    assert [one.application.company for one in reading.applications] == ["Larch Foods", "Apex"]


def test_a_markdown_table_is_read() -> None:
    reading = read("# Search\n\n| Company | Role |\n|:---|---:|\n| Larch Foods | Analyst |\n")
    assert (only(reading).company, only(reading).role, reading.applications[0].rows) == ("Larch Foods", "Analyst", (5,))


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "empty", "empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "empty", "empty"),
        (b"Company,Role,Date Applied\n", "empty", "no row"),
        (b"Company,Role,Date Applied\n,,\n\n", "empty", "no row"),
        (b"%PDF-1.7\n%\xe2\xe3", "not_a_table", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not_a_table", "picture"),
        (b"<!DOCTYPE html><html><body>Company,Role</body>", "not_a_table", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "not_a_table", ".xls"),
        (b"PK\x03\x04 nothing that unpacks", "not_a_table", "workbook"),
        (b"\x7fELF\x02\x01\x01\0\0\0\x10\x03\x04", "not_a_table", "another program"),
        (
            b"Dear Ms Osei,\n\nThank you for your time, and for the tour.\n\nKind regards,\nRob\n",
            "not_a_table",
            "columns",
        ),
    ],
)
def test_what_is_no_table_gets_a_sentence(data: bytes, code: str, said: str) -> None:
    reading = read(data)
    (problem,) = reading.problems
    assert (problem.code, problem.row, reading.applications) == (code, None, ())
    assert said in problem.message


def packed(*names: str, first: bytes = b"") -> bytes:
    """A ZIP of another program, as an `.xlsx` by name only."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, first or b"<x/>")
    return out.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORKBOOK = book([("Company", "Role"), ("Larch", "Baker")])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "locked workbook"),
        (_OLE + "Workbook".encode("utf-16-le"), ".xls"),
        (b"\x09\x08\x10\0\0\x06\x05\0" + b"\xfe\xca" * 40, "another program"),
        (packed("mimetype", "content.xml", first=b"application/vnd.oasis.opendocument.spreadsheet"), "not an Excel"),
        (packed("Index/Document.iwa", "Metadata/Properties.plist"), "not an Excel"),
        (packed("word/document.xml", "[Content_Types].xml"), "not an Excel"),
        (packed("xl/workbook.bin"), "not an Excel"),
        (packed(), "another program"),
        (packed("xl/workbook.xml"), "damaged or locked"),
        *((WORKBOOK[: len(WORKBOOK) * part // 10], "damaged or locked") for part in (1, 5, 9)),
        (WORKBOOK[:-1], "damaged or locked"),
        (WORKBOOK[100:], ""),
        (WORKBOOK.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\x01\0").replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"), "damaged or locked"),  # a password on each part
    ],
)  # fmt: skip
def test_what_is_a_workbook_by_name_only_gets_a_sentence(data: bytes, said: str) -> None:
    reading = read(data)
    assert reading.applications == ()
    (problem,) = reading.problems
    assert said in problem.message
    assert ("upload" in problem.message, "Traceback" in problem.message) == (True, False)


def test_rows_of_another_width_are_reported_and_read_as_far_as_they_go() -> None:
    reading = read("Company,Role,Notes\nLarch Foods\nApex,Baker,a,b\nBirch,Cook,c,,\n")
    assert codes(reading) == [(2, None, "ragged_row"), (2, "Role", "missing_role"), (3, None, "ragged_row")]
    assert [one.application.notes for one in reading.applications] == [None, "a", "c"]


def test_a_quotation_mark_that_never_closes_costs_one_row_not_the_file() -> None:
    reading = read('Company,Role,Notes\nLarch Foods,"Analyst,x\nApex,Baker,y\nBirch,Cook,z\n')
    assert [one.application.company for one in reading.applications] == ["Larch Foods", "Apex", "Birch"]
    assert (reading.applications[0].application.role, codes(reading)) == ("Analyst", [(2, None, "ragged_row")])


def test_many_open_quotation_marks_are_no_trouble() -> None:
    reading = read("Company,Role\n" + 'x"y,"z\n' * 3000 + '"\n')
    assert reading.rows >= 3000


def test_nuls_of_another_program_are_left_out() -> None:
    assert only(read("Company,Role,Notes\nLarch\0 Foods,Analyst," + "x" * 100 + "\n")).company == "Larch Foods"


def test_columns_without_a_name_or_with_one_twice_can_be_told_apart() -> None:
    reading = read("Company,,Notes,notes,\nLarch Foods,x,a,b,\n")
    assert reading.columns == ("Company", "Column 2", "Notes", "notes (2)")
    assert only(reading).notes == "a"


def test_a_field_longer_than_the_csv_module_likes_is_read() -> None:
    assert only(read(f"Company,Notes\nLarch Foods,{'x' * 200_000}\n")).notes == "x" * 200_000


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2"])
def test_formulas_stay_text(cell: str) -> None:
    assert only(read(f'Company,Notes\nLarch Foods,"{cell}"\n')).notes == cell


def test_a_table_of_more_columns_than_anybody_has_is_refused() -> None:
    reading = read("Company," + "Role," * 5000 + "\nLarch," + "Baker," * 5000 + "\n")
    assert [(problem.code, "5001 columns" in problem.message) for problem in reading.problems] == [
        ("not_a_table", True)
    ]
