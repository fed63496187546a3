"""The live editor on Python's side: what goes out, what comes back, and the plain text area that stands in for it."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hatchling.builders.wheel import WheelBuilder
from streamlit.testing.v1 import AppTest

from coach.domain.findings import load_findings
from coach.domain.messages import Finding, Severity
from coach.ui.components.editor import Change, Mark, Show, Typed, marks_of
from coach.ui.components.editor.editor import SCRIPTS, asset
from coach.ui.components.editor.session import EditorSession
from coach.ui.components.editor.wire import mark_data, order_data, read_typed
from tests.ui.results import criterion, result_with

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "coach" / "ui" / "components" / "editor"
BENCH = ROOT / "tests" / "browser" / "editor" / "pages" / "bench.py"
TOLD: dict[str, Any] = {"draft_id": "d1", "revision": 0, "version": 3, "sequence": 2, "text": "Dear Ann"}


def test_what_the_browser_tells_is_read() -> None:
    assert read_typed(TOLD) == Typed(draft_id="d1", revision=0, version=3, sequence=2, text="Dear Ann")


@pytest.mark.parametrize(
    "told",
    [None, "text", [], {}, TOLD | {"text": None}, TOLD | {"version": "3"}, TOLD | {"sequence": True}, {"text": "x"}],
)
def test_anything_else_is_not_taken_for_text(told: object) -> None:
    assert read_typed(told) is None


def test_half_a_pair_of_surrogates_does_not_get_in() -> None:
    typed = read_typed(TOLD | {"text": "a\ud83db\U0001f600"})
    assert typed is not None
    assert typed.text == "a\ufffdb\U0001f600"


def test_every_earning_sentence_and_every_finding_with_words_has_its_mark() -> None:
    text = "Thank you for the tour. [Name]"
    blank = Finding("placeholder", Severity.STOP, 24, 30, "A blank.", ("Ines",))
    whole = Finding("too_long", Severity.FIX, 0, len(text), "Long.")
    scored = result_with(criterion("gratitude", (0, 23)), criterion("interest"), findings=(blank, whole))
    thanks, name = marks_of(scored, text, titles={"gratitude": "Thanks"}, rules=load_findings())
    assert (thanks.start, thanks.end, thanks.criterion, thanks.finding, thanks.title) == (
        0,
        23,
        "gratitude",
        None,
        "Thanks",
    )
    assert (name.start, name.end, name.finding, name.severity) == (24, 30, "placeholder", Severity.STOP)
    assert (name.title, name.reason, name.replacements) == ("Blank left in", "A blank.", ("Ines",))


def test_marks_go_out_in_the_order_of_the_text_the_longer_first_and_no_empty_one() -> None:
    spans = [(5, 9), (0, 2), (5, 20), (7, 7)]
    sent = mark_data([Mark(start=start, end=end, title="t", reason="r", criterion="gratitude") for start, end in spans])
    assert [(mark["start"], mark["end"]) for mark in sent] == [(0, 2), (5, 20), (5, 9)]


def test_each_severity_has_a_line_of_its_own_and_none_that_of_a_criterion() -> None:
    marks = [Mark(start=0, end=1, title="t", reason="r", criterion="gratitude")]
    marks += [Mark(start=0, end=1, title="t", reason="r", finding="x", severity=severity) for severity in Severity]
    assert len({mark["line"] for mark in mark_data(marks)}) == 1 + len(Severity)


@pytest.mark.parametrize(
    ("order", "sent"),
    [
        (None, None),
        (Change(id="1", start=0, end=4, text="Hi"), {"id": "1", "start": 0, "end": 4, "text": "Hi"}),
        (Show(id="2", criterion="gratitude"), {"id": "2", "criterion": "gratitude", "finding": None}),
    ],
)
def test_orders_go_out_with_their_id(order: Change | Show | None, sent: object) -> None:
    assert order_data(order) == sent


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> EditorSession:
    """One in which the browser has told "Dear Ann", built on version 3."""
    monkeypatch.setattr(st, "session_state", {"note": {"typed": TOLD}})
    return EditorSession("note")


def version_told(session: EditorSession) -> int:
    told: list[int] = []
    session.tell_live(lambda typed: told.append(typed.version))
    return told[0]


@pytest.mark.parametrize(
    ("draft", "revision", "version"),
    [
        ("d1", 0, 3),
        ("d1", 0, 4),  # a new session that was given version 4 never saw where it came from
        ("d1", 0, 2),  # an older text than the browser's, from a backup
        ("d1", 1, 5),
        ("d2", 0, 5),
    ],
)
def test_a_text_builds_on_the_version_that_the_browser_names(
    session: EditorSession, draft: str, revision: int, version: int
) -> None:
    session.see(draft, revision, version, "Dear")
    assert version_told(session) == 3


def test_a_browser_that_is_an_answer_behind_builds_on_what_was_made_of_its_words(session: EditorSession) -> None:
    session.see("d1", 0, 3, "Dear")
    built_on: list[int] = []
    for made in (4, 5, None):  # the page has not run in between
        session.tell_live(lambda typed, made=made: built_on.append(typed.version) or made)
    assert built_on == [3, 4, 5]


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("Dear", 4),  # the same words: something else about the draft was stored
        ("Dear Ann", 4),  # what was told, stored by the page in its own way
        ("Dear Tom", 3),  # another window's words
    ],
)
def test_a_version_with_words_from_elsewhere_is_not_built_on(session: EditorSession, text: str, version: int) -> None:
    session.see("d1", 0, 3, "Dear")
    assert version_told(session) == 3
    session.see("d1", 0, 4, text)
    session.see("d1", 0, 4, text)
    assert version_told(session) == version


def test_every_script_is_part_of_the_editor_and_the_one_that_exports_is_last() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in FOLDER.glob("*.js"))
    exporting = [name for name in SCRIPTS if "export " in asset(name)]
    assert exporting == [SCRIPTS[-1]]


def test_the_wheel_carries_the_editor() -> None:
    carried = {Path(file.distribution_path).as_posix() for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    names = [path.name for path in FOLDER.iterdir() if path.suffix in {".js", ".css", ".html", ".py"}]
    assert {f"coach/ui/components/editor/{name}" for name in names} <= carried


def test_what_is_typed_into_the_plain_text_area_is_told_and_saved() -> None:
    app = AppTest.from_file(str(BENCH), default_timeout=60).run()
    area = app.text_area[0]
    assert area.label == "Your note"
    area.set_value("Dear Ann, thank you.").run()
    app.text_area[0].set_value("Dear Ann, thank you for the tour.").run()
    assert not app.exception
    facts = "".join(element.proto.body for element in app.get("html"))
    assert '<p id="typed">33</p>' in facts
    assert '<p id="sequence">2</p>' in facts
    assert '<p id="saves">2</p>' in facts
    assert '<p id="conflict">False</p>' in facts
