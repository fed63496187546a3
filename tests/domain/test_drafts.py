"""A draft's own rules, and when what stands is worth keeping."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.drafts import (
    MOST_CHARACTERS,
    VERSION_PAUSE,
    Draft,
    Scored,
    Snapshot,
    StoredDraft,
    is_worth_keeping,
    taken,
)
from coach.domain.messages import Kind
from coach.errors import InvalidRecord

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)
TEXTS = ("text", "subject", "company", "role", "sender", "request", "jottings")


def stored(text: str, kind: Kind | None = None, found: Kind | None = None) -> StoredDraft:
    scored = found and Scored(kind=found, score=None, band=None, levels={}, rubric_version="1", model_version="m")
    draft = Draft(text=text, subject="Thanks", kind=kind)
    return StoredDraft(id="d", version=1, draft=draft, created_at=NINE, updated_at=NINE, scored=scored)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    ("given", "held"),
    [
        ("", ""),
        (" a\r\nb\rc\n ", " a\r\nb\rc\n "),
        ("Füße 🎉 \u202e", "Füße 🎉 \u202e"),
        ("a\0b", "ab"),
        ("\0", ""),
        ("a\ud83db", "a?b"),
        ("x" * MOST_CHARACTERS, "x" * MOST_CHARACTERS),
    ],
    ids=["empty", "line ends", "letters", "NUL", "only NUL", "half a character", "longest"],
)
def test_texts_are_held_as_given_but_for_what_no_file_can_hold(name: str, given: str, held: str) -> None:
    assert getattr(Draft(**{name: given}), name) == held  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_beyond_the_limit_is_refused_with_both_numbers(name: str) -> None:
    with pytest.raises(InvalidRecord, match=r"100,001.*100,000"):
        Draft(**{name: "x" * (MOST_CHARACTERS + 1)})  # type: ignore[arg-type]


def test_names_are_held_without_blank_ones_and_up_to_the_limit() -> None:
    assert Draft(interviewers=("Ada", " ", "", "\0", "Bo\0")).interviewers == ("Ada", "Bo")
    with pytest.raises(InvalidRecord):
        Draft(interviewers=("Ada Osei",) * 20_000)


def test_a_draft_is_of_a_kind_that_can_be_written_to() -> None:
    with pytest.raises(InvalidRecord):
        Draft(kind=Kind.OTHER)


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \r\n\t", True), ("x", False), ("🎉", False)])
def test_a_draft_is_blank_until_something_is_written(text: str, blank: bool) -> None:
    assert Draft(text=text, company="Larch", jottings="Roof").is_blank is blank


@pytest.mark.parametrize(
    ("chosen", "found", "kind"),
    [
        (None, None, None),
        (None, Kind.OTHER, None),
        (None, Kind.CHECK_IN, Kind.CHECK_IN),
        (Kind.THANK_YOU, Kind.CHECK_IN, Kind.THANK_YOU),
    ],
)
def test_the_kind_is_the_one_chosen_else_the_one_found(
    chosen: Kind | None, found: Kind | None, kind: Kind | None
) -> None:
    assert stored("x", chosen, found).kind is kind


@pytest.mark.parametrize(
    ("before", "after", "rested", "worth"),
    [
        ("", "One", VERSION_PAUSE, False),
        (" \n", "One", VERSION_PAUSE, False),
        ("One two", "One two", VERSION_PAUSE, False),
        ("One two", "One two three", VERSION_PAUSE - timedelta(seconds=1), False),
        ("One two", "One two three", VERSION_PAUSE, True),
        ("One two", "One ", timedelta(0), False),
        ("One two", "On", timedelta(0), True),
        ("One two", "", timedelta(0), True),
        # A version too many where the clock was set back, never one too few.
        ("One two", "One two three", timedelta(days=-1), True),
    ],
)
def test_what_rested_or_is_mostly_to_go_is_worth_keeping(
    before: str, after: str, rested: timedelta, worth: bool
) -> None:
    assert is_worth_keeping(stored(before), Draft(text=after, subject="Thanks"), NINE + rested) is worth


def test_another_subject_line_is_another_version() -> None:
    assert is_worth_keeping(stored("One"), Draft(text="One", subject="Hello"), NINE + VERSION_PAUSE)


def test_a_version_taken_brings_its_words_and_leaves_the_occasion() -> None:
    draft = Draft(text="New", subject="New", kind=Kind.CHECK_IN, company="Larch", jottings="Roof", sender="Cy")
    version = Snapshot(number=1, text="Old", subject="", kind=None, at=NINE)
    assert taken(draft, version) == Draft(text="Old", company="Larch", jottings="Roof", sender="Cy")
