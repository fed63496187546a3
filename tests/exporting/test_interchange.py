"""The record as JSON."""

import json
from typing import Any

from hypothesis import given

from coach.domain.applications import Application
from coach.exporting import to_json
from tests.exporting.samples import BARE, FULL, records


def parsed(*applications: Application) -> list[dict[str, Any]]:
    record = json.loads(to_json(applications))
    assert record["schema"] == 1
    return record["applications"]  # type: ignore[no-any-return]


def test_an_empty_record_is_still_a_record() -> None:
    assert json.loads(to_json([])) == {"schema": 1, "applications": []}


def test_what_is_not_known_is_left_out() -> None:
    assert parsed(BARE) == [{"company": "Apex", "role": "", "stage": "saved", "contacts": [], "events": []}]


def test_everything_known_is_there_in_the_words_of_the_interchange_form() -> None:
    [application] = parsed(FULL)
    applied, interview, promise, request, note = application.pop("events")
    assert application == {
        "company": "Larch Foods",
        "role": "Shift Lead",
        "link": "https://larch-foods.example/jobs/7",
        "location": "Leeds",
        "source": "careers page",
        "applied_on": "2026-04-20",
        "stage": "interviewing",
        "notes": 'Said "bring boots".\nAsk for the rota.',
        "contacts": [
            {"name": "Ms Osei", "email": "osei@larch-foods.example", "role": "Depot manager"},
            {"name": "Tom Ågren"},
        ],
    }
    assert applied == {"kind": "applied", "on": "2026-04-20", "channel": "portal"}
    assert interview == {
        "kind": "interview",
        "at": "2026-05-04T22:30:00+00:00",
        "ended_at": "2026-05-04T23:15:00.000007+00:00",
        "round": 2,
        "type": "panel",
        "contact": "Ms Osei",
    }
    assert promise == {"kind": "date_promised", "at": "2026-05-04T22:30:00+00:00", "promised_on": "2026-05-11"}
    assert request == {
        "kind": "request_received",
        "at": "2026-05-04T22:30:00+00:00",
        "request": "documents",
        "id": "r1",
    }
    assert note["text"] == "Dear Ms Osei,\r\nthank you."


def test_any_shell_can_print_it() -> None:
    assert to_json([FULL]).isascii()


@given(records)
def test_nothing_is_dropped_and_nothing_is_null(record: tuple[Application, ...]) -> None:
    for one, written in zip(record, parsed(*record), strict=True):
        assert (written["company"], written["role"], written.get("notes")) == (one.company, one.role, one.notes)
        assert [event["kind"] for event in written["events"]] == [event.kind for event in one.events]
        assert None not in [value for part in (written, *written["events"]) for value in part.values()]
