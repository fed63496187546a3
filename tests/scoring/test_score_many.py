"""Many notes together give what each gives alone, byte for byte."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coach import Coach
from coach.domain.choices import Choices
from coach.domain.messages import Kind, Note
from coach.scoring.engine import _TOGETHER
from coach.scoring.segmentation import read
from coach.scoring.wire import parse_request, result_line
from tests.hostile.texts import TEXTS

CORPUS = Path(__file__).parents[2] / "models" / "corpus"
# Every so manieth note, so that all authors and kinds are there.
EVERY = 41
# The first pieces of the texts that nobody writes, long enough to show what they are.
LONGEST = 600


def _rows() -> list[dict[str, Any]]:
    lines = [line for path in sorted(CORPUS.glob("w*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines[::EVERY]]


def _with_record(row: dict[str, Any]) -> Note:
    kind = row["kind"] if row["kind"] != "other" else "auto"
    return parse_request(json.dumps(row | {"kind": kind}))


CORPUS_NOTES = [note for row in _rows() for note in (Note(text=row["text"], id=row["id"]), _with_record(row))]
HOSTILE = [
    note
    for name, text in TEXTS.items()
    for note in (Note(text=text[:LONGEST], id=name), Note(text=text[:LONGEST], kind=Kind.CHECK_IN, company=text[:80]))
]


@pytest.fixture(scope="module")
def fresh() -> Coach:
    """A model that has read nothing yet."""
    return Coach()


@pytest.mark.parametrize("notes", [CORPUS_NOTES, HOSTILE, CORPUS_NOTES[::-1]], ids=["corpus", "hostile", "backwards"])
def test_together_and_alone_are_the_same_to_the_byte(coach: Coach, fresh: Coach, notes: list[Note]) -> None:
    assert len(notes) > _TOGETHER
    alone = [result_line(coach.engine.score(note)) for note in notes]

    assert [result_line(one) for one in fresh.engine.score_many(notes)] == alone


def test_nothing_gives_nothing(coach: Coach) -> None:
    assert coach.engine.score_many([]) == []


def test_notes_that_differ_in_their_ids_alone_keep_them(coach: Coach) -> None:
    note = CORPUS_NOTES[0]
    results = coach.engine.score_many([replace(note, id="a"), replace(note, id=7), replace(note, id=None), note])

    assert [one.id for one in results] == ["a", 7, None, note.id]
    assert {replace(one, id=None) for one in results} == {replace(coach.engine.score(note), id=None)}


def test_what_comes_with_a_note_tells_it_from_another_with_the_same_words(coach: Coach) -> None:
    text = "Dear Ms Osei,\n\nThank you for the tour of Larch Foods on Tuesday.\n\nBest,\nSam"
    notes = [Note(text=text, interviewers=(name,)) for name in ("Ngozi Osei", "Ann Brown", "")]
    results = coach.engine.score_many(notes)

    assert results == [coach.engine.score(note) for note in notes]
    assert results[0] != results[1]


def test_own_choices_count_for_many_as_for_one(coach: Coach) -> None:
    engine = coach.engine.with_choices(Choices(muted=("missing_close",), words=("kiln",)))
    notes = CORPUS_NOTES[:40]

    assert engine.score_many(notes) == [engine.score(note) for note in notes]


class _Counting:
    """A graph that counts how often it is run."""

    def __init__(self, graph: Any) -> None:
        self.graph, self.runs = graph, 0

    def run(self, *inputs: Any) -> Any:
        self.runs += 1
        return self.graph.run(*inputs)


def test_a_sentence_is_read_once_and_an_edit_reads_the_changed_one_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Coach().engine
    counting = _Counting(engine.classifier._encoder._sentence)
    monkeypatch.setattr(engine.classifier._encoder, "_sentence", counting)
    text = "Dear Ms Osei,\n\nI liked the kiln room. You spoke of the glaze line.\n\nKind regards,\nSam Reed"
    note = Note(text=text, kind=Kind.THANK_YOU)
    engine.classifier.prepare([read(text), read(text)])

    assert counting.runs == len(read(text).sentences)
    engine.score(note)
    read_by_edits = counting.runs
    engine.score_many([note, replace(note, id=1)])
    assert counting.runs == read_by_edits
    engine.score(replace(note, text=text.replace("kiln", "paint")))
    assert counting.runs == read_by_edits + 1
