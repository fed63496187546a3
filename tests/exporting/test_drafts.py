"""Notes on their way out."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.applications import Channel
from coach.domain.drafts import Draft, Scored, Sent, Snapshot, StoredDraft
from coach.domain.messages import Kind
from coach.exporting import drafts_to_json

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)
TEXT = "Dear Ms Osei,\r\nthank you 🎉 “so” much \u202e </script>"
BARE = StoredDraft(id="d1", version=1, draft=Draft(), created_at=NINE, updated_at=NINE)
FULL = StoredDraft(
    id="d2",
    version=7,
    draft=Draft(text=TEXT, subject="Thanks", kind=Kind.THANK_YOU, company="Larch", interviewers=("Ada Osei",)),
    created_at=NINE,
    updated_at=NINE,
    scored=Scored(kind=Kind.THANK_YOU, score=61.5, band=3, levels={}, rubric_version="1", model_version="m"),
    sent=Sent(at=NINE, channel=Channel.EMAIL, event_ids=(4,)),
    discarded_at=NINE,
)
VERSION = Snapshot(
    number=1, text="", subject="S", kind=None, score=0.0, band=1, levels={"wish": 0}, rubric_version="1",
    model_version="m", at=NINE,
)  # fmt: skip


def test_no_notes_are_an_empty_list() -> None:
    assert json.loads(drafts_to_json(())) == {"schema": 1, "drafts": []}


def test_a_note_goes_out_with_all_that_was_written_and_its_versions() -> None:
    text = drafts_to_json([(BARE, ()), (FULL, [VERSION])])
    assert text.isascii()
    bare, full = json.loads(text)["drafts"]
    at = "2026-06-10T09:00:00+00:00"
    assert bare == {"id": "d1", "interviewers": [], "created_at": at, "updated_at": at, "versions": []}
    assert full == {
        "id": "d2", "kind": "thank_you", "company": "Larch", "interviewers": ["Ada Osei"], "subject": "Thanks",
        "text": TEXT, "created_at": at, "updated_at": at, "score": 61.5, "band": 3,
        "sent": {"at": at, "channel": "email"}, "discarded_at": at,
        "versions": [
            {"number": 1, "at": at, "subject": "S", "score": 0.0, "band": 1, "levels": {"wish": 0},
             "rubric_version": "1", "model_version": "m"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("at", "sent"),
    [
        (date(2026, 6, 10), {"on": "2026-06-10"}),
        (NINE + timedelta(microseconds=5), {"at": "2026-06-10T09:00:00.000005+00:00"}),
    ],
)
def test_a_plain_date_stays_one(at: datetime | date, sent: dict[str, str]) -> None:
    one = replace(FULL, sent=Sent(at=at, channel=Channel.PAPER))
    (out,) = json.loads(drafts_to_json([(one, ())]))["drafts"]
    assert out["sent"] == sent | {"channel": "paper"}
