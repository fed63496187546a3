"""Any bytes at all give a reading."""

import io
import zipfile

from hypothesis import example, given
from hypothesis import strategies as st

from coach.importing.results import ImportReading
from tests.importing.reading_files import read
from tests.importing.test_formats import TRACKERS
from tests.importing.test_workbook import GOOD

HEADERS = [header for header, _, _ in TRACKERS.values()]
cells = st.text(max_size=8) | st.sampled_from(
    ["03/04/2026", "9/19", "46146", '"', "'", "\0", "-", "Applied", "interview", "=1"]
)
tables = st.builds(
    lambda header, rows, newline, delimiter: newline.join([header, *(delimiter.join(row) for row in rows)]),
    st.sampled_from(HEADERS),
    st.lists(st.lists(cells, max_size=12), max_size=5),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([",", ";", "\t", "|"]),
)


def sound(reading: ImportReading) -> None:
    """What must hold of every reading."""
    assert reading.applications or reading.problems
    assert set(reading.mapping) <= set(reading.columns)
    assert len(set(reading.mapping.values())) == len(reading.mapping)
    assert all(problem.message.endswith((".", "?")) for problem in reading.problems)


@given(st.binary(max_size=300), st.sampled_from(["x.csv", "x.json", "x.xlsx", ""]))
@example(b"\xff\xfe\0", "x.csv")
@example(b"sep=", "x.csv")
@example(b'"', "x.csv")
@example(b"{", "x.csv")
@example(b"|", "x.csv")
@example(b"|-|\n|--|--|", "x.csv")
def test_any_bytes_give_a_reading(data: bytes, name: str) -> None:
    sound(read(data, name))


@given(
    tables,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from([None, "huntr", "justajobapp", "own"]),
)
def test_any_table_gives_a_reading(table: str, encoding: str, format_: str | None) -> None:
    sound(read(table.encode(encoding, errors="replace"), "x.csv", format=format_))


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
def test_a_workbook_with_damaged_bytes_gives_a_reading(place: int, damage: bytes) -> None:
    sound(read(GOOD[:place] + damage + GOOD[place + len(damage) :], "x.xlsx"))


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_a_workbook_whose_sheet_is_damaged_gives_a_reading(place: int, damage: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            spot = place % max(1, len(content))
            new.writestr(
                entry, content[:spot] + damage + content[spot + len(damage) :] if "sheet1" in entry else content
            )
    sound(read(out.getvalue(), "x.xlsx"))
