"""Counts of events by month."""

from datetime import UTC, date, datetime

from coach.charts.months import monthly_counts, months
from coach.domain.applications import Application, Event, EventKind
from coach.metrics.frames import events_frame
from tests.charts.drawing import drawn
from tests.metrics.logs import BERLIN, log


def counts(*record: Application) -> dict[tuple[str, str], int]:
    frame = monthly_counts(events_frame(record), zone=BERLIN)
    return {(one.month, one.what): one.events for one in frame.itertuples() if one.events}


def at(month: int, day: int, hour: int, kind: EventKind) -> Application:
    return Application("Larch Foods", events=(Event(kind, at=datetime(2026, month, day, hour, tzinfo=UTC)),))


def test_events_count_in_the_month_of_the_users_clock() -> None:
    late = at(5, 31, 23, EventKind.REJECTION)  # one in the morning of 1 June in Berlin
    assert counts(late) == {("2026-06", "Offers and rejections"): 1}


def test_a_panel_is_one_interview() -> None:
    panel = log("4 10:00 interview round=1 contact=Osei", "4 10:00 interview round=1 contact=Voss")
    assert counts(panel, log("4 10:00 interview")) == {("2026-05", "Interviews and tests"): 2}


def test_a_month_without_events_counts_as_none() -> None:
    frame = monthly_counts(
        events_frame([at(3, 2, 9, EventKind.OFFER), at(5, 2, 9, EventKind.OFFER), at(4, 2, 9, EventKind.WITHDRAWAL)]),
        zone=BERLIN,
    )
    assert frame[["month", "events"]].values.tolist() == [["2026-03", 1], ["2026-04", 0], ["2026-05", 1]]


def test_a_year_typed_wrongly_draws_no_centuries() -> None:
    ends = [at(5, 2, 9, EventKind.OFFER), Application("Apex", applied_on=date(202, 5, 1))]
    assert len(monthly_counts(events_frame(ends), zone=BERLIN)) == 4  # two months, two lines


def test_the_words_give_the_sums() -> None:
    chart = months(events_frame([log("1 applied", "4 12:00 offer"), log("2 applied")]), zone=BERLIN)
    assert "2 applications by month, 2026-05 to 2026-05: applications 2, offers and rejections 1" in chart.says
    assert len(drawn(chart, "point")) == 2


def test_nothing_to_show_is_said() -> None:
    assert "No dated event" in months(events_frame([]), zone=BERLIN).says
