"""The model on its way to the executors: built once, and only where it arrived as it was sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from coach import Coach
from coach.domain.messages import Note
from coach.errors import InvalidModel, InvalidOptions
from coach.scoring.store import ARRAYS, MANIFEST
from coach.settings import default_settings

pytest.importorskip("pyspark", reason="PySpark is in the extra `spark`")

from coach.spark import model

FOLDER = default_settings().models
NOTE = Note(text="Dear Ms Osei,\n\nThank you for showing me the cold store on Tuesday.\n\nBest,\nJo Reed")


@dataclass
class Sent:
    """Stands for Spark's broadcast, and counts how often it is opened."""

    files: dict[str, bytes]
    opened: int = field(default=0, init=False)

    @property
    def value(self) -> dict[str, bytes]:
        self.opened += 1
        return self.files


class Context:
    """Stands for Spark's context."""

    def broadcast(self, files: dict[str, bytes]) -> Any:
        return Sent(files)


@pytest.fixture(autouse=True)
def _a_new_worker() -> Iterator[None]:
    model._engines.clear()
    yield
    model._engines.clear()


@pytest.fixture
def shipped() -> model.Shipped:
    return model.ship(Context(), FOLDER)  # type: ignore[arg-type]


def test_what_arrives_scores_as_what_was_sent_and_is_built_once(shipped: model.Shipped, coach: Coach) -> None:
    engine = model.engine_here(shipped)
    assert engine.score(NOTE) == coach.score_note(NOTE)
    assert model.engine_here(replace(shipped)) is engine
    assert shipped.files.opened == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [MANIFEST, ARRAYS, "encoder/sentence.onnx", "answers/together.onnx"])
def test_what_changed_on_the_way_is_refused(shipped: model.Shipped, name: str) -> None:
    files = shipped.files.value
    changed = Sent(files | {name: files[name][:-1] + b"\n "})
    with pytest.raises(InvalidModel):
        model.engine_here(replace(shipped, files=changed))  # type: ignore[arg-type]


def test_a_machine_with_another_version_is_refused(shipped: model.Shipped) -> None:
    with pytest.raises(InvalidOptions, match=r"but 0\.0\.9 started the job"):
        model.engine_here(replace(shipped, program="0.0.9"))


def test_a_damaged_model_is_told_before_any_task_starts(tmp_path: Path) -> None:
    with pytest.raises(InvalidModel, match="manifest"):
        model.ship(Context(), tmp_path)  # type: ignore[arg-type]
