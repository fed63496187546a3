"""Which events make a wait, and how long it is: the conventions of DESIGN, case by case."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from coach.domain.applications import Application, Event, EventKind, Stage
from coach.domain.calendars import BusinessCalendar
from coach.metrics.frames import events_frame
from coach.metrics.waits import MINE, Measure, waits_frame
from tests.metrics.logs import BERLIN, described, instant, log, waits

OSEI = "4 10:00-11:00 interview contact=Osei"
THANKS = "note_sent note=thank_you"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([], [], id="nothing happened"),
        pytest.param([f"4 12:00 {THANKS}"], [], id="a note without an interview"),
        pytest.param([OSEI, f"4 14:00 {THANKS} contact=Osei"], ["3 h Osei"], id="from the end of the interview"),
        pytest.param(["4 10:00 interview", f"4 14:00 {THANKS}"], ["4 h"], id="from its start where no end is known"),
        pytest.param([OSEI], ["385 h open Osei"], id="not thanked: open until now"),
        pytest.param([OSEI, f"4 14:00 {THANKS}"], ["3 h Osei"], id="a note that names nobody thanks the interviewer"),
        pytest.param([OSEI, f"4 14:00 {THANKS} contact=OSEI"], ["3 h Osei"], id="names as people type them"),
        pytest.param([OSEI, f"4 14:00 {THANKS} contact=Diaz"], ["385 h open Osei"], id="somebody else was thanked"),
        pytest.param([OSEI, "4 14:00 note_sent note=check_in"], ["385 h open Osei"], id="a check-in is no thank-you"),
        pytest.param(
            [OSEI, f"4 12:00 {THANKS} contact=Osei", f"4 14:00 {THANKS} contact=Osei"], ["1 h Osei"], id="thanked twice"
        ),
        pytest.param([OSEI, f"4 11:00 {THANKS}"], ["0 h Osei"], id="sent as it ended"),
        pytest.param([OSEI, f"4 10:30 {THANKS}"], ["385 h open Osei"], id="sent during the interview"),
        pytest.param([OSEI, f"3 12:00 {THANKS}"], ["385 h open Osei"], id="a note that precedes its interview"),
        pytest.param(
            [OSEI, "4 13:00-14:00 interview contact=Diaz", f"4 15:00 {THANKS} contact=Osei"],
            ["382 h open Diaz", "4 h Osei"],
            id="two interviews on a day: the one with the person thanked",
        ),
        pytest.param(
            [OSEI, "4 13:00-14:00 interview contact=Diaz", f"4 15:00 {THANKS}"],
            ["1 h Diaz", "385 h open Osei"],
            id="two interviews on a day: a note that names nobody is for the latest",
        ),
        pytest.param(
            [OSEI, "11 10:00-11:00 interview contact=Osei round=2", f"11 13:00 {THANKS} contact=Osei"],
            ["2 h Osei", "385 h open Osei"],
            id="a second round with the same person: the latest is thanked, the first never was",
        ),
        pytest.param(
            [OSEI, f"5 11:00 {THANKS}", "11 10:00-11:00 interview contact=Osei", f"11 13:00 {THANKS}"],
            ["2 h Osei", "24 h Osei"],
            id="each round its own note",
        ),
        pytest.param(
            [OSEI, "4 10:00-11:00 interview contact=Diaz", f"4 14:00 {THANKS} contact=Osei"],
            ["3 h Osei", "385 h open Diaz"],
            id="a panel: a wait for each interviewer",
        ),
        pytest.param(
            [OSEI, "4 10:00-11:00 interview contact=Diaz", f"4 14:00 {THANKS}", f"4 16:00 {THANKS} contact=Diaz"],
            ["3 h Diaz", "3 h Osei"],
            id="a panel thanked in one note",
        ),
        pytest.param([OSEI, OSEI, f"4 14:00 {THANKS}"], ["3 h Osei"], id="the same interview noted twice"),
        pytest.param(
            ["4 10:00-11:00 interview type=panel", f"4 14:00 {THANKS} contact=Osei", f"4 16:00 {THANKS} contact=Diaz"],
            ["3 h Osei", "5 h Diaz"],
            id="an interview that names nobody: a wait for each person thanked",
        ),
        pytest.param(
            [OSEI, "11 10:00-11:00 interview", f"11 13:00 {THANKS} contact=Osei"],
            ["170 h Osei", "217 h open"],
            id="an interview with the person goes before a later one that names nobody",
        ),
        pytest.param(
            ["4 interview contact=Osei", f"4 14:00 {THANKS}"], ["0 d Osei"], id="the date of the interview only"
        ),
        pytest.param([OSEI, f"4 {THANKS}"], ["0 d Osei"], id="the date of the note only, on the same day"),
        pytest.param([OSEI, f"6 {THANKS}"], ["2 d Osei"], id="the date of the note only"),
        pytest.param([OSEI, f"3 {THANKS}"], ["385 h open Osei"], id="the date of a note that precedes the interview"),
        pytest.param(["4 interview contact=Osei"], ["16 d open Osei"], id="open from a date"),
        pytest.param(
            ["4 interview contact=Diaz", OSEI, f"4 14:00 {THANKS}"],
            ["16 d open Diaz", "3 h Osei"],
            id="of a date and an hour on one day the hour is the later",
        ),
        pytest.param([OSEI, "5 11:00 withdrawal"], ["24 h withdrawn Osei"], id="withdrawn before thanking"),
        pytest.param(
            [OSEI, "5 11:00 withdrawal", f"6 12:00 {THANKS}"], ["24 h withdrawn Osei"], id="thanked after withdrawing"
        ),
        pytest.param([OSEI, "5 11:00 rejection"], ["385 h open Osei"], id="a rejection does not thank anybody"),
        pytest.param(["4 10:00 interview type=skills_test"], [], id="a test with nobody there"),
        pytest.param(
            ["4 10:00 interview type=skills_test contact=Osei"], ["386 h open Osei"], id="a test with somebody"
        ),
        pytest.param(["4 10:00 interview type=skills_test", f"4 14:00 {THANKS}"], ["4 h"], id="thanked for a test"),
        pytest.param(["21 10:00 interview contact=Osei"], [], id="an interview still to come"),
        pytest.param(["20 11:30-12:30 interview contact=Osei"], [], id="an interview that is not over"),
        pytest.param(["20 11:00-12:00 interview contact=Osei"], ["0 h open Osei"], id="an interview that is just over"),
        pytest.param([OSEI, f"21 12:00 {THANKS}"], ["385 h open Osei"], id="a note planned for tomorrow"),
    ],
)
def test_a_thank_you_is_awaited_by_each_interviewer(lines: list[str], expected: list[str]) -> None:
    assert described(waits([log(*lines)], Measure.THANK_YOU)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([OSEI, "6 11:00 employer_reply"], ["48 h Osei"], id="word from them"),
        pytest.param([OSEI, "6 11:00 offer"], ["48 h Osei"], id="an offer is a reply"),
        pytest.param([OSEI, "6 11:00 rejection"], ["48 h Osei"], id="a rejection is a reply"),
        pytest.param([OSEI, "6 11:00 request_received"], ["385 h open Osei"], id="a request is not"),
        pytest.param([OSEI, "6 11:00 date_promised promised_on=9"], ["385 h open Osei"], id="a promise is not"),
        pytest.param([OSEI, "3 11:00 employer_reply"], ["385 h open Osei"], id="a reply before the interview"),
        pytest.param([OSEI, "4 11:00 employer_reply"], ["0 h Osei"], id="a reply as it ended"),
        pytest.param([OSEI, "4 10:59 employer_reply"], ["385 h open Osei"], id="a reply during the interview"),
        pytest.param([OSEI, "7 11:00 offer", "6 11:00 employer_reply"], ["48 h Osei"], id="the first of several"),
        pytest.param([OSEI, "4 rejection"], ["0 d Osei"], id="the date of the reply only, on the same day"),
        pytest.param(
            [OSEI, "6 employer_reply", "6 09:00 offer"], ["2 d Osei"], id="on one day the plain date is first"
        ),
        pytest.param(["4 interview", "4 09:00 employer_reply"], ["0 d"], id="the date of the interview only"),
        pytest.param(["4 interview", "3 23:59 employer_reply"], ["16 d open"], id="the evening before that date"),
        pytest.param([OSEI, "5 11:00 withdrawal"], ["24 h withdrawn Osei"], id="withdrawn before a reply"),
        pytest.param([OSEI, "5 11:00 withdrawal", "6 11:00 rejection"], ["24 h withdrawn Osei"], id="a reply too late"),
        pytest.param(
            [OSEI, "5 11:00 withdrawal", "5 11:00 offer"], ["24 h Osei"], id="a reply goes before a withdrawal"
        ),
        pytest.param([OSEI, "5 withdrawal", "5 09:00 offer"], ["22 h Osei"], id="also on the date of one"),
        pytest.param([OSEI, "3 withdrawal"], ["385 h open Osei"], id="withdrawn before, and yet interviewed"),
        pytest.param(
            [OSEI, "7 11:00 employer_reply", "11 10:00-11:00 interview round=2", "12 11:00 rejection"],
            ["24 h", "72 h Osei"],
            id="each round its own reply",
        ),
        pytest.param(
            [OSEI, "11 10:00-11:00 interview round=2", "12 11:00 rejection"],
            ["192 h Osei", "24 h"],
            id="two rounds without word between them",
        ),
        pytest.param(
            [OSEI, "4 10:00-11:00 interview contact=Diaz", "6 11:00 offer"], ["48 h Diaz"], id="a panel waits once"
        ),
        pytest.param([OSEI, "21 10:00 offer"], ["385 h open Osei"], id="a reply after now"),
        pytest.param([OSEI, "20 offer"], ["16 d Osei"], id="a reply dated today"),
        pytest.param([OSEI, "21 offer"], ["385 h open Osei"], id="a reply dated tomorrow"),
    ],
)
def test_after_an_interview_the_next_word_is_awaited(lines: list[str], expected: list[str]) -> None:
    assert described(waits([log(*lines)], Measure.INTERVIEW_TO_REPLY)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1 applied", "4 employer_reply"], ["3 d"]),
        (["1 12:00 applied", "4 18:00 rejection"], ["78 h"]),
        (["1 applied", "4 18:00 rejection"], ["3 d"]),
        (["1 12:00 applied", OSEI], ["456 h open"]),
        (["1 applied", "1 09:00 employer_reply"], ["0 d"]),
        (["2 applied", "1 employer_reply"], ["18 d open"]),
        (["1 applied", "3 applied", "4 employer_reply"], ["3 d"]),
        (["1 applied", "9 withdrawal"], ["8 d withdrawn"]),
        (["21 applied"], []),
    ],
)
def test_after_an_application_the_first_word_is_awaited(lines: list[str], expected: list[str]) -> None:
    assert described(waits([log(*lines)], Measure.APPLICATION_TO_REPLY)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["8 12:00 note_sent note=check_in", "9 12:00 employer_reply"], ["24 h"]),
        (["8 12:00 note_sent note=check_in", "8 11:00 employer_reply"], ["288 h open"]),
        (["8 12:00 note_sent note=thank_you", "9 12:00 employer_reply"], []),
        (
            ["8 12:00 note_sent note=check_in", "11 12:00 note_sent note=check_in", "12 12:00 offer"],
            ["24 h", "96 h"],
        ),
    ],
)
def test_after_a_check_in_the_next_word_is_awaited(lines: list[str], expected: list[str]) -> None:
    assert described(waits([log(*lines)], Measure.CHECK_IN_TO_REPLY)) == expected


ASKED = "4 12:00 request_received"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([f"{ASKED} request=test"], ["384 h open"], id="not answered"),
        pytest.param([f"{ASKED} request=test", "5 12:00 request_answered request=test"], ["24 h"], id="its kind"),
        pytest.param(
            [f"{ASKED} request=test", "5 12:00 request_answered request=opinion"], ["384 h open"], id="other kind"
        ),
        pytest.param([ASKED, "5 12:00 request_answered request=opinion"], ["24 h"], id="a request without a kind"),
        pytest.param([f"{ASKED} request=test", "5 12:00 request_answered"], ["24 h"], id="an answer without a kind"),
        pytest.param([ASKED, "3 12:00 request_answered"], ["384 h open"], id="an answer before the request"),
        pytest.param(
            [f"{ASKED} request_id=a", "5 12:00 request_answered request_id=b", "6 12:00 request_answered request_id=a"],
            ["48 h"],
            id="its own id",
        ),
        pytest.param(
            [f"{ASKED} request=test request_id=a", "5 12:00 request_answered request=opinion request_id=a"],
            ["384 h open"],
            id="its id but another kind",
        ),
        pytest.param([f"{ASKED} request_id=a", "5 12:00 request_answered"], ["24 h"], id="an answer without an id"),
        pytest.param([ASKED, "5 12:00 request_answered request_id=a"], ["24 h"], id="a request without an id"),
        pytest.param(
            [f"{ASKED} request_id=*", "5 12:00 request_answered request_id=a"], ["384 h open"], id="a star is an id"
        ),
        pytest.param(
            [f"{ASKED} request_id=a", "5 12:00 request_received request_id=b", "6 12:00 request_answered request_id=a"],
            ["360 h open", "48 h"],
            id="two at a time",
        ),
        pytest.param([ASKED, "5 12:00 note_sent note=feedback_reply"], ["384 h open"], id="a note is no answer"),
        pytest.param([ASKED, "5 request_answered"], ["1 d"], id="the date of the answer only"),
        pytest.param([ASKED, "5 12:00 withdrawal"], ["24 h withdrawn"], id="withdrawn"),
    ],
)
def test_a_request_runs_to_its_own_answer(lines: list[str], expected: list[str]) -> None:
    assert described(waits([log(*lines)], Measure.REQUEST)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["4 12:00 employer_reply", "4 13:00 note_sent note=check_in"], ["1 h"]),
        (["4 12:00 employer_reply", "4 13:00 request_answered"], ["1 h"]),
        (["4 12:00 employer_reply", "4 12:00 request_received", "4 13:00 request_answered"], ["1 h"]),
        (["4 12:00 offer"], ["384 h open"]),
        (["4 12:00 rejection"], []),
    ],
)
def test_their_message_awaits_mine(lines: list[str], expected: list[str]) -> None:
    assert described(waits([log(*lines)], Measure.THEIR_MESSAGE)) == expected


def test_applications_do_not_answer_for_each_other() -> None:
    frame = waits([log(OSEI), log(f"4 14:00 {THANKS}", "5 offer"), log("1 applied")])
    assert not frame["observed"].any()


@pytest.mark.parametrize(
    ("stage", "lines", "expected"),
    [
        (Stage.REJECTED, [], []),
        (Stage.ACCEPTED, [], []),
        (Stage.WITHDRAWN, [], []),
        (Stage.REJECTED, ["3 employer_reply"], ["2 d"]),
        (Stage.REJECTED, ["21 rejection"], ["19 d open"]),
        (Stage.CLOSED, [], ["19 d open"]),
        (Stage.INTERVIEWING, [], ["19 d open"]),
    ],
)
def test_what_was_decided_at_an_unknown_date_is_not_awaited(
    stage: Stage, lines: list[str], expected: list[str]
) -> None:
    assert described(waits([log("1 applied", *lines, stage=stage)], Measure.APPLICATION_TO_REPLY)) == expected


PANEL = [OSEI, "4 10:00-11:00 interview contact=Diaz"]


@pytest.mark.parametrize(
    ("measure", "lines", "for_people", "by_event"),
    [
        pytest.param(
            Measure.INTERVIEW_TO_REPLY,
            [*PANEL, "6 11:00 offer"],
            ["48 h Diaz"],
            ["48 h Diaz", "48 h Osei"],
            id="the people of one meeting noted as an interview each",
        ),
        pytest.param(
            Measure.THANK_YOU,
            ["4 10:00-11:00 interview type=panel", f"4 14:00 {THANKS} contact=Osei"],
            ["3 h Osei"],
            ["385 h open"],
            id="a note to somebody, and an interview that names nobody",
        ),
        pytest.param(Measure.THANK_YOU, [OSEI, OSEI], ["385 h open Osei"], ["385 h open Osei"] * 2, id="noted twice"),
        pytest.param(
            Measure.THANK_YOU, ["4 10:00 interview type=skills_test"], [], ["386 h open"], id="a test with nobody there"
        ),
        pytest.param(
            Measure.THANK_YOU, [*PANEL, f"4 14:00 {THANKS}"], ["3 h Diaz", "3 h Osei"], ["3 h Diaz", "3 h Osei"],
            id="a panel thanked in one note",
        ),
    ],
)  # fmt: skip
def test_programs_are_promised_the_letter_where_people_are_told_what_a_log_means(
    measure: Measure, lines: list[str], for_people: list[str], by_event: list[str]
) -> None:
    record = [log(*lines)]
    assert described(waits(record, measure)) == for_people
    assert described(waits(record, measure, by_event=True)) == by_event


@pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.ACCEPTED, Stage.WITHDRAWN, Stage.OFFER])
def test_by_the_letter_a_stage_without_a_dated_event_ends_no_wait(stage: Stage) -> None:
    record = [log("1 applied", stage=stage)]
    assert described(waits(record, Measure.APPLICATION_TO_REPLY, by_event=True)) == ["19 d open"]


@pytest.mark.parametrize(
    ("lines", "holidays", "expected"),
    [
        (["8 12:00 applied", "11 12:00 offer"], [], 1),  # Friday to Monday
        (["8 applied", "9 offer"], [], 0),
        (["9 applied", "11 offer"], [], 1),
        (["13 applied", "15 offer"], [date(2026, 5, 14)], 1),  # Ascension Day
        (["4 23:30 applied", "5 00:30 offer"], [], 1),
        (["4 applied", "4 offer"], [], 0),
    ],
)
def test_business_days_stand_beside(lines: list[str], holidays: list[date], expected: int) -> None:
    frame = waits([log(*lines)], Measure.APPLICATION_TO_REPLY, calendar=BusinessCalendar(frozenset(holidays)))
    assert frame["business_days"].tolist() == [expected]


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (datetime(2026, 3, 28, 12, tzinfo=BERLIN), datetime(2026, 3, 29, 12, tzinfo=BERLIN), 23.0),
        (datetime(2026, 10, 24, 12, tzinfo=BERLIN), datetime(2026, 10, 25, 12, tzinfo=BERLIN), 25.0),
        (datetime(2028, 2, 28, 12, tzinfo=BERLIN), datetime(2028, 3, 1, 12, tzinfo=BERLIN), 48.0),
    ],
)
def test_hours_are_elapsed_ones_when_the_clocks_change(start: datetime, end: datetime, hours: float) -> None:
    record = [Application("Apex", events=(Event(EventKind.APPLIED, at=start), Event(EventKind.OFFER, at=end)))]
    wait = waits(record, Measure.APPLICATION_TO_REPLY, now=datetime(2029, 1, 1, tzinfo=UTC)).iloc[0]
    assert wait["hours"] == hours
    assert wait["days"] == hours / 24


@pytest.mark.parametrize(("zone", "days"), [("UTC", 1), ("America/Los_Angeles", 0), ("Pacific/Auckland", 1)])
def test_a_date_is_one_in_the_zone_of_the_user(zone: str, days: int) -> None:
    applied = Event(EventKind.APPLIED, on=date(2026, 5, 4))
    reply = Event(EventKind.OFFER, at=datetime(2026, 5, 5, 3, tzinfo=UTC))
    events = events_frame([Application("Apex", events=(applied, reply))])
    frame = waits_frame(events, now=datetime(2026, 6, 1, tzinfo=UTC), zone=ZoneInfo(zone))
    assert frame.loc[frame["measure"] == Measure.APPLICATION_TO_REPLY, "days"].tolist() == [days]


def test_a_wait_carries_what_it_can_be_grouped_by() -> None:
    record = [
        log(
            "1 00:30 applied channel=portal",
            "4 10:00-11:00 interview contact=Osei round=2",
            f"4 14:00 {THANKS} contact=Osei channel=paper",
            "6 12:00 note_sent note=check_in channel=email",
            "7 12:00 employer_reply",
            stage=Stage.INTERVIEWING,
        )
    ]
    frame = waits(record).set_index("measure")
    assert frame["channel"].dropna().to_dict() == {
        "application_to_reply": "portal",
        "thank_you": "paper",
        "check_in_to_reply": "email",
    }
    assert frame["round"].dropna().to_dict() == {"thank_you": 2, "interview_to_reply": 2}
    assert set(frame["month"]) == {"2026-05"}
    assert set(frame["stage"]) == {"interviewing"}
    assert frame["checked_in"][lambda found: found].index.tolist() == ["application_to_reply", "interview_to_reply"]


@pytest.mark.parametrize(
    ("lines", "checked_in"),
    [
        ([OSEI], False),
        ([OSEI, "8 12:00 note_sent note=check_in"], True),
        ([OSEI, "8 12:00 employer_reply", "9 12:00 note_sent note=check_in"], False),
        (["3 12:00 note_sent note=check_in", OSEI], False),
    ],
)
def test_a_check_in_counts_for_the_wait_it_was_sent_in(lines: list[str], *, checked_in: bool) -> None:
    assert waits([log(*lines)], Measure.INTERVIEW_TO_REPLY)["checked_in"].tolist() == [checked_in]


def test_an_empty_record_has_no_waits_and_the_same_columns() -> None:
    assert waits([]).empty
    assert waits([]).dtypes.equals(waits([log(OSEI)]).dtypes)


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    record = [
        Application(
            "Apex",
            events=(
                Event(EventKind.APPLIED, on=date.min),
                Event(EventKind.INTERVIEW, at=datetime(1, 1, 2, tzinfo=UTC)),
                Event(EventKind.OFFER, at=datetime(9999, 12, 30, tzinfo=UTC)),
                Event(EventKind.REJECTION, on=date.max),
            ),
        )
    ]
    frame = waits_frame(events_frame(record), now=instant(20), zone=ZoneInfo("America/New_York"))
    assert set(frame["measure"]) == {Measure.APPLICATION_TO_REPLY, Measure.INTERVIEW_TO_REPLY, Measure.THANK_YOU}
    assert frame["running"].all()


def test_what_is_mine_is_told_from_what_is_theirs() -> None:
    assert {measure for measure in Measure if measure not in MINE} == {
        "application_to_reply",
        "interview_to_reply",
        "check_in_to_reply",
        "promise",
    }


def test_a_plain_date_has_no_instant() -> None:
    wait = waits([log("1 applied", "4 18:00 offer")], Measure.APPLICATION_TO_REPLY).iloc[0]
    assert pd.isna(wait["start"])
    assert wait["start_day"] == pd.Timestamp(2026, 5, 1)
    assert wait["end"] == instant(4, "18:00")
    assert pd.isna(wait["hours"])
