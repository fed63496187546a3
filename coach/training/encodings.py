"""What encoders that never saw a note make of it, kept beside the model: fine-tuning takes hours, the rest seconds."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from coach.errors import InvalidCorpus, InvalidModel
from coach.scoring.encoding.encoder import Encoder, Encoding
from coach.scoring.encoding.files import FOLDER
from coach.scoring.labelling.context import LABELS
from coach.scoring.labelling.vectors import Floats
from coach.scoring.store import sha256
from coach.training.corpus import LabelledNote

HELD_OUT = f"{FOLDER}/held_out.npz"
_FOLD = "fold"
_UNREADABLE = (OSError, EOFError, KeyError, ValueError, BadZipFile)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Encodings by note id from encoders that learnt from other folds, or from other authors (some notes, where
    time was short), and hashes of all texts that the shipped encoder learnt from."""

    texts: Mapping[str, str]
    by_note: Mapping[str, Encoding]
    by_author: Mapping[str, Encoding]

    def is_strange(self, note: LabelledNote) -> bool:
        """Whether an encoder has read it that knew no note of its author, or the shipped one knows none."""
        return str(note.note.id) in self.by_author or str(note.note.id) not in self.texts

    def of_notes(
        self, notes: Sequence[LabelledNote], encodings: Mapping[str, Encoding], encoder: Encoder
    ) -> list[Encoding]:
        """An encoding for every note, from those kept. A note newer than the encoder is read by the encoder itself,
        which never saw it. Raises InvalidCorpus where a text was changed: its earlier wording was learnt from."""
        found = []
        for note in notes:
            id_ = str(note.note.id)
            if self.texts.get(id_, text_hash(note)) != text_hash(note):
                raise InvalidCorpus(
                    f"{note.author}.jsonl, {id_}: the text was changed after the encoder had learnt from it. "
                    "Run `make train-encoder`."
                )
            found.append(encodings[id_] if id_ in encodings else encoder.read(note.document))
        return found


def text_hash(note: LabelledNote) -> str:
    """Hexadecimal digest of the text."""
    return sha256(note.note.text.encode())


def to_bytes(held_out: HeldOut) -> bytes:
    """The file HELD_OUT; the same encodings give the same bytes."""
    arrays = {"ids": np.array(list(held_out.texts)), "texts": np.array(list(held_out.texts.values()))}
    return _bytes(arrays | _arrays("by_note", held_out.by_note) | _arrays("by_author", held_out.by_author))


def load_held_out(models: Path) -> HeldOut:
    """Reads HELD_OUT in the folder of the model; raises InvalidModel where it is missing or damaged."""
    try:
        with _opened(models / HELD_OUT) as stored:
            texts = dict(zip(map(str, stored["ids"]), map(str, stored["texts"]), strict=True))
            return HeldOut(texts, _encodings(stored, "by_note"), _encodings(stored, "by_author"))
    except _UNREADABLE as error:
        raise InvalidModel(f"{models / HELD_OUT}: can't be read: {error}. Run `make train-encoder`.") from error


class Unfinished:
    """What a fine-tuning that may be interrupted has held out so far, fold by fold, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept_or(self, lessons: str, hold_out: Callable[[], dict[str, Encoding]]) -> dict[str, Encoding]:
        """The encodings of a fold: those kept of the same `lessons`, a digest of what is learnt from, how, and who is
        held out; else those that `hold_out` makes, which are kept. What is damaged is made anew."""
        path = self._folder / f"{lessons}.npz"
        with suppress(*_UNREADABLE), _opened(path) as stored:
            return _encodings(stored, _FOLD)
        found = hold_out()
        write_whole(path, _bytes(_arrays(_FOLD, found)))
        return found

    def remove(self) -> None:
        """When all is done; also what was kept of other lessons."""
        shutil.rmtree(self._folder, ignore_errors=True)


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the place and moves there, so that nothing is ever half there; makes the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)


def _arrays(name: str, encodings: Mapping[str, Encoding]) -> dict[str, NDArray[Any]]:
    rows = list(encodings.values())
    return {
        f"{name}_ids": np.array(list(encodings)),
        f"{name}_sentences": np.array([len(one.labels) for one in rows], np.int64),
        f"{name}_labels": np.concatenate([np.empty((0, len(LABELS))), *[one.labels for one in rows]]).astype(
            np.float32
        ),
        f"{name}_kinds": np.array([one.kinds for one in rows], np.float32),
        f"{name}_ratings": np.array([one.ratings for one in rows], np.float32),
    }


def _encodings(stored: Mapping[str, NDArray[Any]], name: str) -> dict[str, Encoding]:
    ends = np.cumsum(stored[f"{name}_sentences"])
    labels = np.split(stored[f"{name}_labels"].astype(np.float64), ends)[:-1]
    kinds: Floats = stored[f"{name}_kinds"].astype(np.float64)
    ratings: Floats = stored[f"{name}_ratings"].astype(np.float64)
    return dict(zip(map(str, stored[f"{name}_ids"]), map(Encoding, labels, kinds, ratings), strict=True))


def _bytes(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def _opened(path: Path) -> NpzFile:
    stored: NpzFile = np.load(BytesIO(path.read_bytes()), allow_pickle=False)
    return stored
