"""What to do, on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
import vobject

from coach.bootstrap import build_store
from coach.domain.people import LOCAL_OWNER
from coach.services.preferences import save_place
from coach.settings import default_settings
from tests.cli.calling import ROOT, run

NOW = "2026-11-25T18:00:00+00:00"


@pytest.fixture
def search(home: Path) -> Path:
    assert run("import", str(ROOT / "sample_data" / "search.json"), home=home).returncode == 0
    return home


def told(home: Path, *words: str) -> dict[str, Any]:
    return json.loads(run("today", "--json", *words, home=home).stdout)  # type: ignore[no-any-return]


def test_an_empty_record_has_nothing_to_do(home: Path) -> None:
    found = told(home, "--now", NOW)
    assert (found["now"], found["actions"], found["interviews"]) == (NOW, [], [])
    shown = run("today", home=home)
    assert (shown.returncode, "Nothing to do" in shown.stdout) == (0, True)


def test_the_sample_search_in_order_of_urgency(search: Path) -> None:
    actions = told(search, "--now", NOW)["actions"]
    order = ["red", "amber", "green", "not_yet", "stop"]
    assert [one["due"] for one in actions] == sorted((one["due"] for one in actions), key=order.index)
    assert {"what": "thank_you", "whom": "Tilda Voss", "due": "amber"}.items() <= actions[0].items()
    assert list(actions[0]) == [
        "id", "application_id", "company", "role", "what", "whom", "naming", "why", "from", "until", "due", "rule",
        "facts",
    ]  # fmt: skip
    shown = run("today", "--now", NOW, home=search).stdout
    assert shown.index("Tilda Voss") < shown.index("Bettany Crowe")


@pytest.mark.parametrize(
    ("now", "due"),
    [("2026-11-25T11:00", "green"), ("2026-11-25T11:00:01", "amber"), ("2026-11-25T12:00:01+01:00", "amber")],
)
def test_now_is_read_off_the_users_clock_unless_it_says_otherwise(search: Path, now: str, due: str) -> None:
    actions = told(search, "--now", now)["actions"]
    assert [one["due"] for one in actions if one["whom"] == "Tilda Voss" and one["what"] == "thank_you"] == [due]


@pytest.mark.parametrize(
    ("now", "due"), [("2026-11-25T06:00", "green"), ("2026-11-25T06:00:01", "amber"), ("2026-11-25T11:00:01", "amber")]
)
def test_a_zone_chosen_in_the_settings_is_the_users_clock(search: Path, now: str, due: str) -> None:
    store = build_store(default_settings({"COACH_HOME": str(search)}))
    save_place(store.record(LOCAL_OWNER), None, "America/New_York")
    store.close()
    actions = told(search, "--now", now)["actions"]
    assert [one["due"] for one in actions if one["whom"] == "Tilda Voss" and one["what"] == "thank_you"] == [due]


@pytest.mark.parametrize("command", [("today",), ("metrics",), ("calendar", "-"), ("report", "{home}/report.html")])
@pytest.mark.parametrize(
    "now",
    [
        "0001-01-01T00:00+00:00",
        "0001-03-01T00:00",
        "9999-12-31T23:59-12:00",
        "9999-12-31T23:59+00:00",
        "",
        "soon",
        "2026-03-29T02:30",
    ],
)
def test_a_now_that_never_was_or_leads_out_of_the_calendar_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], now: str
) -> None:
    monkeypatch.setenv("COACH_ZONE", "Europe/Berlin")
    done = run(*(word.format(home=home) for word in command), "--now", now, home=home)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_interviews_to_come_are_listed(home: Path) -> None:
    table = "Company,Role,Status,Interview Date\nLarch Foods,Analyst,Interviewing,2026-12-01\n"
    run("import", "-", stdin=table, home=home)
    (interview,) = told(home, "--now", NOW)["interviews"]
    assert (interview["company"], interview["at"]) == ("Larch Foods", "2026-12-01")
    assert "Larch Foods" in run("today", "--now", NOW, home=home).stdout


@pytest.mark.parametrize("words", [["today", "--now", "soon"], ["today", "--now", "2026-11-25"]])
def test_a_now_that_is_none_is_refused(home: Path, words: list[str]) -> None:
    refused = run(*words, home=home)
    assert (refused.returncode, "--now" in refused.stderr) == (2, True)


def test_the_clock_may_be_set_for_a_demonstration(search: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_NOW", NOW)
    assert told(search)["now"].startswith("2026-11-25T18:")
    monkeypatch.setenv("COACH_NOW", "2026-11-25T18:00")
    refused = run("today", home=search)
    assert (refused.returncode, "COACH_NOW" in refused.stderr) == (2, True)


def test_the_calendar_is_a_file_that_a_calendar_reads(search: Path, tmp_path: Path) -> None:
    file = tmp_path / "search.ics"
    assert run("calendar", str(file), "--now", NOW, home=search).returncode == 0
    (calendar,) = vobject.readComponents(file.read_text(encoding="utf-8"))
    assert any("Tilda Voss" in one.summary.value for one in calendar.components())
    assert run("calendar", "-", "--now", NOW, home=search).stdout.encode() == file.read_bytes()
