"""The whole way from a corpus folder to the files of a model, its manifest and its card."""

import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from coach.domain.rubric import load_rubric
from coach.scoring.encoding.encoder import Encoder
from coach.scoring.encoding.files import from_files
from coach.scoring.labelling.classifier import Weights
from coach.scoring.labelling.context import KINDS, LABELS
from coach.scoring.store import (
    MANIFEST,
    SCHEMA,
    encoder_files,
    files_of_answers,
    model_files,
    model_of,
    model_version,
    read_model,
    sha256,
)
from coach.training.answers.requests import load_replies
from coach.training.calibration import Calibrated, calibrate
from coach.training.card import card
from coach.training.corpus import corpus_lexicon, load_asides, load_corpus, load_rewritten
from coach.training.crossval import folds_by_author, folds_by_note, hold_out, outcomes
from coach.training.encodings import HELD_OUT, load_held_out, write_whole
from coach.training.evaluation import Evaluation, Outcome, evaluate
from coach.training.fitting import fit_first_stage, lessons_of
from coach.training.small_talk import fit_small_talk

CARD = "CARD.md"
# Requests with replies, in the folder of the model.
ASKS = "asks"
_LIBRARIES = ("numpy", "scikit-learn", "scipy")
# What the hands of the corpus were asked for (the README there), by the number of the first: an average over all hides
# how the model fares with everyday notes.
_HANDS = {
    47: "w47 to w52, as people write: untidy, of any length",
    45: "w45, w46, meetings that nobody calls an interview, small talk, plain sentences",
    40: "w40 to w44, long careful ones, small talk, what was asked item by item",
    30: "w30 to w39, plain notes, each hand with a leaning",
    21: "w21 to w29, plain everyday notes",
    10: "w10 to w20, near misses on purpose",
    1: "w1 to w9, varied",
}

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Trained:
    """Where the model was written, and its cross-validated figures."""

    version: str
    by_note: Evaluation
    by_author: Evaluation


def train(corpus: Path, models: Path, say: Say) -> Trained:
    """Trains on all notes, and on the replies of ASKS beside the model, and writes the model; figures come from notes
    held out. The same of both, the same bytes."""
    notes, contrast = load_corpus(corpus)
    asides = load_asides(corpus)
    lexicon = corpus_lexicon(notes, (*contrast, *asides))
    replies = [one.reply for one in load_replies(models / ASKS, notes)]
    say(f"{len(notes)} notes, {len(replies)} replies, {len(contrast)} contrast sentences, {len(asides)} asides")
    encoder_contents, kept = encoder_files(models), load_held_out(models)
    answers_contents = files_of_answers(models)
    encoder = Encoder(from_files(encoder_contents), lexicon)

    by_note = folds_by_note(notes)
    lessons = lessons_of(notes, load_rewritten(corpus, notes), replies, contrast, lexicon)
    held_out = hold_out(notes, lessons, by_note, kept.of_notes(notes, kept.by_note, encoder))
    found = outcomes(notes, held_out, by_note)
    note_figures = evaluate(found)
    say(f"grouped by note: macro-F1 {note_figures.macro_f1:.3f}, kind {note_figures.kind_accuracy:.3f}")
    # Notes that no encoder has read as a stranger's serve to calibrate, as held out by note, and are not counted.
    by_author = folds_by_author(notes)
    counted = {fold for note, fold in zip(notes, by_author, strict=True) if kept.is_strange(note)}
    encodings = kept.of_notes(notes, {**kept.by_note, **kept.by_author}, encoder)
    strange = held_out | hold_out(notes, lessons, by_author, encodings, counted)
    author_figures = evaluate(
        [one for one in outcomes(notes, strange, by_author, counted) if kept.is_strange(one.note)]
    )
    say(f"leave one author out: macro-F1 {author_figures.macro_f1:.3f}, kind {author_figures.kind_accuracy:.3f}")
    stage = fit_first_stage(lessons)
    calibrated = calibrate(notes, [held_out[i] for i in range(len(notes))])
    weights = Weights(
        lexicon, stage.vectoriser, stage.sentence, stage.note, calibrated.kind, calibrated.context,
        fit_small_talk(encoder, notes, contrast, asides), calibrated.cutoffs,
    )  # fmt: skip
    files = model_files(weights, calibrated.judgement)
    known = files | encoder_contents | answers_contents | {HELD_OUT: (models / HELD_OUT).read_bytes()}
    figures = {"by_note": _plain(note_figures), "by_author": _plain(author_figures), "by_hands": by_hands(found)}
    manifest = _manifest(known, corpus, models / ASKS, len(contrast), len(asides), calibrated, figures)
    _write(models, files, manifest)
    return Trained(manifest["model_version"], note_figures, author_figures)


def describe(models: Path) -> str:
    """Writes manifest and card anew where what tells answers has changed, and nothing else; gives the version of the
    model. Raises InvalidModel where the model is no whole one."""
    manifest = json.loads((models / MANIFEST).read_text("utf-8"))
    manifest["files"] |= {name: sha256(content) for name, content in files_of_answers(models).items()}
    manifest |= {"model_version": model_version(manifest["files"]), "asks": _digests(models / ASKS)}
    model_of(read_model(models) | {MANIFEST: json.dumps(manifest).encode()}, models)
    _write(models, {}, manifest)
    return str(manifest["model_version"])


def _write(models: Path, files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    contents = files | {MANIFEST: (json.dumps(manifest, indent=1) + "\n").encode(), CARD: card(manifest).encode()}
    for name, content in contents.items():
        write_whole(models / name, content)


def _digests(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in sorted(folder.rglob("*.jsonl"))}


def _manifest(
    files: dict[str, bytes],
    corpus: Path,
    asks: Path,
    contrast_sentences: int,
    asides: int,
    calibrated: Calibrated,
    figures: Mapping[str, Any],
) -> dict[str, Any]:
    digests = {name: sha256(content) for name, content in files.items()}
    return {
        "schema": SCHEMA,
        "model_version": model_version(digests),
        "rubric_version": load_rubric().version,
        "files": digests,
        "corpus": _digests(corpus),
        "asks": _digests(asks),
        "contrast_sentences": contrast_sentences,
        "asides": asides,
        "libraries": {name: version(name) for name in _LIBRARIES} | {"python": platform.python_version()},
        "labels": [str(label) for label in LABELS],
        "kinds": [str(kind) for kind in KINDS],
        "cutoffs": dict(zip([str(label) for label in LABELS], calibrated.cutoffs.tolist(), strict=True)),
        "bands": list(calibrated.judgement.bands),
        "figures": figures,
    }


def by_hands(found: Sequence[Outcome]) -> dict[str, Any]:
    """Figures for the notes of those hands that were asked for the like; hands without a number are left out."""
    notes: dict[str, list[Outcome]] = {name: [] for name in reversed(_HANDS.values())}
    for one in found:
        number = one.note.author.removeprefix("w")
        if number.isdecimal() and int(number):
            notes[next(name for first, name in _HANDS.items() if int(number) >= first)].append(one)
    return {name: _plain(evaluate(its)) for name, its in notes.items() if its}


def _plain(figures: Evaluation) -> Any:
    return _rounded(asdict(figures))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value
