"""The page How it scores in each of its parts, what is changed on it, and what other pages then say."""

from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import coach
from coach.domain.choices import Choices
from coach.domain.facts import load_facts
from coach.domain.findings import load_findings
from coach.domain.messages import Kind, Severity
from coach.domain.rubric import load_rubric
from coach.errors import StoreFault
from coach.services import drafting
from coach.services.preferences import load_preferences
from coach.ui import record as held_record
from coach.ui.components.rubric_parts import CRITERIA, EXAMPLES, MODEL, PARTS, REMARKS, WEIGHTS
from coach.ui.lessons import load_lessons
from tests.ui import test_today_page
from tests.ui.reading import Seen, labelled
from tests.ui.test_today_page import go, labels, press, record, said, seen

app = test_today_page.app
NOTE = "Dear Ms Osei,\n\nThank you for the tour of the press room on Tuesday.\n\nKind regards,\n[Your Name]"


def show(app: AppTest, part: str, kind: Kind | None = None) -> Seen:
    go(app, "rubric")
    app.segmented_control(key="rubric_part").set_value(part).run()
    if kind:
        app.segmented_control(key="rubric_kind").set_value(kind).run()
    return seen(app)


def weight(app: AppTest, criterion: str, kind: Kind = Kind.THANK_YOU):  # type: ignore[no-untyped-def]
    (found,) = [one for one in app.number_input if one.key and one.key.startswith(f"rubric_{kind}_{criterion}_")]
    return found


def choices() -> Choices:
    return load_preferences(record()).choices


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_headings_in_order_and_no_id_twice(app: AppTest, part: str) -> None:
    page = show(app, part)
    levels = [level for level, _ in page.headings]
    assert levels[:2] == [1, 2]
    assert all(down - up <= 1 for up, down in pairwise(levels))
    assert len(page.ids) == len(set(page.ids))
    assert "stands at its default" in said(app)


@pytest.mark.parametrize("kind", list(load_rubric().criteria))
def test_each_criterion_says_why_with_fact_year_and_source(app: AppTest, kind: Kind) -> None:
    page = show(app, CRITERIA, kind)
    for one in load_rubric().criteria[kind]:
        assert one.why in page.text
        for fact in (load_facts()[id_] for id_ in one.sources if id_ != "D"):
            assert fact.says in page.text
            assert fact.publisher in page.text
            assert fact.year in page.text


@pytest.mark.parametrize("kind", list(load_lessons()))
def test_examples_are_scored_as_they_are_shown(app: AppTest, kind: Kind) -> None:
    page = show(app, EXAMPLES, kind)
    for lesson in load_lessons()[kind]:
        assert lesson.comment in page.text
    assert page.text.count("of 100, band") == 3
    assert page.marks


def test_an_example_is_tried_on_the_desk_and_what_was_there_is_kept(app: AppTest) -> None:
    labelled(app, "Your note").set_value(NOTE).run()
    lesson = load_lessons()[Kind.FEEDBACK_REPLY][1]
    show(app, EXAMPLES, Kind.FEEDBACK_REPLY)
    press(app, "Try it on the desk: a middling one")
    page = seen(app)
    assert labelled(app, "Your note").value == lesson.text
    assert labelled(app, "What the employer asked for").value == lesson.request
    assert "of 100" in page.text
    assert NOTE in {record().drafts.get(row.id).draft.text for row in drafting.listing(record()).rows}


def test_limits_and_figures_are_laid_open(app: AppTest) -> None:
    page = show(app, MODEL)
    lowest = f"2 from {coach().engine.judgement.bands[0]}"
    for told in ("10 to 150 words", "8 to 120 words", "up to 10", "Our own choice", "Boland and Queen", lowest):
        assert told in page.text
    assert all(fact.says in page.text for fact in load_facts().values())


