"""Promised dates: kept, late, still silent, not due."""

from coach.charts.promised import promised_dates
from tests.charts.drawing import drawn
from tests.metrics.logs import instant, log, waits

RECORD = [
    log("1 12:00 date_promised promised_on=8", "6 12:00 employer_reply", company="Early"),
    log("1 12:00 date_promised promised_on=8", "8 12:00 offer", company="Punctual"),
    log("1 12:00 date_promised promised_on=8", "11 12:00 offer", company="Late"),
    log("1 12:00 date_promised promised_on=15", company="Silent"),
    log("1 12:00 date_promised promised_on=28", company="Ahead"),
]


def test_each_promise_is_a_mark_so_many_days_from_its_date() -> None:
    chart = promised_dates(waits(RECORD, now=instant(20)))
    found = {row["label"].split(",")[0]: (row["days"], row["state"]) for row in drawn(chart, "point")}
    assert found == {
        "Early": (-2, "Kept"),
        "Punctual": (0, "Kept"),
        "Late": (3, "Late"),
        "Silent": (5, "Late, no word yet"),
        "Ahead": (-8, "Not due yet"),
    }
    assert "5 promised dates: kept 2, late 1, late, no word yet 1, not due yet 1" in chart.says
    assert "by 3 days (median of 1)" in chart.says


def test_the_rows_leave_out_how_late_where_that_is_still_open() -> None:
    data = promised_dates(waits(RECORD, now=instant(20))).data.set_index("company")
    assert data["days_after_promised"].dropna().to_dict() == {"Early": -2, "Punctual": 0, "Late": 3, "Silent": 5}
    assert data["word_on"].notna().sum() == 3


def test_no_promises_are_said_to_be_none() -> None:
    chart = promised_dates(waits([]))
    assert chart.says == "No promised dates are recorded yet."
    assert drawn(chart, "point") == []
