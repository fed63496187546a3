"""Small talk counts for nothing and changes nothing of what is made of the sentences around it."""

import itertools

import numpy as np
import pytest

from coach import Coach
from coach.domain.messages import Kind, Label, LabelledSentence, Note, Part, ScoreResult
from coach.scoring.document import Document, Sentence
from coach.scoring.labelling.small_talk import SURELY_OF_USE, looks_idle, small_talk, with_small_talk
from coach.scoring.labelling.vectors import Linear
from coach.scoring.store import load_model
from coach.settings import default_settings
from coach.training.corpus import load_asides, load_notes
from coach.training.small_talk import said_in

MODELS = default_settings().models
BEFORE = "Dear Ms Osei,\n\nThank you for showing me the cold store on Tuesday. I would love to join you as shift lead."
AFTER = "I ran a night crew of nine for four years. Is there anything else that you need from me?\n\nBest,\nJo Reed\n"
ASKING = "Dear Mr Vale,\n\nI interviewed with you on 3 May for the payroll analyst post. I am still keen to join."
WAITING = "May I ask when you expect to decide?\n\nKind regards,\nAnn Lowe\n"
CHAT = (
    "The lake is frozen and the ducks are walking about on it.",
    "My neighbour's cat had five kittens on Sunday.",
    "It has been pouring with rain in Porto all week.",
    "We are baking plum cake for my aunt's eightieth birthday.",
)
MORE_CHAT = (
    "The trams stood still on Monday because of the wet leaves.",
    "My brother has bought a second canoe, and nobody knows where the first one is.",
    "On Saturday the whole street was out to watch the balloons.",
    "Our old boiler hums again, which the dog does not like.",
    "The pears are ripe and the wasps have noticed.",
    "My mother rang to say that the swallows have left.",
)


def a_document(*parts: Part) -> Document:
    """A document of sentences of one letter each."""
    text = "".join(chr(ord("a") + at) for at in range(len(parts)))
    return Document(text, tuple(Sentence(at, at + 1, part) for at, part in enumerate(parts)))


def rows(document: Document, *chances: float, label: Label = Label.SPECIFIC) -> tuple[LabelledSentence, ...]:
    """Its sentences, each with a chance of a label, which it has from 0.5 on."""
    return tuple(
        LabelledSentence(
            one.start, one.end, one.part, (label,) * (chance >= 0.5), tuple(chance * (each is label) for each in Label)
        )
        for one, chance in zip(document.sentences, chances, strict=True)
    )


@pytest.mark.parametrize(
    ("chances", "idle", "left_out"),
    [
        ((0, 0, 0, 0, 0), "", set()),
        ((0, 0, 0, 0, 0), "c", {2}),
        ((0, 0, SURELY_OF_USE - 0.01, 0, 0), "c", {2}),
        ((0, 0, SURELY_OF_USE, 0, 0), "c", set()),
        ((0, 0, 0, 0, 0), "ae", set()),
        ((0, 0, 0, 0, 0), "cd", {2, 3}),
        ((0, 0.9, 0.9, 0, 0), "bcd", {3}),
        ((0, 0, 0, 0, 0), "abcde", set()),
    ],
)
def test_left_out_is_what_is_idle_and_not_surely_of_use_unless_that_is_all(
    chances: tuple[float, ...], idle: str, left_out: set[int]
) -> None:
    document = a_document(Part.GREETING, Part.BODY, Part.BODY, Part.BODY, Part.CLOSE)

    assert small_talk(document, rows(document, *chances), idle.__contains__) == left_out


@pytest.mark.parametrize(("label", "left_out"), [(Label.RED_FLAG, set()), (Label.SPECIFIC, {1})])
def test_what_would_hurt_is_never_left_out(label: Label, left_out: set[int]) -> None:
    document = a_document(Part.GREETING, Part.BODY, Part.BODY)

    assert small_talk(document, rows(document, 0, 0.55, 0, label=label), "b".__contains__) == left_out


