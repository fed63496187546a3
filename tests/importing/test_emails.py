"""A tracker with one row for each e-mail."""

from datetime import UTC, date, datetime

import pytest

from coach.domain.applications import Channel, EventKind, RequestKind, Stage
from tests.importing.reading_files import codes, only, read

HEADER = "Company Name,Application Status,Received At,Job Title,Subject,Sender\n"


def mail(
    status: str, at: str = "2026-05-04T10:00:00+00:00", title: str = "Analyst", company: str = "Larch Foods"
) -> str:
    return f"{company},{status},{at},{title},About {status},jobs@larch.example\n"


def test_the_mails_of_one_company_and_title_are_one_application() -> None:
    reading = read(
        HEADER
        + mail("Application confirmation")
        + mail("Application confirmation", title="Baker")
        + mail("Interview invitation", "2026-05-10T10:00:00+00:00", company="LARCH FOODS")
        + mail("Rejection", "2026-05-20T10:00:00+00:00")
    )
    assert (reading.problems, reading.rows, [one.rows for one in reading.applications]) == ((), 4, [(2, 4, 5), (3,)])
    analyst = reading.applications[0].application
    assert [event.kind for event in analyst.events] == [
        EventKind.APPLIED,
        EventKind.EMPLOYER_REPLY,
        EventKind.REJECTION,
    ]
    assert (analyst.applied_on, analyst.stage) == (date(2026, 5, 4), Stage.REJECTED)
    assert analyst.events[0].at == datetime(2026, 5, 4, 10, tzinfo=UTC)
    assert (analyst.events[0].channel, analyst.events[0].text) == (Channel.EMAIL, "About Application confirmation")


@pytest.mark.parametrize(
    ("status", "kinds", "stage"),
    [
        ("Application confirmation", ["applied"], Stage.APPLIED),
        ("Interview invitation", ["employer_reply"], Stage.INTERVIEWING),
        ("availability request", ["employer_reply", "request_received"], Stage.SCREENING),
        ("Assessment sent", ["employer_reply", "request_received"], Stage.SCREENING),
        ("Offer made", ["offer"], Stage.OFFER),
        ("Withdrew application", ["withdrawal"], Stage.WITHDRAWN),
        ("Rejection", ["rejection"], Stage.REJECTED),
    ],
)
def test_a_status_tells_what_happened(status: str, kinds: list[str], stage: Stage) -> None:
    application = only(read(HEADER + mail(status)))
    assert ([event.kind for event in application.events], application.stage) == (kinds, stage)


def test_only_the_request_carries_what_was_asked_for() -> None:
    reply, request = only(read(HEADER + mail("Availability request"))).events
    assert (reply.request, request.request) == (None, RequestKind.AVAILABILITY)


def test_what_is_missing_or_wrong_is_reported_by_row() -> None:
    reading = read(
        HEADER
        + mail("Rejection", company="")
        + mail("Rejection", title="")
        + mail("Rejection", "soon", title="Cook")
        + mail("Dancing", title="Baker")
        + mail("Interviewing", "", title="Driver")
    )
    assert codes(reading) == [
        (2, "Company Name", "missing_company"),
        (3, "Job Title", "missing_role"),
        (4, "Received At", "bad_date"),
        (5, "Application Status", "unknown_status"),
    ]
    stages = [one.application.stage for one in reading.applications]
    assert stages == [Stage.REJECTED, Stage.REJECTED, Stage.SAVED, Stage.INTERVIEWING]


def test_an_open_order_of_dates_leaves_the_events_out() -> None:
    reading = read(HEADER + mail("Rejection", "03/04/2026"))
    assert ([one.column for one in reading.questions], only(reading).events) == (["Received At"], ())


@pytest.mark.parametrize("days", [("2026-05-04", "2026-05-06"), ("2026-05-06", "2026-05-04")])
def test_of_two_confirmations_the_first_is_the_day_of_applying(days: tuple[str, str]) -> None:
    one = only(read(HEADER + "".join(mail("Application confirmation", f"{day}T10:00:00+00:00") for day in days)))
    assert (one.applied_on, len(one.events)) == (date(2026, 5, 4), 2)


def test_a_date_column_that_holds_a_field_is_read_here_too() -> None:
    rows = HEADER.replace("Sender", "Interview Date") + "Larch Foods,Interview invitation,,Analyst,Hello,2026-05-12\n"
    reading = read(rows + "Apex,Interview invitation,,Baker,Hello,soon\n")
    assert [(event.kind, event.on) for event in reading.applications[0].application.events] == [
        (EventKind.INTERVIEW, date(2026, 5, 12))
    ]
    assert (codes(reading), reading.date_format) == ([(3, "Interview Date", "bad_date")], {"Interview Date": "iso"})


def test_another_sheet_taken_for_this_tracker_loses_no_date() -> None:
    one = only(read("Company,Role,Status,Date Applied\nLarch Foods,Analyst,Applied,2026-05-04\n", format="justajobapp"))
    assert (one.applied_on, [event.kind for event in one.events]) == (date(2026, 5, 4), [EventKind.APPLIED])


def test_a_column_of_the_mails_that_is_mapped_tells_nothing_twice() -> None:
    one = only(read(HEADER + mail("Application confirmation"), mapping={"Received At": "applied_on"}))
    assert [event.kind for event in one.events] == [EventKind.APPLIED]
