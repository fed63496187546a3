"""Labelled notes: read strictly, and laid over the sentences that the program itself finds."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from coach.domain.messages import Kind, Label, Note, Part
from coach.errors import InvalidCorpus
from coach.scoring.document import Document, Sentence
from coach.scoring.labelling.tokens import lexicon_of
from coach.scoring.segmentation import read

CONTRAST = "contrast.jsonl"
# Single sentences of small talk, which say nothing that counts.
ASIDES = "asides.jsonl"
# Notes of the corpus written again, sentence by sentence and under the same ids, by somebody who learnt English later.
REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence as its labeller marked it."""

    start: int
    end: int
    part: Part
    labels: frozenset[Label]


@dataclass(frozen=True, slots=True)
class LabelledNote:
    """A note with its labeller's judgement; `overall` holds one impression (1 to 5) a reader, none for other texts."""

    note: Note
    kind: Kind
    author: str
    segments: tuple[Segment, ...]
    ratings: Mapping[str, float]
    overall: tuple[int, ...]
    document: Document

    def labels_of(self, sentence: Sentence) -> frozenset[Label]:
        """Labels of the segment that shares most with the sentence."""
        return self.segments[most_shared(sentence, self.segments)].labels if self.segments else frozenset()


@dataclass(frozen=True, slots=True)
class ContrastSentence:
    """A single labelled sentence."""

    text: str
    labels: frozenset[Label]


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def most_shared(span: Spanned, others: Sequence[Spanned]) -> int:
    """Index of the span in `others` with the longest overlap."""
    return max(range(len(others)), key=lambda i: min(span.end, others[i].end) - max(span.start, others[i].start))


def load_notes(paths: Sequence[Path]) -> list[LabelledNote]:
    """Labelled notes of all files; raises InvalidCorpus with file and line of the first fault."""
    return [_note(row, path.stem, where) for path in paths for where, row in _rows(path)]


def load_corpus(folder: Path) -> tuple[list[LabelledNote], list[ContrastSentence]]:
    """All notes and contrast sentences of a corpus folder."""
    paths = sorted(path for path in folder.glob("*.jsonl") if path.name not in (CONTRAST, ASIDES))
    if not paths:
        raise InvalidCorpus(f"{folder}: no labelled notes (*.jsonl) here; train from a checkout of the source code.")
    contrast = [_contrast(row, where) for where, row in _rows(folder / CONTRAST)]
    return load_notes(paths), contrast


def load_asides(folder: Path) -> list[ContrastSentence]:
    """The small talk of a corpus folder, which has no labels; raises InvalidCorpus where there is none."""
    asides = [_contrast(row | {"labels": []}, where) for where, row in _rows(folder / ASIDES)]
    if not asides:
        raise InvalidCorpus(f"{folder / ASIDES}: no small talk here")
    return asides


def corpus_lexicon(notes: Sequence[LabelledNote], sentences: Sequence[ContrastSentence]) -> frozenset[str]:
    """Words that are no names. N-grams and encoder must learn by the same ones, as one lexicon serves both."""
    return lexicon_of([one.note.text for one in notes] + [one.text for one in sentences])


def load_rewritten(folder: Path, notes: Sequence[LabelledNote]) -> list[LabelledNote]:
    """Those of the `notes` of a corpus folder that were written again, judged as what they were written from; raises
    InvalidCorpus where one was written again that is not there."""
    rewritten = load_notes(sorted((folder / REWRITTEN).glob("*.jsonl")))
    known = {note.note.id for note in notes}
    for one in rewritten:
        if one.note.id not in known:
            raise InvalidCorpus(f"{one.author}.jsonl: {one.note.id} is written again, but no note has this id")
    return rewritten


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidCorpus(f"{path}: can't be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise InvalidCorpus(f"{path}:{number}: not JSON: {error}") from error
            if not isinstance(row, dict):
                raise InvalidCorpus(f"{path}:{number}: expected an object, got {type(row).__name__}")
            yield f"{path.name}:{number}", row


def _note(row: Mapping[str, Any], author: str, where: str) -> LabelledNote:
    try:
        text = row["text"]
        note = Note(
            text=text,
            id=row["id"],
            company=row.get("company") or None,
            role=row.get("role") or None,
            interviewers=tuple(row.get("interviewers") or ()),
            subject=row.get("subject"),
            request=row.get("request"),
        )
        kind = Kind(row["kind"])
        segments = tuple(_segments(text, row["segments"]))
        ratings, overall = _judgements(row)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise InvalidCorpus(f"{where}: {type(error).__name__}: {error}; see README of the labelled notes") from error
    return LabelledNote(note, kind, author, segments, ratings, overall, read(text))


def _segments(text: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Segment]:
    position = 0
    for row in rows:
        start = text.index(row["text"], position)
        position = start + len(row["text"])
        yield Segment(start, position, Part(row["part"]), frozenset(Label(label) for label in row["labels"]))


def _judgements(row: Mapping[str, Any]) -> tuple[dict[str, float], tuple[int, ...]]:
    """Ratings averaged over the readers, and each reader's overall impression."""
    readers = [reader for reader in (row, row.get("second")) if reader and reader.get("overall")]
    names = sorted({name for reader in readers for name in reader.get("ratings", {})})
    ratings = {}
    for name in names:
        given = [reader["ratings"][name] for reader in readers if name in reader["ratings"]]
        ratings[name] = sum(given) / len(given)
    return ratings, tuple(int(reader["overall"]) for reader in readers)


def _contrast(row: Mapping[str, Any], where: str) -> ContrastSentence:
    try:
        return ContrastSentence(row["text"], frozenset(Label(label) for label in row["labels"]))
    except (KeyError, ValueError) as error:
        raise InvalidCorpus(f"{where}: {type(error).__name__}: {error}") from error
