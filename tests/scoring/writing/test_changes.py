"""Two versions differ where they say that they do, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.messages import Span
from coach.scoring.writing.changes import changes

TEXTS = st.text(alphabet="ab \n\té👍.", max_size=80)


def without(text: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("I like it.", "I like it.", [], []),
        ("I like it.", "I really like it.", [], ["really"]),
        ("I really like it.", "I like it.", ["really"], []),
        ("Dear Ann, hello", "Dear Bo, hello", ["Ann,"], ["Bo,"]),
        ("", "New words", [], ["New words"]),
        ("Old words", "", ["Old words"], []),
        ("a\n\nb", "a b", [], []),
        ("I would like to join the team.", "I would love to join your team.", ["like", "the"], ["love", "your"]),
        (
            "Keep it. I saw her and the shop.",
            "Keep it. We met him and a crew.",
            ["I saw her and the shop."],
            ["We met him and a crew."],
        ),
        (
            "for forty drivers and cut overtime",
            "for sixty vans and saved money",
            ["forty drivers and cut overtime"],
            ["sixty vans and saved money"],
        ),
    ],
)
def test_what_is_gone_and_what_is_new(before: str, after: str, gone: list[str], new: list[str]) -> None:
    found = changes(before, after)
    assert [before[span.start : span.end] for span in found.gone] == gone
    assert [after[span.start : span.end] for span in found.new] == new


@given(TEXTS, TEXTS)
def test_outside_of_the_changes_both_read_the_same(before: str, after: str) -> None:
    found = changes(before, after)
    assert without(before, found.gone) == without(after, found.new)


@given(TEXTS, TEXTS)
def test_spans_are_in_order_apart_and_inside(before: str, after: str) -> None:
    found = changes(before, after)
    for text, spans in ((before, found.gone), (after, found.new)):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text) for edge in edges)


def test_very_long_texts_are_compared_line_by_line() -> None:
    lines = [f"line {n} of many words" for n in range(2_000)]
    changed = [*lines[:1_000], "another", *lines[1_001:]]
    found = changes("\n".join(lines), "\n".join(changed))
    assert len(found.gone) == len(found.new) == 1