def test_a_changed_weight_is_said_at_the_top_in_the_field_and_beside_the_score_and_goes_back(app: AppTest) -> None:
    show(app, WEIGHTS)
    weight(app, "gratitude").set_value(40)
    press(app, "Save weights")
    assert choices().weights == {Kind.THANK_YOU: {"gratitude": 40}}
    assert "Thanks 40 (default 8)" in said(app)
    assert "a rough guide" in said(app)
    assert "changed" in weight(app, "gratitude").label
    assert "Default 8; counts for 30 of 100." in seen(app).text
    assert "30 points, default 8" in show(app, CRITERIA).text
    go(app, "draft")
    next(one for one in app.get("button_group") if one.label == "What are you writing?").set_value("thank_you").run()
    labelled(app, "Your note").set_value(NOTE).run()
    assert "Scored with your own weights" in seen(app).text
    assert "rubric" in seen(app).links
    show(app, WEIGHTS)
    press(app, "Default weights for: Thank-you")
    assert record().preferences() == {}
    assert weight(app, "gratitude").value == 8
    assert "own weights" not in go(app, "draft").text


def test_a_criterion_that_is_off_is_said_to_be(app: AppTest) -> None:
    show(app, WEIGHTS, Kind.CHECK_IN)
    weight(app, "clean", Kind.CHECK_IN).set_value(0)
    press(app, "Save weights")
    assert "Reads easily off (default 4)" in said(app)
    assert "switched off" in seen(app).text
    assert "off, default 4" in show(app, CRITERIA).text


def test_all_criteria_off_is_refused_and_nothing_is_kept(app: AppTest) -> None:
    show(app, WEIGHTS)
    for one in load_rubric().criteria[Kind.THANK_YOU]:
        weight(app, one.id).set_value(0)
    press(app, "Save weights")
    assert [one for one in app.error if "every criterion is off" in one.value]
    assert record().preferences() == {}


def test_a_remark_is_switched_off_and_on(app: AppTest) -> None:
    assert all(rule.title in show(app, REMARKS).text for rule in list(load_findings().values())[:1])
    press(app, "Switch off: A worn phrase")
    assert choices().muted == ("stock_phrase",)
    assert "Switched off: A worn phrase (Advice)" in said(app)
    assert "switched off by you" in seen(app).text
    press(app, "Switch on: A worn phrase")
    assert record().preferences() == {}


@pytest.mark.parametrize("rule", [one for one in load_findings().values() if one.severity is Severity.STOP])
def test_a_stop_asks_before_it_goes_off_and_is_named_beside_the_score(app: AppTest, rule) -> None:  # type: ignore[no-untyped-def]
    show(app, REMARKS)
    press(app, f"Switch off: {rule.title}")
    assert choices() == Choices()
    assert "no longer be held back" in said(app)
    press(app, "Keep it")
    assert f"Switch off: {rule.title}" in labels(app)
    assert choices() == Choices()
    press(app, f"Switch off: {rule.title}")
    press(app, "Switch it off all the same")
    assert choices().muted == (rule.id,)
    assert "no longer held at 40" in said(app)
    go(app, "draft")
    labelled(app, "Your note").set_value(NOTE).run()
    assert f"Switched off by you: {rule.title} (Stop)" in seen(app).text


def test_everything_goes_back_at_once(app: AppTest) -> None:
    record().set_preference("scoring", {"weights": {"check_in": {"question": 0}}, "muted": ["pay", "gift"]})
    show(app, REMARKS)
    press(app, "Back to all defaults")
    assert record().preferences() == {}
    assert "stands at its default" in said(app)


def test_a_note_is_read_even_where_the_record_cannot_be(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise StoreFault("The record can't be read.")

    monkeypatch.setattr(held_record, "get_store", broken)
    go(app, "draft")
    labelled(app, "Your note").set_value(NOTE).run()
    assert "of 100" in seen(app).text
    go(app, "rubric")
    assert app.error
    monkeypatch.undo()
