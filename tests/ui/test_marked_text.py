"""The marked note shows every word as typed, and the marks stand where the offsets say."""

import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.ui.components.marked_text import is_placed, marked_note, marked_text, pieces
from tests.ui.reading import seen_in
from tests.ui.results import criterion, finding, result_with

TITLES = {"gratitude": "Thanks", "specific": "A detail", "interest": "Your wish"}
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&amp;</mark></div>"


def span_of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("text", ["", " ", "\r\n", "Thanks.", HOSTILE])
def test_a_note_without_marks_is_shown_as_typed(text: str) -> None:
    seen = seen_in(marked_text(text, result_with(), TITLES))
    assert seen.text == text.replace("\r\n", "\n")
    assert seen.tags == {"div"}


def test_tags_typed_into_a_note_stay_letters_also_under_marks() -> None:
    marked = result_with(criterion("gratitude", (0, len(HOSTILE))), findings=(finding(2, 40, message=HOSTILE),))
    seen = seen_in(marked_text(HOSTILE, marked, {"gratitude": HOSTILE}))
    assert seen.text == HOSTILE
    assert seen.tags == {"div", "mark", "span"}


def test_a_sentence_that_earned_a_criterion_is_marked_with_name_and_letter() -> None:
    text = "Hi Ann,\n\nThank you for Tuesday. It rained.\n"
    seen = seen_in(
        marked_text(text, result_with(criterion("gratitude", span_of(text, "Thank you for Tuesday."))), TITLES)
    )
    assert seen.marks == [("Counts for: Thanks", "Thank you for Tuesday.")]
    assert seen.badges == ["G"]
    assert "Thanks" in " ".join(seen.unseen)


def test_a_sentence_that_earned_two_criteria_names_both() -> None:
    text = "Thank you for the tour of the press room."
    span = (0, len(text))
    seen = seen_in(marked_text(text, result_with(criterion("gratitude", span), criterion("specific", span)), TITLES))
    assert seen.marks == [("Counts for: Thanks, A detail", text)]
    assert seen.badges == ["G", "S"]


def test_evidence_that_overlaps_in_part_is_cut_where_it_begins_and_ends() -> None:
    text = "one two three"
    seen = seen_in(
        marked_text(text, result_with(criterion("gratitude", (0, 7)), criterion("specific", (4, 13))), TITLES)
    )
    assert seen.marks == [
        ("Counts for: Thanks", "one "),
        ("Counts for: Thanks, A detail", "two"),
        ("Counts for: A detail", " three"),
    ]
    assert seen.badges == ["G", "S"], "one badge for each, where its sentence ends"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hi 👩‍🔬 Ann 🎉, thank you all.", "thank you all."),
        ("שלום, thank you all. תודה", "thank you all."),
        ("e\u0301te\u0301 was warm, thank you all.", "thank you all."),
        ("Hi,\r\n\r\nthank you all.\r\nBye", "thank you all."),
        ("\u201cQuoted\u201d \u2014 thank you all\u2026", "thank you all\u2026"),
    ],
)
def test_offsets_count_code_points(text: str, words: str) -> None:
    seen = seen_in(marked_text(text, result_with(criterion("gratitude", span_of(text, words))), TITLES))
    assert [marked for _, marked in seen.marks] == [words]


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb", "\r\n", "a\r\n\r\nb\r"])
def test_a_line_end_is_one_line_end_wherever_it_is_cut(text: str) -> None:
    shown = text.replace("\r\n", "\n").replace("\r", "\n")
    for cut in range(1, len(text)):
        seen = seen_in(marked_text(text, result_with(criterion("gratitude", (0, cut))), TITLES))
        assert seen.text == shown


def test_a_finding_can_be_found_by_its_number() -> None:
    text = "I will pay. I will not."
    seen = seen_in(marked_text(text, result_with(findings=(finding(0, 0), finding(7, 10))), TITLES))
    assert seen.ids == ["found-2"]
    assert seen.badges == ["2"]


def test_a_finding_across_two_sentences_gets_one_anchor_and_one_number() -> None:
    text = "Thank you. Now pay me."
    marked = result_with(criterion("gratitude", (0, 10)), criterion("interest", (11, 22)), findings=(finding(6, 18),))
    seen = seen_in(marked_text(text, marked, TITLES))
    assert seen.ids.count("found-1") == 1
    assert seen.badges.count("1") == 1
    assert seen.text == text


@pytest.mark.parametrize("span", [(0, 0), (5, 5), (0, 11)])
def test_a_finding_about_the_note_as_a_whole_marks_no_words(span: tuple[int, int]) -> None:
    assert not is_placed(finding(*span), "Hello there")
    assert seen_in(marked_text("Hello there", result_with(findings=(finding(*span),)), TITLES)).tags == {"div"}


def test_a_criterion_with_several_sentences_has_one_place_to_jump_to() -> None:
    text = "Thanks. Thanks again."
    seen = seen_in(marked_text(text, result_with(criterion("gratitude", (0, 7), (8, 21))), TITLES))
    assert seen.ids == ["earns-gratitude"]
    assert seen.badges == ["G", "G"]


def test_the_key_names_every_criterion_that_is_marked_and_no_other() -> None:
    text = "Thank you."
    html = marked_note(text, result_with(criterion("gratitude", (0, 10)), criterion("specific", level=0)), TITLES)
    assert "Thanks" in seen_in(html).text
    assert escape("A detail") not in html


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_whatever_is_marked_the_words_stay_the_same(
    text: str, evidence: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    def inside(span: tuple[int, int]) -> tuple[int, int]:
        low, high = sorted(min(offset, len(text)) for offset in span)
        return low, high

    ids = ["gratitude", "specific", "interest"]
    criteria = [criterion(ids[n % 3], inside(span)) for n, span in enumerate(evidence[:3])]
    result = result_with(*criteria, findings=tuple(finding(*inside(span)) for span in found))
    assert "".join(text[piece.start : piece.end] for piece in pieces(text, result)) == text
    assert seen_in(marked_text(text, result, TITLES)).text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_very_long_note_is_drawn_at_once() -> None:
    text = "Thank you. " * 5_000
    spans = [(start, start + 10) for start in range(0, len(text), 11)]
    result = result_with(criterion("gratitude", *spans), findings=tuple(finding(*span) for span in spans))
    before = time.perf_counter()
    marked_text(text, result, TITLES)
    assert time.perf_counter() - before < 20  # generous: only a change of kind should fail
