"""Every page launches, and what a person does on it has its effect; scored by the real engine."""

from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.messages import CannotScore, ScoreResult
from coach.errors import InvalidModel
from coach.ui import engine, shell
from coach.ui.examples import EXAMPLES, Example
from coach.ui.words import KIND_NAMES, NO_SCORE
from tests.ui.reading import Seen, seen_in

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "coach" / "ui" / "pages"
HOSTILE = "<img src=x onerror=alert(1)>"
NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late edition in one shift has stayed with me. \
I would love to join your team as a planner.

Kind regards,
Ines Moreau"""


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body))


def write(app: AppTest, note: str) -> Seen:
    app.text_area(key="draft_note").set_value(note).run()
    return seen(app)


@pytest.mark.parametrize("page", sorted(PAGES.glob("[a-z]*.py")), ids=lambda page: page.stem)
def test_every_page_launches(app: AppTest, page: Path) -> None:
    app.run()
    app.switch_page(str(page)).run()
    levels = [level for level, _ in seen(app).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(down - up <= 1 for up, down in pairwise(levels))


@pytest.mark.parametrize("page", sorted(PAGES.glob("[a-z]*.py")), ids=lambda page: page.stem)
def test_a_page_is_an_outline(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize("note", ["", "  \n\t\r\n "])
def test_before_there_is_a_note_the_page_says_what_will_come(app: AppTest, note: str) -> None:
    app.run()
    assert "Your feedback will appear here" in write(app, note).text
    assert not app.error


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_an_example_of_each_kind_is_one_click_away_and_leaves_something_to_learn(
    app: AppTest, example: Example
) -> None:
    app.run()
    app.button(key=f"draft_example_{example.kind}").click().run()
    assert app.text_area(key="draft_note").value == example.text
    page = seen(app)
    assert KIND_NAMES[example.kind] in page.text
    assert page.marks
    assert "What to change first" in page.text


def test_hostile_text_is_shown_as_text(app: AppTest) -> None:
    app.run()
    page = write(app, NOTE.replace("Your plan", f"{HOSTILE} Your plan"))
    assert page.marks
    assert HOSTILE in page.text
    assert "img" not in page.tags


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Thanks!", CannotScore.TOO_SHORT),
        (
            "Sehr geehrte Frau Osei, vielen Dank für das freundliche Gespräch am Dienstag über die Stelle als Planerin.",
            CannotScore.NOT_ENGLISH,
        ),
        ("def f(x):\n    return x + 1\nfor i in range(3):\n    print(f(i))\n", CannotScore.NOT_A_MESSAGE),
    ],
)
def test_a_text_that_cannot_be_scored_gets_a_kind_reason(app: AppTest, note: str, reason: CannotScore) -> None:
    app.run()
    page = write(app, note)
    assert NO_SCORE[reason][0] in page.text
    assert "of 100" not in page.text


def test_the_kind_can_be_chosen(app: AppTest) -> None:
    app.run()
    write(app, NOTE)
    app.segmented_control(key="draft_kind").set_value("check_in").run()
    assert "as you chose" in seen(app).text


def test_details_are_compared_with_the_note(app: AppTest) -> None:
    app.run()
    assert "do not send it yet" not in write(app, NOTE).text
    app.text_area(key="draft_interviewers").set_value("Ms Oseye").run()
    assert "do not send it yet" in seen(app).text


def test_the_request_of_the_employer_reaches_the_coach(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = engine.feedback_on

    def listening(draft: object) -> ScoreResult:
        asked.append(draft)
        return real(draft)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "feedback_on", listening)
    app.run()
    write(app, NOTE)
    app.text_area(key="draft_request").set_value("When could you start?").run()
    assert asked[-1].request == "When could you start?"  # type: ignore[attr-defined]


def test_the_note_survives_a_visit_to_the_other_page(app: AppTest) -> None:
    app.run()
    write(app, NOTE)
    app.switch_page(str(PAGES / "rubric.py")).run()
    app.switch_page(str(PAGES / "draft.py")).run()
    assert app.text_area(key="draft_note").value == NOTE


def test_starting_over_can_be_taken_back(app: AppTest) -> None:
    app.run()
    write(app, NOTE)
    app.text_input(key="draft_company").set_value("Larch Foods").run()
    app.button(key="draft_start_over").click().run()
    assert app.text_area(key="draft_note").value == ""
    assert app.text_input(key="draft_company").value == ""
    app.button(key="draft_example_check_in").click().run()
    app.button(key="draft_bring_back").click().run()
    assert app.text_area(key="draft_note").value == NOTE
    assert app.text_input(key="draft_company").value == "Larch Foods"


def test_examples_are_not_offered_over_a_note_of_ones_own(app: AppTest) -> None:
    app.run()
    write(app, NOTE)
    assert not [button for button in app.button if button.key and button.key.startswith("draft_example")]


def test_damaged_model_files_are_reported_without_a_traceback(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise InvalidModel("model.npz: not the file that the manifest describes.")

    monkeypatch.setattr(shell, "warm", damaged)
    app.run()
    assert not app.exception
    assert "model.npz" in app.error[0].value
