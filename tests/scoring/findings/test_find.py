"""Spans, replacements, the frame, and texts made to hurt."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.messages import Finding, Kind, Label, Note, Part
from coach.scoring.document import Document, Sentence
from coach.scoring.findings import Case, Frame, find, frame
from coach.scoring.segmentation import read

RECORD = Note(
    text="", company="Larch Foods", role="Baker", interviewers=("Ms. Akua Osei", "Tom Bell"), sender="Jo Reed"
)


def found(text: str, *, suspect: Sequence[float] | None = None, note: Note = RECORD) -> tuple[Finding, ...]:
    document = read(text)
    red_flag = suspect or [0.0] * len(document.sentences)
    note = replace(note, text=text)
    labels = [frozenset({Label.RED_FLAG} if one >= 0.5 else set[Label]()) for one in red_flag]
    return find(Case(note=note, document=document, kind=Kind.THANK_YOU, labels=labels, red_flag=red_flag))


def framed(note: Note) -> Frame:
    document = read(note.text)
    many = len(document.sentences)
    return frame(
        Case(note=note, document=document, kind=Kind.THANK_YOU, labels=[frozenset()] * many, red_flag=[0.0] * many)
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n", "!!!", "🎉", "\x00", "İ", "[", "> quoted only"])
def test_hardly_any_text_is_no_trouble(text: str) -> None:
    assert all(0 <= one.start <= one.end <= len(text) for one in found(text))


@pytest.mark.parametrize(
    ("text", "id_", "words", "replacements"),
    [
        ("Dear Ms. Osie,\n\nHello.\n\nBest,\nJo", "wrong_name", "Osie", ("Osei",)),
        ("Dear [Name],\n\nHello.\n\nBest,\nJo", "placeholder", "[Name]", ("Ms. Akua Osei", "Tom Bell")),
        ("Dear Ms. [Last Name],\n\nHello.\n\nBest,\nJo", "placeholder", "[Last Name]", ("Osei", "Bell")),
        ("Hi Tom,\n\nThe {{role}} post is mine.\n\nBest,\nJo", "placeholder", "{{role}}", ("Baker",)),
        ("Hi Tom,\n\nI like <company>.\n\nBest,\nJo", "placeholder", "<company>", ("Larch Foods",)),
        ("Hi Tom,\n\nHello again.\n\nBest,\n[Your Name]", "placeholder", "[Your Name]", ("Jo Reed",)),
        ("Hi Tom,\n\nI like Larsh Foods.\n\nBest,\nJo", "wrong_company", "Larsh Foods", ("Larch Foods",)),
        ("Hi Tom,\n\nThe oven runs.\nYou people are late.\n\nBest,\nJo", "blame", "You people", ()),
    ],
)
def test_a_finding_covers_the_words_at_fault_and_knows_the_right_ones(
    text: str, id_: str, words: str, replacements: tuple[str, ...]
) -> None:
    (one,) = [one for one in found(text) if one.id == id_]

    assert text[one.start : one.end] == words
    assert one.replacements == replacements


# What is read once in a sentence is kept; these texts are judged by what stands around the sentence as well.
@pytest.mark.parametrize(
    ("text", "id_", "at_fault", "fine"),
    [
        ("Hi all,\n\nI told Ms. Osie about it.", "wrong_name", {}, {"interviewers": ("Akua Osie",)}),
        ("Hi all,\n\nI told Ms. Osie about it.", "wrong_name", {}, {"sender": "Ada Osie"}),
        ("Dear Anna,\n\nHello.", "wrong_name", {}, {"interviewers": ("Anna Roy",)}),
        ("Dear Larch,\n\nHello.", "wrong_name", {"company": "Elm"}, {"company": "Larch"}),
        ("Hi all,\n\nI like Larsh Foods.", "wrong_company", {}, {"company": "Larsh Foods"}),
        ("Hi all,\n\nI look forward to joining Elm.", "wrong_company", {}, {"company": "Elm"}),
        ("Hi all,\n\nHello.\n\nBest,\nAda Roy", "missing_close", {}, {"sender": "Ada Roy"}),
        ("Hi all,\n\nWhat is the salary?", "pay", {}, {"request": "What pay do you hope for?"}),
    ],
)
def test_the_same_sentence_is_judged_by_each_record_anew(
    text: str, id_: str, at_fault: dict[str, Any], fine: dict[str, Any]
) -> None:
    for _ in range(2):
        assert id_ in {one.id for one in found(text, note=replace(RECORD, **at_fault))}
        assert id_ not in {one.id for one in found(text, note=replace(RECORD, **fine))}


def test_a_kept_sentence_is_found_wherever_it_stands() -> None:
    body = "I told Ms. Osie at Larsh Foods to call [Name], or else I'll walk."
    (near, far) = (found(f"Hi all,\n\n{lead}{body}") for lead in ("", "A word before.\n\n"))

    assert [(one.id, one.start + len("A word before.\n\n")) for one in near if one.start] == [
        (one.id, one.start) for one in far if one.start
    ]
    assert {"wrong_name", "wrong_company", "placeholder", "threat"} <= {one.id for one in near}


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "Dear [Name],\n\nYou people are late! I beg you! What is the salary!\n\nTom"
    keys = [(one.start, one.end, one.id) for one in found(text)]

    assert keys == sorted(keys)
    assert len(keys) >= 5


def test_a_loose_pattern_needs_a_suspect_sentence() -> None:
    text = "Dear Ms. Osei,\n\nA word on money: forty an hour suits me.\n\nBest,\nJo"

    assert "pay" not in {one.id for one in found(text, suspect=[0.0, 0.49, 0.0])}
    assert "pay" in {one.id for one in found(text, suspect=[0.0, 0.5, 0.0])}


def test_quoted_words_are_not_the_writers() -> None:
    text = "Dear Ms. Osei,\n\nMonday is fine.\n\nBest,\nJo\n\n> You people! [Name]! What is the salary? 🎉"

    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "by_name", "signed"),
    [
        ("Hello.", False, False),
        ("Dear Ms. Osei,\n\nHello.\n\nBest,\nJo Reed", True, True),
        ("Priya,\n\nHello.\n\nJo", True, True),
        ("hi priya,\n\nhello.\n\ncheers,\njo", True, True),
        ("Dear hiring team,\n\nHello.\n\nBest,\nJo", False, True),
        ("Dear Sir or Madam,\n\nHello.\n\nYours faithfully", False, False),
        ("Dear [Name],\n\nHello.\n\nBest,\n[Your Name]", False, False),
        ("Hi there,\n\nHello.\n\nSent from my phone", False, False),
    ],
)
def test_the_frame_knows_names_from_none(text: str, by_name: bool, signed: bool) -> None:
    seen = framed(Note(text=text))

    assert (seen.greeting_by_name, seen.close_with_name) == (by_name, signed)


@pytest.mark.parametrize(
    ("subject", "ok"),
    [
        (None, None), ("", False), ("Thanks", False), ("Thank you", True), ("THANK YOU TOM", False), ("Re: x", True),
        ("one two three four five six seven eight", True), ("one two three four five six seven eight nine", False),
    ],
)  # fmt: skip
def test_a_subject_has_two_to_eight_words(subject: str | None, ok: bool | None) -> None:
    assert framed(Note(text="Hello.", subject=subject)).subject_ok is ok


HOSTILE = [
    "a", "!", "?", "[", "{{a ", "<", "_", ". ", "…", "%a", "$N", "x", "XX ", "XX-", "A-", "O'", " ", "\n", "A ", "A B, ",
    "a@", "http://", '"a"? ', "need ", "i need ", "please ", "if i ", "must have ", "joining A ", "work at A B ",
    "Thank you, A. ", "Dear A, ", "Osie ", "Larch Fod ", "12 a b c ", "what is the pay ", "(insert ", "Subject: ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("part", [Part.GREETING, Part.BODY, Part.CLOSE])
def test_fifty_thousand_hostile_characters_take_no_time(piece: str, part: Part) -> None:
    text = (piece * 50_000)[:50_000]
    note = Note(text=text, company="Larch Foods", interviewers=("Akua Osei",), sender="Jo", others=(text[::-1],))
    document = Document(text, (Sentence(0, len(text), part),))

    start = time.process_time()
    case = Case(note=note, document=document, kind=Kind.THANK_YOU, labels=[frozenset()], red_flag=[0.9])
    find(case)
    frame(case)

    # Far above what it takes (0.4 s at most), far below what a pattern of quadratic time would.
    assert time.process_time() - start < 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all_gives_findings_inside_it(text: str) -> None:
    first = found(text)

    assert first == found(text)
    assert all(0 <= one.start <= one.end <= len(text) for one in first)


def test_a_slip_says_nothing_again_that_another_finding_says() -> None:
    text = (
        "Dear Ms. Osie,\n\nI like the [comapny naem] plan and Larsh Foods, and I recieved your mail.\n\nBest,\nJo Reed"
    )

    covered = {text[one.start : one.end]: one.id for one in found(text) if one.id != "shared_address"}

    assert covered == {
        "Osie": "wrong_name", "[comapny naem]": "placeholder", "Larsh Foods": "wrong_company", "recieved": "spelling",
    }  # fmt: skip
