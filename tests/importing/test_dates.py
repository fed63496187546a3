"""One form of date for each column, decided from all its values; never guessed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import InvalidRecord
from coach.importing.date_columns import ColumnDates, DateSettings, read_dates
from coach.importing.dates import DMY, MDY, read_when

LONDON = ZoneInfo("Europe/London")
MAY_4 = date(2026, 5, 4)


def column(*texts: str, **settings: object) -> ColumnDates:
    return read_dates("Date", texts, DateSettings(**({"zone": LONDON} | settings)))  # type: ignore[arg-type]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        ("2026-05-04", "iso", MAY_4),
        ("2026/05/04", "iso", MAY_4),
        ("2026-5-4", "iso", MAY_4),
        ("2026-05-04 09:30:15", "iso", utc(2026, 5, 4, 8, 30, 15)),
        ("2026-05-04T09:30", "iso", utc(2026, 5, 4, 8, 30)),
        ("2026-05-04T09:30:00.123456Z", "iso", utc(2026, 5, 4, 9, 30, 0, 123456)),
        ("2026-05-04T09:30:00+02:00", "iso", utc(2026, 5, 4, 7, 30)),
        ("2026-05-04 09:30:00 UTC", "iso", utc(2026, 5, 4, 9, 30)),
        ("25/04/2026", "dmy", date(2026, 4, 25)),
        ("25-4-26", "dmy", date(2026, 4, 25)),
        ("25.04.2026", "dmy", date(2026, 4, 25)),
        ("25/04/2026 14:00", "dmy", utc(2026, 4, 25, 13)),
        ("04/25/2026", "mdy", date(2026, 4, 25)),
        ("4/25/26, 2:20 PM", "mdy", utc(2026, 4, 25, 13, 20)),
        ("4/25/26, 2:20\u202fPM", "mdy", utc(2026, 4, 25, 13, 20)),
        ("4/25/26 12:05 a.m.", "mdy", utc(2026, 4, 24, 23, 5)),
        ("04.05.2026", "dmy", MAY_4),
        ("5/5/2026", "dmy", date(2026, 5, 5)),
        ("4 May 2026", "d month y", MAY_4),
        ("4th of May, 2026", "d month y", MAY_4),
        ("04-May-2026", "d month y", MAY_4),
        ("Mon, 04 May 2026 10:00:00 +0100", "d month y", utc(2026, 5, 4, 9)),
        ("4 Sept 2026", "d month y", date(2026, 9, 4)),
        ("May 4, 2026", "month d y", MAY_4),
        ("Monday, May 4th 2026 at 2:20 pm", "month d y", utc(2026, 5, 4, 13, 20)),
        ("46146", "excel", MAY_4),
        ("46146.5", "excel", utc(2026, 5, 4, 11)),
    ],
)
def test_a_date_is_read_in_the_one_way_it_can_be(text: str, name: str, when: date) -> None:
    read = column(text)
    assert read.form is not None
    assert (read.form.name, read.values, read.faults, read.questions) == (name, {text: when}, {}, ())
    assert isinstance(read.values[text], datetime) == isinstance(when, datetime)


@pytest.mark.parametrize(
    "text",
    ["soon", "May", "May 2026", "31/02/2026", "2026-13-01", "13/13/2026", "1/2/3/4", "12345", "99999", "4 Mai 2026",
     "32 May 2026", "2026-05-04 25:00", "13:00 PM", "4/25/26 13:20 PM", "2026-05-04T09:00+99:00", "today", "2026", "0/0/0000",
     "4", "5/4/", "²/3/2026", "0000-01-01", "x" * 500],
)  # fmt: skip
def test_what_is_no_date_is_a_fault_and_no_guess(text: str) -> None:
    read = column(text)
    assert (set(read.faults), read.values, read.questions) == ({text}, {}, ())


def test_one_value_settles_the_order_of_the_whole_column() -> None:
    assert column("03/04/2026", "13/04/2026").values["03/04/2026"] == date(2026, 4, 3)
    assert column("03/04/2026", "04/13/2026").values["03/04/2026"] == date(2026, 3, 4)


def test_a_column_has_one_form_and_the_others_are_faults() -> None:
    read = column("2026-05-04", "2026-05-05", "25/04/2026", "soon")
    assert (set(read.values), set(read.faults)) == ({"2026-05-04", "2026-05-05"}, {"25/04/2026", "soon"})


def test_an_open_order_is_asked_with_both_readings_and_nothing_is_filled_in() -> None:
    read = column("03/04/2026", "05/05/2026", "never")
    (question,) = read.questions
    assert (question.column, question.code, question.choices) == ("Date", "ambiguous_date", ("dmy", "mdy"))
    assert "3 April 2026" in question.message
    assert "4 March 2026" in question.message
    assert (read.form, read.values, set(read.faults)) == (None, {}, {"never"})


@pytest.mark.parametrize(
    ("order", "when"), [("dmy", date(2005, 4, 3)), ("mdy", date(2005, 3, 4)), ("ymd", date(2003, 4, 5))]
)
def test_the_user_settles_an_open_order(order: str, when: date) -> None:
    assert column("03/04/05", order=order).values == {"03/04/05": when}


def test_values_speak_louder_than_what_the_user_or_the_tracker_says() -> None:
    assert column("03/04/2026", "13/04/2026", order="mdy", usual_order="mdy").values["03/04/2026"] == date(2026, 4, 3)


def test_the_trackers_way_settles_what_the_user_leaves_open() -> None:
    assert column("03/04/2026", usual_order="mdy").values == {"03/04/2026": date(2026, 3, 4)}
    assert column("03/04/2026", usual_order="mdy", order="dmy").values == {"03/04/2026": date(2026, 4, 3)}


def test_a_column_that_contradicts_itself_is_asked_about() -> None:
    read = column("13/04/2026", "04/13/2026")
    assert [question.code for question in read.questions] == ["ambiguous_date"]
    assert not read.values


def test_a_slip_among_many_is_a_fault() -> None:
    read = column("13/04/2026", "14/04/2026", "15/04/2026", "16/04/2026", "04/17/2026", "05/04/2026")
    assert (set(read.faults), read.values["05/04/2026"]) == ({"04/17/2026"}, date(2026, 4, 5))


@pytest.mark.parametrize("text", ["9/19", "19 Sep", "Sep 19", "19 September", "9-19 14:00"])
def test_a_date_without_a_year_waits_for_one(text: str) -> None:
    waiting = column(text)
    assert ([one.code for one in waiting.questions], waiting.values, waiting.faults) == (["year_missing"], {}, {})
    (when,) = column(text, year=2025).values.values()
    assert (when.year, when.month, when.day) == (2025, 9, 19)


def test_without_a_year_the_order_may_be_open_as_well() -> None:
    assert [one.code for one in column("3/4").questions] == ["ambiguous_date", "year_missing"]
    assert "2024" not in column("3/4").questions[0].message
    assert column("3/4", year=2026, order="mdy").values == {"3/4": date(2026, 3, 4)}


def test_dates_with_a_year_do_not_wait_for_those_without() -> None:
    read = column("9/19", "9/20/2025")
    assert (read.values, [one.code for one in read.questions]) == ({"9/20/2025": date(2025, 9, 20)}, ["year_missing"])


def test_29_february_needs_a_leap_year() -> None:
    assert column("2/29", year=2024).values == {"2/29": date(2024, 2, 29)}
    assert set(column("2/29", year=2025).faults) == {"2/29"}


def test_a_time_that_the_clocks_skipped_is_a_fault_and_one_they_repeated_is_the_first() -> None:
    read = column("2026-03-29 01:30", "2026-10-25 01:30")
    assert read.values == {"2026-10-25 01:30": utc(2026, 10, 25, 0, 30)}
    assert "skipped" in read.faults["2026-03-29 01:30"]
    with pytest.raises(InvalidRecord):
        read_when("29/03/2026 01:30", DMY, LONDON)


def test_dates_of_a_workbook_say_nothing_about_the_cells_typed_as_text() -> None:
    read = column("2026-04-03", "2026-04-02", "13/04/2026", typed=True)
    assert set(read.values.values()) == {date(2026, 4, 3), date(2026, 4, 2), date(2026, 4, 13)}


def test_a_dot_elsewhere_does_not_make_a_date_dotted() -> None:
    assert [one.code for one in column("03/04/2026 2:00 p.m.").questions] == ["ambiguous_date"]
    assert column("03.04.2026", order="mdy").values == {"03.04.2026": date(2026, 3, 4)}


def test_an_empty_column_has_no_form() -> None:
    assert column() == ColumnDates()


@given(st.text(max_size=30), st.sampled_from(["dmy", "mdy", "ymd", None]), st.integers(1970, 2100) | st.none())
def test_any_text_is_a_value_a_fault_or_a_question(text: str, order: str | None, year: int | None) -> None:
    read = column(text, order=order, year=year)
    assert (text in read.values) + (text in read.faults) == 1 or read.questions


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)), st.sampled_from("/-."))
def test_both_orders_give_back_the_date_they_were_written_from(day: date, mark: str) -> None:
    assert read_when(day.strftime(f"%d{mark}%m{mark}%y"), DMY, LONDON) == day
    assert read_when(day.strftime(f"%m{mark}%d{mark}%Y"), MDY, LONDON) == day
