"""What the Upload page says, worked out without drawing it."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from markdown_it import MarkdownIt

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.merging import Stored, plan_merges
from coach.domain.messages import Kind
from coach.errors import InvalidRecord
from coach.importing.fields import Field
from coach.importing.formats import load_formats
from coach.importing.reading import read_file
from coach.importing.results import Code, ImportOptions, ImportReading
from coach.ui.components.literal import literal
from coach.ui.components.upload_tables import changed_list, problems_table, recognised_list, shortened, table
from coach.ui.record_words import STAGE_NAMES
from coach.ui.upload.differences import Difference, differences, event_words
from coach.ui.upload.held import Upload, doubled, has_clock_times, samples_of
from coach.ui.upload.queue import Queue, Typed, known_day, read_answers, read_clock
from coach.ui.upload.words import FIELD_NAMES, PROBLEM_NAMES, format_words, recognised
from tests.ui.reading import seen_in

LONDON = ZoneInfo("Europe/London")
SAMPLES = Path(__file__).parents[2] / "sample_data"
MAY_4 = date(2026, 5, 4)
FOUR = datetime(2026, 5, 4, 15, tzinfo=UTC)  # 16:00 in London
HOSTILE = '<img src=x onerror="alert(1)">'
INTERVIEW = Event(EventKind.INTERVIEW, on=MAY_4)
LARCH = Application("Larch Foods", "Analyst", stage=Stage.APPLIED, contacts=(Contact("Ada"),), events=(INTERVIEW,))


def read(name: str, data: bytes | None = None) -> ImportReading:
    given = (SAMPLES / name).read_bytes() if data is None else data
    return read_file(given, name, ImportOptions(zone=LONDON))


def test_everything_that_can_be_named_has_a_name() -> None:
    assert set(FIELD_NAMES) == {"", *Field}
    assert set(PROBLEM_NAMES) == set(Code)
    assert set(STAGE_NAMES) == set(Stage)
    assert len(set(FIELD_NAMES.values())) == len(FIELD_NAMES)


@pytest.mark.parametrize("id_", [id_ for id_ in load_formats() if id_ not in ("own", "unknown")])
def test_a_tracker_is_called_by_its_name(id_: str) -> None:
    assert load_formats()[id_].name in format_words(ImportReading(format=id_))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("broken/cp1252_semicolon.csv", {"Text": "Windows-1252", "Cells": "semicolons", "Header": "line 1"}),
        ("broken/utf16.csv", {"Text": "UTF-16", "Cells": "tabs"}),
        ("broken/sep_line.csv", {"Cells": "semicolons", "Header": "line 2"}),
        ("own_sheet.xlsx", {"Cells": "workbook", "Header": "row 3", "Rows": "12"}),
        ("linkedin_job_applications.csv", {"File": "LinkedIn", "Dates": "Application Date: month/day/year"}),
        ("search.json", {"File": "JSON"}),
    ],
)
def test_what_was_recognised_is_said_in_plain_words(file: str, said: dict[str, str]) -> None:
    parts = dict(recognised(read(file)))
    assert all(words in parts[name] for name, words in said.items())


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("", None), ("  ", None), ("16:30", time(16, 30)), ("16.30", time(16, 30)), ("1630", time(16, 30)),
        ("930", time(9, 30)), ("9", time(9)), ("4:30 pm", time(16, 30)), ("4PM", time(16)), ("12am", time(0)),
        ("12:05 p.m.", time(12, 5)), ("1", time(1)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed: str, clock: time | None) -> None:
    assert read_clock(typed) == clock


@pytest.mark.parametrize("typed", ["25:00", "4:61", "noon", "16:30 pm", "0 am", ":", "-1", "123456", HOSTILE])
def test_what_is_no_time_is_told_and_not_guessed(typed: str) -> None:
    with pytest.raises(InvalidRecord):
        read_clock(typed)


def test_answers_are_instants_on_the_users_clock() -> None:
    answers = read_answers(Typed(MAY_4, "16:00", "Ada Osei, Bo; Ada Osei", MAY_4, MAY_4), LONDON)
    assert answers.interview_end == FOUR
    assert answers.interviewers == ("Ada Osei", "Bo")
    assert read_answers(Typed(MAY_4), LONDON).interview_on == MAY_4
    assert read_answers(Typed(), LONDON).interview_end is None


@pytest.mark.parametrize("typed", [Typed(None, "16:00"), Typed(date(2026, 3, 29), "1:30")])
def test_a_time_without_a_day_or_that_the_clocks_skipped_is_told(typed: Typed) -> None:
    with pytest.raises(InvalidRecord):
        read_answers(typed, LONDON)


def test_the_queue_keeps_what_was_skipped_for_later() -> None:
    queue = Queue(("a", "b", "c")).next(saved=True).next(saved=False)
    assert (queue.current, queue.saved, queue.skipped) == ("c", 1, ("b",))
    assert queue.next(saved=True).current is None
    assert Queue(()).current is None


def test_the_day_that_is_known_is_that_of_the_latest_interview() -> None:
    late = Event(EventKind.INTERVIEW, at=datetime(2026, 5, 5, 23, 30, tzinfo=UTC))
    assert known_day(LARCH, LONDON) == MAY_4
    assert known_day(Application("A", events=(late, INTERVIEW)), LONDON) == date(2026, 5, 6)
    assert known_day(Application("A"), LONDON) is None


def test_what_changes_is_shown_field_by_field() -> None:
    new = Application("larch foods", "analyst", location="York", applied_on=MAY_4, stage=Stage.REJECTED,
                      contacts=(Contact("Bo", role="boss"),), events=(Event(EventKind.INTERVIEW, at=FOUR),))  # fmt: skip
    merge = plan_merges([Stored("1", 1, LARCH)], [new])[0]
    assert differences(merge, LONDON) == (
        Difference("Location", (), ("York",)),
        Difference("Applied on", (), ("4 May 2026",)),
        Difference("Stage", ("Applied",), ("Rejected",)),
        Difference("People", (), ("Bo, boss",)),
        Difference("History", ("Interview, 4 May 2026",), ("Interview, 4 May 2026, 16:00",)),
    )
    assert differences(plan_merges([], [new])[0], LONDON) == ()
    assert "York" in seen_in(changed_list([merge], LONDON)).text


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_has_words(kind: EventKind) -> None:
    event = Event(kind, on=MAY_4, promised_on=MAY_4, note=Kind.THANK_YOU if kind is EventKind.NOTE_SENT else None)
    assert "4 May 2026" in event_words(event, LONDON)


def test_two_columns_for_one_field_are_found() -> None:
    assert doubled({"A": "company", "B": "role", "C": "company", "D": "", "E": ""}) == {"company": ("A", "C")}
    assert doubled({}) == {}


def test_samples_are_the_first_different_values() -> None:
    reading = ImportReading(format="unknown", columns=("A", "B"), sample=(("x", " "), ("x", ""), ("y",)))
    assert [samples_of(reading, place) for place in (0, 1)] == [("x", "y"), ()]


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        ("own_sheet.xlsx", True),
        ("justajobapp.csv", True),
        ("own.csv", False),
        ("search.json", False),
        ("huntr.csv", False),
    ],
)
def test_a_zone_is_asked_for_only_where_a_clock_was_read(file: str, asked: bool) -> None:
    assert has_clock_times(read(file)) is asked


def test_a_question_stays_in_sight_after_its_answer() -> None:
    data = (SAMPLES / "hand_made_ambiguous_dates.csv").read_bytes()
    upload = Upload(number=1, data=data, name="a.csv", zone=LONDON).asking(read("a.csv", data))
    answered = ImportReading(format="unknown")
    assert [one.code for one in upload.asking(answered).asked] == [Code.AMBIGUOUS_DATE]
    assert upload.asked[0].readings == ("04/11/2025 is 4 November 2025", "04/11/2025 is 11 April 2025")
    assert upload.mapped({"A": "company"}).asked == ()


def test_slips_are_asked_about_with_what_each_choice_leaves_out() -> None:
    question = read("a.csv", b"Company,Date Applied\nA,13/04/2026\nB,04/13/2026\n").questions[0]
    assert question.choices == ("dmy", "mdy")
    assert [reading.split()[0] for reading in question.readings] == ["04/13/2026", "13/04/2026"]


@pytest.mark.parametrize("text", [HOSTILE, "</table><b>", "&lt;", '" onclick="x', ""])
def test_cells_and_headers_are_shown_as_text(text: str) -> None:
    for html in (table((text,), [(text,)]), recognised_list([(text, text)])):
        seen = seen_in(html)
        assert shortened(text) in seen.text
        assert seen.tags <= {"div", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"}


def test_a_long_cell_is_cut_and_problems_say_where_and_what_to_do() -> None:
    assert len(shortened("x" * 5000)) < 200
    text = seen_in(problems_table(read("broken/bad_values.csv").problems)).text
    assert "31/02/2026" in text
    assert "correct it in the file" in text


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE, "![x](https://elsewhere.example/x.png)", "[a](https://b.example)", "**bold** _it_ `code` ~~no~~",
        "# Title", "1. one", "- one", "> quote", "$x^2$", "a | b", "&amp; &#42;", "C:\\new", ":red[x]", "https://x.example",
    ],
)  # fmt: skip
def test_markdown_in_a_users_words_stays_as_typed(text: str) -> None:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(literal(text))
    seen = seen_in(html)
    assert seen.text.replace("\u2060", "").strip() == text
    assert seen.tags == {"p"}


def test_shortcodes_are_broken_without_a_visible_change() -> None:
    shown = seen_in(MarkdownIt().render(literal("at :smile: and :material/home:"))).text
    assert ":smile:" not in shown
    assert ":material/home:" not in shown
    assert shown.replace("\u2060", "").strip() == "at :smile: and :material/home:"
