"""What encoders that never saw a note make of it, kept beside the model: fine-tuning takes hours, the rest seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from coach.errors import InvalidCorpus, InvalidModel
from coach.scoring.encoding.encoder import Encoder, Encoding
from coach.scoring.encoding.files import FOLDER
from coach.scoring.labelling.vectors import Floats
from coach.scoring.store import sha256
from coach.training.corpus import LabelledNote

HELD_OUT = f"{FOLDER}/held_out.npz"


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
    for name, encodings in (("by_note", held_out.by_note), ("by_author", held_out.by_author)):
        rows = list(encodings.values())
        arrays[f"{name}_ids"] = np.array(list(encodings))
        arrays[f"{name}_sentences"] = np.array([len(one.labels) for one in rows])
        arrays[f"{name}_labels"] = np.concatenate([one.labels for one in rows]).astype(np.float32)
        arrays[f"{name}_kinds"] = np.array([one.kinds for one in rows], np.float32)
        arrays[f"{name}_ratings"] = np.array([one.ratings for one in rows], np.float32)
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def load_held_out(models: Path) -> HeldOut:
    """Reads HELD_OUT in the folder of the model; raises InvalidModel where it is missing or damaged."""
    try:
        with np.load(BytesIO((models / HELD_OUT).read_bytes()), allow_pickle=False) as stored:

            def encodings(name: str) -> dict[str, Encoding]:
                ends = np.cumsum(stored[f"{name}_sentences"])[:-1]
                labels = np.split(stored[f"{name}_labels"].astype(np.float64), ends)
                kinds: Floats = stored[f"{name}_kinds"].astype(np.float64)
                ratings: Floats = stored[f"{name}_ratings"].astype(np.float64)
                return dict(zip(map(str, stored[f"{name}_ids"]), map(Encoding, labels, kinds, ratings), strict=True))

            texts = dict(zip(map(str, stored["ids"]), map(str, stored["texts"]), strict=True))
            return HeldOut(texts, encodings("by_note"), encodings("by_author"))
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise InvalidModel(f"{models / HELD_OUT}: can't be read: {error}. Run `make train-encoder`.") from error
