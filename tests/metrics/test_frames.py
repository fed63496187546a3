"""The log as a table."""

from datetime import UTC, date

import pandas as pd

from coach.domain.applications import Application, Stage
from coach.metrics.frames import events_frame
from tests.metrics.logs import instant, log


def test_an_empty_record_is_an_empty_table_with_the_same_columns() -> None:
    assert events_frame([]).dtypes.equals(events_frame([log("4 offer", "5 10:00 interview")]).dtypes)
    assert events_frame([]).empty


def test_each_event_stands_in_a_row_beside_its_application() -> None:
    record = [
        Application("Apex"),
        log("4 10:00-11:00 interview contact=Osei round=2 type=panel", "5 date_promised promised_on=12"),
        log("6 request_received request=documents request_id=7 channel=email", company="Rowan", stage=Stage.OFFER),
    ]
    table = events_frame(record)
    assert table["application"].tolist() == [1, 1, 2]
    assert table["company"].tolist() == ["Larch Foods", "Larch Foods", "Rowan"]
    assert table["stage"].tolist() == ["saved", "saved", "offer"]
    interview, promise, request = (row for _, row in table.iterrows())
    assert interview["at"] == instant(4, "10:00")
    assert interview["at"].tzinfo is UTC
    assert interview["ended_at"] == instant(4, "11:00")
    assert interview[["kind", "contact", "type", "round"]].tolist() == ["interview", "Osei", "panel", 2]
    assert pd.isna(interview["on"])
    assert pd.isna(promise["at"])
    assert promise["on"].date() == date(2026, 5, 5)
    assert promise["promised_on"].date() == date(2026, 5, 12)
    assert request[["request", "request_id", "channel"]].tolist() == ["documents", "7", "email"]


def test_the_date_of_the_application_counts_where_the_log_lacks_it() -> None:
    without = log("4 offer", applied_on=date(2026, 5, 1))
    within = log("2 applied", "4 offer", applied_on=date(2026, 5, 1))
    table = events_frame([without, within])
    applied = table[table["kind"] == "applied"]
    assert applied["on"].dt.day.tolist() == [1, 2]
    assert applied["application"].tolist() == [0, 1]
