"""Engines that take no time, for what is about the work on many notes and not about what is said of them."""

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from coach.domain.messages import CannotScore, Kind, Note, Readability, ScoreResult
from coach.errors import InvalidModel
from coach.scoring.engine import Engine
from coach.services.bulk.chunks import Encode, Line, Lines, as_lines
from coach.services.bulk.running import Scorer


@dataclass(frozen=True)
class Quick:
    """Answers with the length of the text; obeys orders in it: `slowly`; and in a process of a pool `die`, `die once`."""

    folder: Path
    model_version: str = "m1"

    @property
    def rubric(self) -> SimpleNamespace:
        return SimpleNamespace(version="r1")

    def score(self, note: Note) -> ScoreResult:
        if multiprocessing.parent_process() and (
            note.text == "die" or (note.text == "die once" and self._first("died"))
        ):
            os.kill(os.getpid(), signal.SIGKILL)
        if note.text == "slowly":
            time.sleep(0.01)
        return ScoreResult(
            id=note.id, kind=Kind.OTHER, kind_probability=0.5, score=None, band=None, cannot_score=CannotScore.EMPTY,
            criteria=(), sentences=(), findings=(), next_edits=(), readability=Readability(len(note.text), 0, None, None),
            rubric_version="r1", model_version=self.model_version,
        )  # fmt: skip

    def score_many(self, notes: Sequence[Note]) -> list[ScoreResult]:
        return [self.score(note) for note in notes]

    def _first(self, name: str) -> bool:
        try:
            (self.folder / name).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


@dataclass(frozen=True)
class Build:
    """What a process of the pool is given to build the same with."""

    folder: Path

    def __call__(self) -> Quick:
        return Quick(self.folder)


def refused_model() -> Engine:
    """As a process meets it whose model was exchanged since the program was started."""
    raise InvalidModel("exchanged")


def scorer(folder: Path, encode: Encode = as_lines, model: str = "m1") -> Scorer:
    return Scorer(Quick(folder, model), Build(folder), encode, "0.1")  # type: ignore[arg-type]


def request(number: int, text: str = "") -> str:
    return json.dumps({"id": number, "text": text or f"note {number}"}) + "\n"


def feed_of(texts: Iterable[str]) -> Lines:
    for text in texts:
        yield Line(text, len(text))
