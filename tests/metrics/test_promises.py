"""Promised dates: kept or not, and how late."""

import pandas as pd
import pytest

from coach.metrics.promises import promises
from tests.metrics.logs import log, waits

PROMISE = "4 11:00 date_promised promised_on=8"


@pytest.mark.parametrize(
    ("lines", "kept", "days_late"),
    [
        pytest.param([PROMISE, "7 12:00 offer"], True, 0, id="before the date"),
        pytest.param([PROMISE, "8 23:59 employer_reply"], True, 0, id="on the last minute of it"),
        pytest.param([PROMISE, "9 00:00 employer_reply"], False, 1, id="the minute after"),
        pytest.param([PROMISE, "11 rejection"], False, 3, id="a date after it"),
        pytest.param([PROMISE], False, 12, id="no word yet, and the date is past"),
        pytest.param(["4 date_promised promised_on=20"], None, None, id="due today"),
        pytest.param(["4 date_promised promised_on=19"], False, 1, id="due yesterday"),
        pytest.param([PROMISE, "4 11:00 employer_reply"], False, 12, id="the message with the promise in it"),
        pytest.param(["4 date_promised promised_on=8", "4 employer_reply"], False, 12, id="the same by dates"),
        pytest.param(["4 date_promised promised_on=8", "4 17:00 offer"], True, 0, id="decided on the same day"),
        pytest.param([PROMISE, "4 12:00 employer_reply"], True, 0, id="word an hour later"),
        pytest.param([PROMISE, "6 withdrawal"], None, None, id="withdrawn in time"),
        pytest.param([PROMISE, "10 withdrawal", "11 offer"], False, 2, id="withdrawn when it was late"),
        pytest.param([PROMISE, "3 11:00 employer_reply"], False, 12, id="word before the promise"),
    ],
)
def test_a_promise_is_kept_or_late(lines: list[str], kept: bool | None, days_late: int | None) -> None:
    (row,) = promises(waits([log(*lines)])).itertuples()
    assert (None if pd.isna(row.kept) else bool(row.kept)) is kept
    assert (None if pd.isna(row.days_late) else row.days_late) == days_late


def test_each_promise_is_judged_by_its_own_date() -> None:
    found = promises(
        waits([log(PROMISE, "8 12:00 employer_reply", "8 12:00 date_promised promised_on=10", "12 offer")])
    )
    assert found["kept"].tolist() == [True, False]
    assert found["days_late"].tolist() == [0, 2]


def test_without_promises_there_are_none() -> None:
    assert promises(waits([])).empty
