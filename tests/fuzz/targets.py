"""What must hold whatever bytes come: each target reads them as one kind of input, and raises where something broke.

`tests/fuzz/test_targets.py` tries them with a few hundred inputs by Hypothesis, `tests/fuzz/steer.py` for as long as
wanted with atheris, which is led by what code each input reaches.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email import message_from_bytes, policy
from functools import cache
from zoneinfo import ZoneInfo

import openpyxl

from coach import Coach
from coach.domain.messages import Kind, Note
from coach.errors import CoachError
from coach.exporting.calendar import Entry, to_calendar
from coach.exporting.interchange import to_json
from coach.exporting.outgoing import Sheet, eml, mailto, printable
from coach.exporting.own_csv import to_csv
from coach.exporting.search_log import search_log
from coach.importing.interchange import parse_record
from coach.importing.reading import read_file
from coach.importing.results import Code, ImportOptions
from coach.scoring.document import Document
from coach.scoring.engine import assess
from coach.scoring.segmentation import read
from coach.scoring.wire import result_line
from coach.scoring.writing.alike import likeness
from coach.scoring.writing.changes import changes
from coach.scoring.writing.guidance import guidance
from coach.scoring.writing.jottings import used
from coach.scoring.writing.subjects import faults, suggestions
from coach.scoring.writing.wordings import wordings
from coach.services.bulk import score_chunk
from coach.ui.components.editor.wire import read_typed

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
_KINDS = (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY)
# Said again of what was read: nothing is lost by either.
_NO_LOSS = frozenset({Code.MISSING_ROLE, Code.DUPLICATE})
_BETWEEN = "\x1e"
_HEADERS = frozenset({"x-unsent", "to", "subject", "content-type", "content-transfer-encoding", "mime-version"})


@cache
def coach() -> Coach:
    """The shipped one."""
    return Coach()


def _texts(data: bytes, count: int) -> list[str]:
    parts = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace").split(_BETWEEN, count - 1)
    return parts + [""] * (count - len(parts))


def score(data: bytes) -> None:
    """A note with all that may go with it, also where it would not be scored for want of sense."""
    text, subject, company, people, request, other = _texts(data, 6)
    names = tuple(people.split("|"))
    note = Note(
        text=text, id=None, kind=_KINDS[len(data) % 3], subject=subject, company=company, role=other[:40],
        interviewers=names, sender=names[-1], request=request, others=(other,),
    )  # fmt: skip
    result = coach().score_note(note)
    json.loads(result_line(result))
    for one in (*result.sentences, *result.findings):
        assert 0 <= one.start <= one.end <= len(text)
    engine = coach().engine
    document = read(text)
    kind = note.kind or Kind.FEEDBACK_REPLY
    done = assess(
        note, document, engine.classifier.read_as(document, kind), kind, engine, engine.answered(note, kind, document)
    )
    assert 0 <= done.score <= 100
    assert all(0 <= one.start <= one.end <= len(text) for one in done.findings)


def writing(data: bytes) -> None:
    """What helps to write, and what takes a note out of the program."""
    text, request, jottings, subject, to, company = _texts(data, 6)
    document: Document = read(text)
    likeness(text, request, (company,))
    made = changes(text, request)
    assert made is not None
    used(jottings, document)
    assert all(one.answered_in is None or one.answered_in.end <= len(text) for one in coach().asks(request, text))
    guidance(Kind.FEEDBACK_REPLY, request)
    faults(subject)
    for kind in _KINDS:
        suggestions(kind, subject, company, request)
        wordings(
            kind,
            "thanks",
            role=subject,
            company=company,
            interviewers=to.split("|"),
            jottings=jottings,
            request=request,
        )
    _mail(text, subject, to)
    page = printable(text, Sheet.LETTER, subject)
    tags = re.findall(r"<[^>]*>", page.partition("<body")[2])
    assert set(tags) <= {'<main dir="auto">', "<p>", "</p>", "</main>", "</body>", "</html>"}, tags
    entries = [Entry(company, subject, text, NOW, NOW), Entry(to, company, request, NOW.date())]
    lines = re.split(rb"\r\n", to_calendar(entries, NOW))
    assert [one for one in lines if one.startswith(b"BEGIN:")] == [b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"BEGIN:VEVENT"]


def _mail(text: str, subject: str, to: str) -> None:
    address = mailto(text, subject, to)
    assert address is None or re.fullmatch(r"mailto:[\x21-\x7e]*", address)
    head, _, body = eml(text, subject, to).partition(b"\r\n\r\n")
    message = message_from_bytes(head + b"\r\n\r\n" + body, policy=policy.default)
    names = [name.lower() for name in message]
    assert set(names) <= _HEADERS, names
    assert len(names) == len(set(names)), names
    assert not message.defects, message.defects
    assert message.get_content_type() == "text/plain"


def table(data: bytes) -> None:
    """A file to import, as it comes: CSV, TSV, our JSON, or anything else; what was read goes out and comes back."""
    _import(data, "upload.csv" if len(data) % 2 else "upload.json")


_WHOLE = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


@cache
def _a_workbook() -> bytes:
    made, data = openpyxl.Workbook(), io.BytesIO()
    made.worksheets[0].append(["Company"])
    made.save(data)
    return data.getvalue()


def workbook(data: bytes) -> None:
    """The same, put into the parts of an .xlsx workbook."""
    sheet, _, strings = data.partition(b"\x1e")
    parts = {
        "xl/worksheets/sheet1.xml": sheet if data[:1] == b"<" and b"worksheet" in sheet else _WHOLE % sheet,
        "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + strings
        + b"</sst>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_a_workbook())) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
    _import(packed.getvalue(), "upload.xlsx")


def _import(data: bytes, name: str) -> None:
    try:
        reading = read_file(data, name, ImportOptions(zone=LONDON))
    except CoachError:  # says in words what is wrong with it
        return
    applications = [one.application for one in reading.applications]
    if applications:
        assert {one.code for one in parse_record(to_json(applications)).problems} <= _NO_LOSS
        back = read_file(to_csv(applications), "own.csv", ImportOptions(zone=LONDON))
        assert {one.code for one in back.problems} <= _NO_LOSS, back.problems
    assert "<script" not in search_log(applications, NOW, LONDON).lower()


def lines(data: bytes) -> None:
    """Requests a line each: an answer for each, in order, and nothing else."""
    given = data.decode("utf-8", "replace").split("\n")[:5]
    answers = score_chunk(coach().engine, given)
    assert all(isinstance(json.loads(line), dict) for _, line in answers)
    try:
        value = json.loads(given[0])
    except (ValueError, RecursionError):
        value = given[0]
    typed = read_typed(value)
    assert typed is None or typed.text.encode()
    assert parse_record(given[0]) is not None


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "score": score, "writing": writing, "table": table, "workbook": workbook, "lines": lines,
}  # fmt: skip
