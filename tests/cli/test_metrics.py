"""`coach metrics` on records small enough to work out by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import run

NOW = "2026-05-20T12:00:00+02:00"
LARCH = {
    "company": "Larch Foods", "role": "Buyer", "contacts": [{"name": "Ama Osei"}],
    "events": [
        {"kind": "applied", "on": "2026-05-01"},
        {"kind": "employer_reply", "at": "2026-05-03T09:00:00+02:00"},
        {"kind": "interview", "at": "2026-05-04T10:00:00+02:00", "ended_at": "2026-05-04T11:00:00+02:00", "contact": "Ama Osei"},
        {"kind": "note_sent", "note": "thank_you", "contact": "Ama Osei", "at": "2026-05-04T14:30:00+02:00"},
        {"kind": "note_sent", "note": "check_in", "at": "2026-05-12T12:00:00+02:00"},
        {"kind": "rejection", "at": "2026-05-14T11:00:00+02:00"},
    ],
}  # fmt: skip
APEX = {
    "company": "[red]Apex[/red]", "role": "Planner",
    "events": [
        {"kind": "applied", "on": "2026-05-08"},
        {"kind": "interview", "at": "2026-05-18T11:00:00+02:00", "ended_at": "2026-05-18T12:00:00+02:00"},
        {"kind": "request_received", "request": "availability", "at": "2026-05-19T12:00:00+02:00"},
    ],
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_ZONE", "Europe/Berlin")
    return tmp_path / "home"


def record(home: Path, *applications: dict[str, Any]) -> None:
    run("import", "-", stdin=json.dumps({"schema": 1, "applications": applications}), home=home)


def figures(home: Path, *words: str) -> dict[str, Any]:
    done = run("metrics", "--json", *words, home=home)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_the_json_has_exactly_the_agreed_form(home: Path) -> None:
    record(home, LARCH, APEX)
    assert figures(home, "--now", NOW) == {
        "now": NOW,
        "mine": {
            "thank_you": {
                "n": 2,
                "open": 1,
                "hours": [{"company": "Larch Foods", "role": "Buyer", "contact": "Ama Osei", "hours": 3.5}],
                "share_within_24h": 0.5,
                "median_hours": 3.5,
            },
            "request": {"n": 1, "open": 1, "hours": [], "median_hours": None},
        },
        "theirs": {
            "application_to_reply": {
                "n": 2,
                "open": 1,
                "median_days": 2.0,
                "curve": [{"days": 2.0, "at_risk": 2, "replies": 1, "survival": 0.5, "low": 0.0, "high": pytest.approx(1.0)}],
            },
            "interview_to_reply": {
                "n": 2,
                "open": 1,
                # The open wait is two days old, so only the other is still at risk on the tenth.
                "median_days": 10.0,
                "curve": [{"days": 10.0, "at_risk": 1, "replies": 1, "survival": 0.0, "low": 0.0, "high": 0.0}],
            },
            "check_in_to_reply": {
                "n": 1,
                "open": 0,
                "median_days": pytest.approx(47 / 24),
                "curve": [{"days": pytest.approx(47 / 24), "at_risk": 1, "replies": 1, "survival": 0.0, "low": 0.0, "high": 0.0}],
            },
        },
    }  # fmt: skip


def test_the_json_counts_every_event_by_the_letter(home: Path) -> None:
    meeting = {"kind": "interview", "at": "2026-05-04T10:00:00+02:00", "ended_at": "2026-05-04T11:00:00+02:00"}
    sent = {"kind": "note_sent", "note": "thank_you"}
    panel = {
        "company": "Larch Foods", "role": "Buyer", "stage": "rejected",
        "events": [
            {"kind": "applied", "on": "2026-05-01"},
            *({**meeting, "type": "panel", "contact": name} for name in ("Ama Osei", "Bo Diaz")),
            {**sent, "contact": "Ama Osei", "at": "2026-05-05T11:00:00+02:00"},
            {"kind": "interview", "at": "2026-05-06T10:00:00+02:00", "type": "skills_test"},
            {**sent, "contact": "Cy Rowe", "at": "2026-05-06T12:00:00+02:00"},
        ],
    }  # fmt: skip
    record(home, panel)
    found = figures(home, "--now", NOW)
    assert found["mine"]["thank_you"] == {
        "n": 3,  # two people and a test; the note to Cy Rowe is for no interview of theirs
        "open": 2,
        "hours": [{"company": "Larch Foods", "role": "Buyer", "contact": "Ama Osei", "hours": 24.0}],
        "share_within_24h": 1 / 3,
        "median_hours": None,
    }
    theirs = {measure: (one["n"], one["open"]) for measure, one in found["theirs"].items()}
    assert theirs == {"application_to_reply": (1, 1), "interview_to_reply": (3, 3), "check_in_to_reply": (0, 0)}


def test_an_empty_record_has_the_same_form_and_a_kind_text(home: Path) -> None:
    found = figures(home, "--now", NOW)
    assert found["mine"]["thank_you"] == {
        "n": 0,
        "open": 0,
        "hours": [],
        "share_within_24h": None,
        "median_hours": None,
    }
    assert "Nothing is timed yet" in run("metrics", home=home).stdout


def test_what_has_not_happened_by_then_does_not_count(home: Path) -> None:
    record(home, LARCH)
    found = figures(home, "--now", "2026-05-04T12:00")
    assert found["now"] == "2026-05-04T12:00:00+02:00"
    assert (found["mine"]["thank_you"]["n"], found["mine"]["thank_you"]["open"]) == (1, 1)
    assert found["theirs"]["check_in_to_reply"]["n"] == 0


def test_without_now_it_is_now(home: Path) -> None:
    record(home, LARCH)
    assert figures(home)["theirs"]["interview_to_reply"]["n"] == 1


@pytest.mark.parametrize("now", ["yesterday", "2026-05-04", "2026-13-01T12:00"])
def test_a_now_that_is_no_instant_is_named(home: Path, now: str) -> None:
    done = run("metrics", "--now", now, home=home)
    assert done.returncode == 2
    assert "--now" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_text_gives_numbers_medians_and_what_is_open_on_each_side(home: Path) -> None:
    record(home, LARCH, APEX)
    lines = run("metrics", "--now", NOW, home=home).stdout.splitlines()
    thanks = next(line for line in lines if line.startswith("Interview to thank-you"))
    assert thanks.split()[-5:] == ["2", "1", "3.5", "h", "50%"]
    message = next(line for line in lines if line.startswith("Their message to mine"))
    assert message.split()[-5:] == ["2", "1", "29.5", "h", "0%"]
    first_word = next(line for line in lines if line.startswith("Application to first reply"))
    assert first_word.split()[-4:] == ["2", "1", "2.0", "days"]
    text = " ".join(" ".join(lines).split())
    assert "[red]Apex[/red], Planner: request to answer" in text
    assert "[red]Apex[/red], Planner: interview to next word" in text
    assert "Larch Foods" not in text  # that one is over
