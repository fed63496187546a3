"""Plain sentences, judged by hand, against the labels that the shipped model gives them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach import Coach
from coach.domain.messages import Kind, Label, Part

TABLE = Path(__file__).with_name("labels.toml")
FEWEST = 10  # D: sentences on either side of a label
MOST_MISSES = 0.25  # D: the model's macro-F1 is near 0.84

# A neutral sentence beside the one judged: a pleasantry carries no label.
CARRIERS = {
    Kind.THANK_YOU: "Dear Ms. Lindqvist,\n\nIt was a pleasure to meet you. {}\n\nKind regards,\nSam Porter",
    Kind.CHECK_IN: "Dear Ms. Lindqvist,\n\nI hope you are having a good week. {}\n\nKind regards,\nSam Porter",
    Kind.FEEDBACK_REPLY: "Dear Ms. Lindqvist,\n\nIt was good to hear from you. {}\n\nKind regards,\nSam Porter",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, the label in question, and whether it must be there; `miss`: the model gets it wrong today."""

    label: Label
    wanted: bool
    kind: Kind
    text: str
    miss: bool = False


def load_rows() -> list[Row]:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    sides = {"must": True, "must_not": False}
    return [
        Row(Label(label), sides[side], Kind(row.pop("kind")), **row)
        for label, lists in table.items()
        for side, rows in lists.items()
        for row in rows
    ]


ROWS = load_rows()


def case(row: Row) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="the model gets this one wrong")] if row.miss else []
    verb = "is" if row.wanted else "is not"
    return pytest.param(row, id=f"{row.text} {verb} {row.label}", marks=marks)


def labels_of(coach: Coach, row: Row) -> set[Label]:
    """The labels of all body sentences but the first, which is the carrier's own."""
    result = coach.score(CARRIERS[row.kind].format(row.text), row.kind)
    body = [sentence for sentence in result.sentences if sentence.part is Part.BODY]
    assert len(body) > 1, "the sentence was lost or taken for a greeting or close"
    return {label for sentence in body[1:] for label in sentence.labels}


@pytest.mark.parametrize("row", [case(row) for row in ROWS])
def test_a_sentence_carries_the_label_or_does_not(coach: Coach, row: Row) -> None:
    assert (row.label in labels_of(coach, row)) == row.wanted


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("label", list(Label))
def test_every_label_has_enough_sentences_on_either_side(label: Label, wanted: bool) -> None:
    texts = {row.text for row in ROWS if row.label is label and row.wanted == wanted}
    assert len(texts) >= FEWEST


@pytest.mark.parametrize("label", list(Label))
def test_the_model_misses_at_most_a_quarter_of_a_labels_sentences(label: Label) -> None:
    misses = [row.miss for row in ROWS if row.label is label]
    assert sum(misses) <= MOST_MISSES * len(misses)
