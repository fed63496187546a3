"""`coach drafts`, called as a user calls it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.domain.actions import Moment
from coach.domain.applications import Channel
from coach.domain.drafts import Draft, Sent
from coach.domain.messages import Kind
from coach.settings import default_settings
from coach.storage.drafts import Drafts
from coach.storage.store import open_store
from tests.cli.calling import run

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)


@pytest.fixture
def drafts(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drafts]:
    monkeypatch.setenv("COACH_HOME", str(home))
    store = open_store(default_settings().database_url, None, lambda: NINE)
    yield store.record("me").drafts
    store.close()


@pytest.mark.parametrize("words", [["drafts"], ["drafts", "--json"]])
def test_nothing_written_yet_is_no_fault(home: Path, words: list[str]) -> None:
    done = run(*words, home=home)
    assert done.returncode == 0
    assert ("No notes" in done.stdout) is (len(words) == 1)


@pytest.mark.parametrize(("at", "shown"), [(NINE, "2026-06-10 email"), (NINE.date(), "2026-06-10 email")])
def test_the_list_names_what_and_to_whom(home: Path, drafts: Drafts, at: Moment, shown: str) -> None:
    text = "[b]Hi[/]\nMs Osei"
    one = drafts.create(Draft(text=text, kind=Kind.THANK_YOU, company="Larch", interviewers=("Ada Osei", "Bo")))
    drafts.mark_sent(one.id, 1, Sent(at=at, channel=Channel.EMAIL))
    words = " ".join(run("drafts", home=home).stdout.split())
    for part in ("thank_you", "Larch", "Ada", "[b]Hi[/]", *shown.split()):
        assert part in words


def test_a_long_list_says_how_many_more_there_are(home: Path, drafts: Drafts) -> None:
    for number in range(53):
        drafts.create(Draft(company=f"C{number}"))
    assert "3 more" in run("drafts", home=home).stdout


def test_everything_written_goes_out_whole(home: Path, drafts: Drafts, tmp_path: Path) -> None:
    one = drafts.create(Draft(text="First"))
    drafts.save(one.id, 1, Draft(text="Second 🎉"), None, NINE, keep=True)
    drafts.discard(one.id)
    file = tmp_path / "notes.json"
    assert run("drafts", "--json", str(file), home=home).returncode == 0
    (out,) = json.loads(file.read_text("utf-8"))["drafts"]
    assert (out["text"], [version["text"] for version in out["versions"]]) == ("Second 🎉", ["Second 🎉"])
    assert out["discarded_at"]
    assert run("drafts", "--json", home=home).stdout == run("drafts", "-", "--json", home=home).stdout


def test_a_file_without_its_form_is_refused(home: Path, tmp_path: Path) -> None:
    assert run("drafts", str(tmp_path / "notes.json"), home=home).returncode == 2
    assert not (tmp_path / "notes.json").exists()
