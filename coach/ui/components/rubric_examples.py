"""A good, a middling and a weak note of a kind, scored as they are shown, with what makes each so."""

import re
from collections.abc import Mapping
from html import escape

import streamlit as st

from coach.bootstrap import Coach
from coach.domain.drafts import Draft
from coach.domain.findings import load_findings
from coach.domain.messages import CriterionResult, Kind, ScoreResult
from coach.domain.rubric import load_rubric
from coach.ui.components.badges import criterion_badge, remark_badge
from coach.ui.components.criteria import titles_of
from coach.ui.components.marked_text import marked_text
from coach.ui.components.remarks import stops_first
from coach.ui.components.today_links import DRAFT
from coach.ui.desk.opening import open_note
from coach.ui.lessons import Grade, Lesson, load_lessons
from coach.ui.words import KIND_NAMES, LEVELS

_TITLES: Mapping[Grade, str] = {Grade.GOOD: "A good one", Grade.MIDDLING: "A middling one", Grade.WEAK: "A weak one"}
# Several notes stand on the page, and nothing on it leads into them.
_ANCHORS = re.compile(r' id="(?:earns|found)-[^"]*"')


def examples(coach: Coach, kind: Kind) -> None:
    """All three of a kind, best first."""
    st.html(
        f'<section class="fc-prose" aria-labelledby="fc-examples"><h2 id="fc-examples">Three examples of '
        f"{KIND_NAMES[kind]}</h2><p>Our own, about people and firms that do not exist, and scored now as yours would "
        "be. The letters tell what each marked sentence counts for.</p></section>"
    )
    for lesson in load_lessons()[kind]:
        with st.container(key=f"rubric_example_{lesson.grade}"):
            _example(lesson, stops_first(coach.score_note(lesson.note)))


def _example(lesson: Lesson, result: ScoreResult) -> None:
    titles = titles_of(load_rubric().criteria[lesson.kind])
    note, told = st.columns([7, 5], gap="large")
    note.html(_letter(lesson, result, titles))
    told.html(_told(lesson, result, titles))
    label = f"Try it on the desk: {_TITLES[lesson.grade].lower()}"
    if told.button(label, key=f"rubric_try_{lesson.grade}", on_click=_begin, args=(lesson,)):
        st.switch_page(DRAFT)


def _begin(lesson: Lesson) -> None:
    """A note of its own, beside whatever is being written."""
    draft = Draft(
        text=lesson.text, subject=lesson.subject, kind=lesson.kind, company=lesson.company, role=lesson.role,
        interviewers=(lesson.interviewer,), sender=lesson.sender, request=lesson.request,
    )  # fmt: skip
    open_note(lambda record: record.drafts.begin(draft))


def _letter(lesson: Lesson, result: ScoreResult, titles: Mapping[str, str]) -> str:
    lines = (("They asked", lesson.request), ("Subject", lesson.subject))
    head = "".join(f"<p><strong>{name}:</strong> {escape(text)}</p>" for name, text in lines if text)
    note = _ANCHORS.sub("", marked_text(lesson.text, result, titles))
    return f"<h3>{_TITLES[lesson.grade]}</h3>{head}{note}"


def _told(lesson: Lesson, result: ScoreResult, titles: Mapping[str, str]) -> str:
    score = "No score" if result.score is None else f"{result.score:.0f} of 100, band {result.band} of 5"
    criteria = "".join(_criterion(one, titles) for one in result.criteria)
    rules = load_findings()
    found = "".join(
        f'<li class="fc-{one.severity}">{remark_badge(n)}{escape(rules[one.id].title if one.id in rules else one.id)}'
        "</li>"
        for n, one in enumerate(result.findings, 1)
    )
    remarks = f'<h4>Remarks</h4><ul class="fc-example-list">{found}</ul>' if found else ""
    return (
        f'<div class="fc-card fc-example"><p class="fc-example-score">{score}</p>'
        f"<p>{escape(lesson.comment)}</p>"
        f'<ul class="fc-example-list">{criteria}</ul>{remarks}</div>'
    )


def _criterion(one: CriterionResult, titles: Mapping[str, str]) -> str:
    return (
        f"<li>{criterion_badge(one.id)}<span>{escape(titles[one.id])}</span>"
        f'<span class="fc-quiet">{LEVELS[one.level]}, {one.points:.0f} of {one.weight}</span></li>'
    )