def test_what_was_left_out_is_put_back_in_its_place_without_a_chance() -> None:
    document = a_document(Part.GREETING, Part.BODY, Part.BODY, Part.BODY)
    whole = rows(document, 0.1, 0.2, 0.3, 0.4)

    put_back = with_small_talk(document, {2}, rows(document.without({2}), 0.1, 0.2, 0.4))

    assert [one for at, one in enumerate(put_back) if at != 2] == [one for at, one in enumerate(whole) if at != 2]
    assert put_back[2] == LabelledSentence(2, 3, Part.BODY, (), (0.0,) * len(Label), left_out=True)


@pytest.mark.parametrize(("bias", "idle"), [(-2.0, False), (-1.0, False), (-0.5, True)])
def test_the_rule_is_a_sum_that_is_above_nought(bias: float, idle: bool) -> None:
    rule = Linear(np.array([1.0, 0.0], np.float32), np.float32(bias))
    assert looks_idle(np.array([1.0, 5.0], np.float32), rule) is idle


@pytest.mark.parametrize("chat", CHAT)
@pytest.mark.parametrize(("before", "after"), [(BEFORE, AFTER), (ASKING, WAITING)])
@pytest.mark.parametrize("kind", [None, Kind.THANK_YOU, Kind.CHECK_IN])
def test_a_word_of_small_talk_changes_no_label_of_the_others_and_no_content(
    coach: Coach, before: str, after: str, chat: str, kind: Kind | None
) -> None:
    without, with_it = (
        coach.engine.score(Note(text=text, kind=kind)) for text in (f"{before} {after}", f"{before} {chat} {after}")
    )

    assert with_it.kind is without.kind
    assert [one.left_out for one in with_it.sentences].count(True) == 1
    assert _said(with_it, f"{before} {chat} {after}", but=chat) == _said(without, f"{before} {after}")
    assert _levels(with_it) == _levels(without)


def test_in_a_reply_everything_is_read(coach: Coach) -> None:
    found = coach.engine.score(Note(text=f"{BEFORE} {CHAT[0]} {AFTER}", kind=Kind.FEEDBACK_REPLY))
    assert not any(one.left_out for one in found.sentences)


def test_nothing_but_small_talk_is_read_as_it_stands(coach: Coach) -> None:
    found = coach.engine.score(Note(text="Dear Ms Osei,\n\n" + " ".join(CHAT) + "\n\nBest,\nJo Reed\n"))

    assert found.kind is Kind.OTHER
    assert not any(one.left_out for one in found.sentences)


def test_small_talk_still_counts_as_length(coach: Coach) -> None:
    def brevity(text: str) -> int:
        result = coach.engine.score(Note(text=text, kind=Kind.THANK_YOU))
        return next(one.level for one in result.criteria if one.id == "brevity")

    assert brevity(f"{BEFORE} {AFTER}") == 2
    assert brevity(f"{BEFORE} {' '.join([*CHAT, *MORE_CHAT])} {AFTER}") < 2


def test_small_talk_by_another_hand_is_told_and_what_says_something_is_not() -> None:
    model = load_model(MODELS)
    notes = load_notes(sorted((MODELS / "unseen").glob("*.jsonl")))[::5]
    of_use = [text for note in notes for text in said_in(note)]

    def share(texts: list[str]) -> float:
        vectors = map(model.encoder.vector_of, texts)
        return float(np.mean([looks_idle(one, model.weights.small_talk) for one in vectors]))

    assert share([one.text for one in load_asides(MODELS / "slips")]) > 0.8
    assert share(of_use) < 0.03


def _said(result: ScoreResult, text: str, but: str = "") -> list[tuple[str, tuple[Label, ...], tuple[float, ...]]]:
    said = [(text[one.start : one.end], one.labels, one.probabilities) for one in result.sentences]
    return list(itertools.filterfalse(lambda one: one[0] == but, said))


def _levels(result: ScoreResult) -> dict[str, int]:
    return {one.id: one.level for one in result.criteria if one.id not in ("brevity", "impression")}
