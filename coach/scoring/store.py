"""The model on disk: arrays in model.npz, names and cuts in model.json, the files of the encoder and of what tells
answers in a folder each beside them, and a manifest with the hashes of all."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from coach.errors import InvalidModel
from coach.scoring.answering import files as answer_files
from coach.scoring.answering.asks import AnswerReader
from coach.scoring.encoding.encoder import Encoder
from coach.scoring.encoding.files import FILES, from_files
from coach.scoring.engine import Judgement
from coach.scoring.labelling.classifier import Weights
from coach.scoring.labelling.context import KINDS, LABELS
from coach.scoring.labelling.vectors import Linear, Vectoriser
from coach.scoring.strength import INPUTS_OF, LevelRule

ARRAYS, NAMES, MANIFEST = "model.npz", "model.json", "manifest.json"
SCHEMA = 5
_FILES = (*FILES, *answer_files.FILES)
_LAYERS = ("sentence", "note", "kind", "context", "small_talk")


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready for use, with its version and the manifest it came with."""

    version: str
    weights: Weights
    encoder: Encoder
    answers: AnswerReader
    judgement: Judgement
    manifest: Mapping[str, Any]


def load_model(folder: Path) -> Model:
    """Checks every hash before anything is used; raises InvalidModel where a file is missing, damaged or foreign."""
    return model_of(read_model(folder), folder)


def read_model(folder: Path) -> dict[str, bytes]:
    """The files of a model by name, unchecked, as `model_of` takes them; raises InvalidModel where one is missing."""
    return {name: _bytes(folder, name) for name in (MANIFEST, ARRAYS, NAMES, *_FILES)}


def model_of(contents: Mapping[str, bytes], folder: Path) -> Model:
    """The model of these files, wherever they have been since they were read from `folder`; checks as `load_model`."""
    manifest = _json(folder, contents[MANIFEST], MANIFEST)
    if manifest.get("schema") != SCHEMA:
        raise InvalidModel(f"{folder / MANIFEST}: schema {manifest.get('schema')!r}, but this program reads {SCHEMA}")
    checked = {name: _checked(folder, name, contents[name], manifest) for name in (ARRAYS, NAMES, *_FILES)}
    try:
        with np.load(BytesIO(checked[ARRAYS]), allow_pickle=False) as stored:
            arrays = {key: stored[key] for key in stored.files}
        return _model(manifest, arrays, _json(folder, checked[NAMES], NAMES), checked)
    except (KeyError, ValueError, TypeError, OSError, BadZipFile) as error:
        raise InvalidModel(f"{folder}: the model files do not fit together: {error}. Run `make train`.") from error


def encoder_files(folder: Path) -> dict[str, bytes]:
    """The encoder's files as they stand, to train the rest with; raises InvalidModel where one is missing."""
    return {name: _bytes(folder, name) for name in FILES}


def files_of_answers(folder: Path) -> dict[str, bytes]:
    """The files of what tells answers as they stand; raises InvalidModel where one is missing."""
    return {name: _bytes(folder, name) for name in answer_files.FILES}


def lexicon_in(folder: Path) -> frozenset[str]:
    """The words that the model there takes for no names."""
    return frozenset(_json(folder, _bytes(folder, NAMES), NAMES)["lexicon"])


def model_version(files: Mapping[str, str]) -> str:
    """Another one for every change in any file of a model; `files` are their digests by name."""
    return f"{SCHEMA}-{sha256(json.dumps(files, sort_keys=True).encode())[:12]}"


def model_files(weights: Weights, judgement: Judgement) -> dict[str, bytes]:
    """The two files of a model beside the encoder's; the same model gives the same bytes."""
    layers = {name: getattr(weights, name) for name in _LAYERS}
    arrays = {f"{name}_weights": layer.weights.astype(np.float32) for name, layer in layers.items()}
    arrays |= {f"{name}_bias": layer.bias.astype(np.float32) for name, layer in layers.items()}
    buffer = BytesIO()
    np.savez(buffer, idf=weights.vectoriser.idf.astype(np.float32), cutoffs=weights.cutoffs, **arrays)
    names = {
        "words": list(weights.vectoriser.words),
        "chars": list(weights.vectoriser.chars),
        "marks": list(weights.vectoriser.marks),
        "lexicon": sorted(weights.lexicon),
        "inputs": {id_: list(INPUTS_OF[id_]) for id_ in judgement.levels},
        "levels": {id_: {"weights": rule.weights, "cuts": rule.cuts} for id_, rule in judgement.levels.items()},
        "bands": judgement.bands,
    }
    return {ARRAYS: buffer.getvalue(), NAMES: json.dumps(names, ensure_ascii=True).encode()}


def sha256(content: bytes) -> str:
    """Hexadecimal digest."""
    return hashlib.sha256(content).hexdigest()


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise InvalidModel(
            f"{folder / name}: {error.strerror}. Run `make {_maker(name)}`, or install the program anew."
        ) from error


def _maker(name: str) -> str:
    return "train-answers" if name in answer_files.FILES else "train"


def _checked(folder: Path, name: str, content: bytes, manifest: Mapping[str, Any]) -> bytes:
    files = manifest.get("files")
    if not isinstance(files, dict) or sha256(content) != files.get(name):
        raise InvalidModel(
            f"{folder / name}: not the file that the manifest describes. Restore it, or run `make {_maker(name)}`."
        )
    return content


def _json(folder: Path, content: bytes, name: str) -> dict[str, Any]:
    try:
        table = json.loads(content)
    except ValueError as error:
        raise InvalidModel(f"{folder / name}: not JSON: {error}") from error
    if not isinstance(table, dict):
        raise InvalidModel(f"{folder / name}: expected an object")
    return table


def _model(
    manifest: Mapping[str, Any],
    arrays: Mapping[str, np.ndarray],
    names: Mapping[str, Any],
    contents: Mapping[str, bytes],
) -> Model:
    if manifest["labels"] != [str(label) for label in LABELS] or manifest["kinds"] != [str(kind) for kind in KINDS]:
        raise ValueError("labels or kinds differ from this program's")
    if names["inputs"] != {id_: list(inputs) for id_, inputs in INPUTS_OF.items()}:
        raise ValueError("the levels were fitted on other inputs than this program's")
    words, chars, marks = names["words"], names["chars"], names["marks"]
    first_mark = len(words) + len(chars)
    vectoriser = Vectoriser(
        {name: i for i, name in enumerate(words)},
        {name: i for i, name in enumerate(chars, len(words))},
        {name: i for i, name in enumerate(marks, first_mark)},
        arrays["idf"].astype(np.float64),
    )
    if vectoriser.width != first_mark + len(marks):
        raise ValueError(f"{vectoriser.width} columns for {first_mark + len(marks)} names")
    layers = {name: Linear(arrays[f"{name}_weights"], arrays[f"{name}_bias"]) for name in _LAYERS}
    weights = Weights(frozenset(names["lexicon"]), vectoriser, **layers, cutoffs=arrays["cutoffs"])
    levels = {id_: LevelRule(tuple(rule["weights"]), tuple(rule["cuts"])) for id_, rule in names["levels"].items()}
    parts = from_files(contents)
    return Model(
        manifest["model_version"], weights, Encoder(parts, weights.lexicon),
        AnswerReader(parts, weights.lexicon, answer_files.from_files(contents)),
        Judgement(levels, tuple(names["bands"])), manifest,
    )  # fmt: skip
