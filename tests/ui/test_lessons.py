"""The notes to learn from: one of each grade for each kind, and the coach agrees with their grades."""

from importlib.resources import files

import pytest

from coach import Coach
from coach.domain.messages import Kind, ScoreResult
from coach.errors import InvalidRubric
from coach.ui.lessons import Grade, Lesson, load_lessons, parse_lessons

SOURCE = files("coach.ui").joinpath("lessons.toml").read_text(encoding="utf-8")
LESSONS = [lesson for those in load_lessons().values() for lesson in those]


def scored(coach: Coach, lesson: Lesson) -> tuple[float, int]:
    result = coach.score_note(lesson.note)
    assert result.score is not None
    assert result.band is not None
    return result.score, result.band


def test_there_are_nine() -> None:
    assert {(one.kind, one.grade) for one in LESSONS} == {
        (kind, grade) for kind in (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY) for grade in Grade
    }
    assert len({one.text for one in LESSONS}) == len({one.comment for one in LESSONS}) == 9


@pytest.mark.parametrize("kind", list(load_lessons()))
def test_good_is_above_middling_and_middling_above_weak(coach: Coach, kind: Kind) -> None:
    good, middling, weak = (scored(coach, lesson) for lesson in load_lessons()[kind])
    assert good[0] > middling[0] > weak[0]
    assert good[1] >= 4
    assert weak[1] <= 2


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: f"{one.kind}-{one.grade}")
def test_a_lesson_has_nothing_wrong_that_it_does_not_mean_to_show(coach: Coach, lesson: Lesson) -> None:
    result: ScoreResult = coach.score_note(lesson.note)
    if lesson.grade is not Grade.WEAK:
        assert result.findings == ()


@pytest.mark.parametrize(
    "source",
    [
        "", "not toml", SOURCE.replace("[[check_in]]", "[[letter]]"), SOURCE.replace('"good"', '"best"', 1),
        SOURCE.replace('"good"', '"weak"', 1), SOURCE.replace("comment =", "remark =", 1),
        SOURCE.replace('role = "stock planner"', "role = 3", 1), SOURCE.replace('role = "stock planner"', 'role = " "', 1),
        SOURCE[: SOURCE.rindex("[[")], "thank_you = 1\ncheck_in = 2\nfeedback_reply = 3",
        "thank_you = [1]\ncheck_in = []\nfeedback_reply = []",
    ],
)  # fmt: skip
def test_a_spoilt_file_is_refused(source: str) -> None:
    with pytest.raises(InvalidRubric):
        parse_lessons(source)
