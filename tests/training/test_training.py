"""Training: strict on its input, the same bytes on every run, honest about what it held out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach.domain.messages import Kind
from coach.errors import InvalidCorpus
from coach.scoring.labelling.context import KINDS
from coach.scoring.labelling.tokens import lexicon_of
from coach.scoring.segmentation import read
from coach.training.corpus import load_asides, load_corpus, load_notes, load_rewritten
from coach.training.crossval import folds_by_author, folds_by_note
from coach.training.evaluation import Outcome
from coach.training.fitting import fit_first_stage, lessons_of
from coach.training.training import by_hands
from coach.training.variations import WEATHER

CORPUS = Path(__file__).parents[2] / "models" / "corpus"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        '{"id": "a", "kind": "poem", "text": "Hi", "segments": []}',
        '{"id": "a", "kind": "other", "text": "Hi", "segments": [{"text": "Ho", "part": "body", "labels": []}]}',
        '{"id": "a", "kind": "other", "text": "Hi", "segments": [{"text": "Hi", "part": "body", "labels": ["joy"]}]}',
    ],
)
def test_a_broken_note_is_named_by_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "w1.jsonl").write_text(f"\n{line}\n")
    (tmp_path / "contrast.jsonl").write_text("")
    with pytest.raises(InvalidCorpus, match=r"w1\.jsonl:2"):
        load_corpus(tmp_path)


def test_small_talk_says_nothing_and_is_not_what_fairness_is_measured_with() -> None:
    asides = load_asides(CORPUS)
    texts = [one.text for one in asides]

    assert len(set(texts)) == len(texts) > 0
    assert {one.labels for one in asides} == {frozenset()}
    assert not set(texts) & {*WEATHER, *[one.text for one in load_asides(CORPUS.parent / "slips")]}


@pytest.mark.parametrize("line", ["{", "[]", "{}"])
def test_broken_small_talk_is_named_by_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "asides.jsonl").write_text(f'{{"text": "The moon was full."}}\n{line}\n')
    with pytest.raises(InvalidCorpus, match=r"asides\.jsonl:2"):
        load_asides(tmp_path)


def test_an_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(InvalidCorpus):
        load_corpus(tmp_path)


def test_folds_are_even_and_by_author_whole() -> None:
    notes, _ = load_corpus(CORPUS)
    folds = folds_by_note(notes)

    assert max(folds.count(f) for f in set(folds)) - min(folds.count(f) for f in set(folds)) <= 1
    authors = folds_by_author(notes)
    assert len({(note.author, fold) for note, fold in zip(notes, authors, strict=True)}) == len(set(authors))


def test_the_same_notes_give_the_same_weights() -> None:
    notes = load_notes([CORPUS / "w8.jsonl"])
    lexicon = lexicon_of([one.note.text for one in notes])
    first, second = (fit_first_stage(lessons_of(notes, [], [], [], lexicon)) for _ in range(2))

    assert list(first.vectoriser.words) == list(second.vectoriser.words)
    assert first.sentence.weights.tobytes() == second.sentence.weights.tobytes()
    assert first.note.weights.tobytes() == second.note.weights.tobytes()
    assert np.abs(first.sentence.weights).max() > 0


def test_what_is_left_out_teaches_nothing_nor_does_it_written_again() -> None:
    notes = load_notes([CORPUS / "w8.jsonl"])[:9]
    again = [replace(note, author="r0") for note in notes[4:6]]
    kept = [note for i, note in enumerate(notes) if i not in {0, 5}]
    lessons = lessons_of(notes, again, [], [], frozenset())

    assert [len(versions) for versions in lessons.notes] == [1, 1, 1, 1, 2, 2, 1, 1, 1]
    assert lessons.without({0, 5}) == lessons_of(kept, again[:1], [], [], frozenset())


def test_replies_teach_their_kind_and_no_label_whatever_is_left_out() -> None:
    notes = load_notes([CORPUS / "w8.jsonl"])[:3]
    lessons = lessons_of(notes, [], [read("Hello,\n\nMondays suit me. So do Tuesdays.\nJo")], [], frozenset())

    *_, (kind, rows) = lessons.messages()
    assert kind is Kind.FEEDBACK_REPLY
    assert [(row.labels, row.kind) for row in rows if row.kind is not None] == [(None, KINDS.index(kind))] * 2
    assert len(list(lessons.messages())) == 4
    assert [kind for kind, _ in lessons.without({0, 1, 2}).messages()] == [Kind.FEEDBACK_REPLY]


@pytest.mark.parametrize("count", [3, 5])
def test_folds_by_note_are_as_many_as_asked_for_and_of_like_size(count: int) -> None:
    folds = folds_by_note(load_notes([CORPUS / "w8.jsonl"]), count)

    sizes = [folds.count(fold) for fold in range(count)]
    assert sum(sizes) == len(folds)
    assert max(sizes) - min(sizes) <= 1


def test_what_is_written_again_must_be_there() -> None:
    with pytest.raises(InvalidCorpus, match="is written again, but no note has this id"):
        load_rewritten(CORPUS, load_notes([CORPUS / "w8.jsonl"]))


def test_every_note_written_again_is_in_the_corpus_and_says_as_many_things() -> None:
    everything, _ = load_corpus(CORPUS)
    notes = {note.note.id: note for note in everything}
    again = load_rewritten(CORPUS, everything)

    assert len({one.note.id for one in again}) == len(again) > 300
    for one in again:
        same = notes[one.note.id]
        assert one.kind is same.kind
        assert [each.labels for each in one.segments] == [each.labels for each in same.segments]
        assert one.note.text != same.note.text


def test_figures_are_told_for_hands_of_a_kind_by_themselves() -> None:
    one = load_notes([CORPUS / "w8.jsonl"])[0]

    def right(author: str, *, kind: Kind = one.kind) -> Outcome:
        return Outcome(replace(one, author=author), kind, (), None, None, {})

    found = by_hands([right("w9"), right("w10"), right("w20", kind=Kind.OTHER), right("w21"), right("t1"), right("w0")])

    assert [(figures["notes"], figures["kind_accuracy"]) for figures in found.values()] == [(1, 1), (2, 0.5), (1, 1)]
    assert list(by_hands([right("w28")])) == list(found)[2:]
    assert len(by_hands([right("w44"), right("w46"), right("w47"), right("w99")])) == 3
    assert by_hands([]) == {}
