"""Held-out encodings: kept to the last bit, and never mixed up with what was learnt from."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from coach.domain.messages import Note
from coach.errors import InvalidCorpus, InvalidModel
from coach.scoring.document import Document
from coach.scoring.encoding.encoder import Encoder, Encoding
from coach.scoring.segmentation import read
from coach.training.corpus import LabelledNote, load_notes
from coach.training.encodings import HELD_OUT, HeldOut, Unfinished, load_held_out, text_hash, to_bytes

NOTES = load_notes([Path(__file__).parents[2] / "models" / "corpus" / "w8.jsonl"])[:3]


def encoding(note: LabelledNote, value: float) -> Encoding:
    return Encoding(np.full((len(note.document.sentences), 8), value), np.full(4, value), np.full(12, value / 2))


HELD = HeldOut(
    {str(note.note.id): text_hash(note) for note in NOTES},
    {str(note.note.id): encoding(note, 0.5 + i) for i, note in enumerate(NOTES)},
    {str(note.note.id): encoding(note, 1.5 + i) for i, note in enumerate(NOTES)},
)


class Stranger:
    """An encoder that knows none of the notes."""

    def read(self, document: Document) -> Encoding:
        return Encoding(np.full((len(document.sentences), 8), 9.0), np.full(4, 9.0), np.full(12, 9.0))


STRANGER = cast(Encoder, Stranger())


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    (tmp_path / HELD_OUT).parent.mkdir()
    (tmp_path / HELD_OUT).write_bytes(to_bytes(HELD))
    loaded = load_held_out(tmp_path)

    assert loaded.texts == HELD.texts
    for name in ("by_note", "by_author"):
        for id_, one in getattr(HELD, name).items():
            assert getattr(loaded, name)[id_].labels.tolist() == one.labels.tolist()
            assert getattr(loaded, name)[id_].kinds.tolist() == one.kinds.tolist()
            assert getattr(loaded, name)[id_].ratings.tolist() == one.ratings.tolist()
    assert to_bytes(loaded) == to_bytes(HELD)


def test_that_nobody_was_left_out_by_author_comes_back_as_that(tmp_path: Path) -> None:
    (tmp_path / HELD_OUT).parent.mkdir()
    (tmp_path / HELD_OUT).write_bytes(to_bytes(replace(HELD, by_author={})))

    loaded = load_held_out(tmp_path)
    assert (len(loaded.by_note), loaded.by_author) == (len(NOTES), {})
    assert not any(map(loaded.is_strange, NOTES))


def test_only_notes_read_by_one_who_knew_no_other_of_their_author_are_strange() -> None:
    known, *rest = NOTES
    id_ = str(known.note.id)
    some = replace(HELD, by_author={id_: HELD.by_author[id_]})

    assert [some.is_strange(note) for note in (known, *rest)] == [True, False, False]


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04"])
def test_a_missing_or_damaged_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / HELD_OUT).parent.mkdir()
    if content is not None:
        (tmp_path / HELD_OUT).write_bytes(content)
    with pytest.raises(InvalidModel, match="held_out"):
        load_held_out(tmp_path)


def test_each_note_gets_its_own_in_any_order() -> None:
    found = HELD.of_notes(NOTES[::-1], HELD.by_note, STRANGER)

    assert [one.kinds[0] for one in found] == [2.5, 1.5, 0.5]


def test_a_new_note_is_read_by_the_encoder_that_never_saw_it() -> None:
    new = replace(NOTES[0], note=Note(text="Hello there.", id="w99-001"), document=read("Hello there."))

    assert HELD.of_notes([new], HELD.by_note, STRANGER)[0].kinds[0] == 9.0


def test_a_changed_note_is_refused() -> None:
    changed = replace(NOTES[0], note=replace(NOTES[0].note, text=NOTES[0].note.text + " More."))
    with pytest.raises(InvalidCorpus, match=str(NOTES[0].note.id)):
        HELD.of_notes([changed], HELD.by_note, STRANGER)


def held_out(value: float) -> dict[str, Encoding]:
    return {str(note.note.id): encoding(note, value) for note in NOTES}


def never() -> dict[str, Encoding]:
    raise AssertionError("what was kept is made anew")


def test_an_interrupted_training_goes_on_with_the_fold_that_it_was_at(tmp_path: Path) -> None:
    Unfinished(tmp_path / "folds").kept_or("one", lambda: held_out(0.25))

    again = Unfinished(tmp_path / "folds")

    assert {id_: one.labels.tolist() for id_, one in again.kept_or("one", never).items()} == {
        id_: one.labels.tolist() for id_, one in held_out(0.25).items()
    }
    with pytest.raises(AssertionError, match="anew"):
        again.kept_or("two", never)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half"])
def test_a_damaged_fold_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    unfinished = Unfinished(tmp_path)
    unfinished.kept_or("one", lambda: held_out(0.25))
    (tmp_path / "one.npz").write_bytes(damage)

    found = unfinished.kept_or("one", lambda: held_out(0.75))

    assert next(iter(found.values())).labels.max() == 0.75
    assert unfinished.kept_or("one", never).keys() == found.keys()


def test_nothing_is_left_of_a_finished_training(tmp_path: Path) -> None:
    done = Unfinished(tmp_path / "folds")
    done.kept_or("one", lambda: held_out(0.25))
    done.remove()
    done.remove()

    assert list(tmp_path.iterdir()) == []
