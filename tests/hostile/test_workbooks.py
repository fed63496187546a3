"""Files made to fill the memory are refused before they are unpacked or spread out; those made to read others don't."""

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing.reading_files import read
from tests.importing.test_workbook import book as whole_book
from tests.importing.test_workbook import repacked

ROOT = Path(__file__).parents[2]
_BOOK = b'<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
_TIES = b'<Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/s.xml"/></Relationships>'
# Address space: the libraries that are loaded take some 900 MB of it by themselves.
MOST_SPACE, MOST_TAKEN = 3000, 900


def book(sheet: bytes, strings: bytes = b"", head: bytes = b"") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", _BOOK)
        file.writestr("xl/_rels/workbook.xml.rels", _TIES)
        file.writestr("xl/worksheets/s.xml", head + b"<worksheet><sheetData>" + sheet + b"</sheetData></worksheet>")
        file.writestr("xl/sharedStrings.xml", b"<sst>" + strings + b"</sst>")
    return packed.getvalue()


def spread(piece: bytes, megabytes: int) -> bytes:
    return piece * (megabytes * 2**20 // len(piece))


def forged(data: bytes) -> bytes:
    """A workbook whose table of contents says that its sheet unpacks to ten bytes."""
    found = bytearray(data)
    at = found.rfind(b"PK\x01\x02", 0, found.rfind(b"xl/worksheets/s.xml"))
    found[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(found)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a lot of nothing": lambda: book(spread(b" ", 300)),
    "sixty million cells": lambda: book(b"<row>" + spread(b"<c/>", 240) + b"</row>"),
    "forty million rows": lambda: book(spread(b"<row/>", 240)),
    "fifty million shared texts": lambda: book(b"<row><c/></row>", spread(b"<si/>", 240)),
    "places without cells": lambda: book(b"<row>" + spread(b' r="A1"', 240) + b"</row>"),
    "shared cells that never end": lambda: book(
        b"<row>" + spread(b'<c t="s" ', 60), b"<si>" + b"a" * 30_000 + b"</si>"
    ),
    "one long text in a million cells": lambda: book(
        b"<row>" + b'<c t="s"><v>0</v></c>' * 1_000_000 + b"</row>", b"<si><t>" + b"a" * 30_000 + b"</t></si>"
    ),
    "the same, written in another way": lambda: book(
        b"<row>" + b"<c t='&#115;' x='>'><v a='>'>&#48;</v></c>" * 100_000 + b"</row>",
        b"<si><t>" + b"a" * 30_000 + b"</t></si>",
    ),
    # For each of these the longest text was once looked for anew: ten seconds for every thousand.
    "values that are no numbers beside many shared texts": lambda: book(
        b"<row>" + b"<c t='s'><v>x</v></c>" * 100_000 + b"</row>",
        b"<si>" + b"a" * 30_000 + b"</si>" + b"<si/>" * 1_000_000,
    ),
    "corners far apart": lambda: book(b'<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'),
    "a forged size": lambda: forged(book(spread(b" ", 300))),
    "a million columns": lambda: b"Company," + b"x," * 1_000_000 + b"\nLarch," + b"1," * 1_000_000 + b"\n",
    "a million columns once": lambda: b"Company," * 1_000_000 + b"\nLarch\n",
}


# The others take seconds each, the most of them to make: COACH_EVERY_ATTACK=1 in the environment tries all.
QUICK = (
    "a lot of nothing",
    "the same, written in another way",
    "values that are no numbers beside many shared texts",
    "corners far apart",
    "a million columns",
)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
@pytest.mark.parametrize("name", BOMBS if os.environ.get("COACH_EVERY_ATTACK") else QUICK)
def test_a_bomb_is_refused_in_little_memory(name: str, tmp_path: Path) -> None:
    file = tmp_path / ("bomb.csv" if "columns" in name else "bomb.xlsx")
    file.write_bytes(BOMBS[name]())
    command = [sys.executable, "-m", "tests.hostile.opening", str(file), str(MOST_SPACE)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-1500:]
    told = json.loads(done.stdout)
    print(name, told)
    assert told["took"] < MOST_TAKEN, told
    assert told["said"] or told["applications"] <= 1


ENTITY = (
    b'<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
)


CELL = b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'


def sheet(company: bytes, role: bytes) -> bytes:
    """A workbook that opens, with these cells below its header."""
    rows = (
        b'<row r="1">'
        + CELL % (b"A1", b"Company")
        + CELL % (b"B1", b"Role")
        + b'</row><row r="2">'
        + company
        + role
        + b"</row>"
    )
    name = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    content = ENTITY + b"<worksheet " + name + b"><sheetData>" + rows + b"</sheetData></worksheet>"
    return repacked(whole_book([("Company", "Role")]), "xl/worksheets/sheet1.xml", content)


def test_the_workbook_of_these_tests_opens() -> None:
    (one,) = read(sheet(CELL % (b"A2", b"Larch"), CELL % (b"B2", b"Baker"))).applications
    assert one.application.company == "Larch"


@pytest.mark.parametrize("entity", [b"&f;", b"&b;", b"&#0;", b"&unknown;"])
def test_an_entity_reads_no_file_and_does_not_grow(entity: bytes) -> None:
    reading = read(sheet(CELL % (b"A2", b"Larch" + entity), CELL % (b"B2", b"Baker")))
    shown = " ".join(one.application.company for one in reading.applications)
    secret = Path("/etc/hostname")
    assert "lollol" not in shown
    assert not secret.exists() or secret.read_text(encoding="utf-8").strip() not in shown


def test_a_formula_and_a_link_to_another_workbook_are_not_followed() -> None:
    formula = b'<c r="A2" t="str"><f>HYPERLINK("https://elsewhere.example")</f><v>Larch</v></c>'
    link = b'<c r="B2" t="str"><f>[1]S!A1</f><v>Baker</v></c>'
    (one,) = read(sheet(formula, link)).applications
    assert (one.application.company, one.application.role) == ("Larch", "Baker")
