"""After a change of what tells answers the manifest vouches for it, and for nothing else."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from coach.errors import InvalidModel
from coach.scoring.answering.files import FILES, HEADS, from_files, to_files
from coach.scoring.store import MANIFEST, NAMES, files_of_answers, load_model
from coach.settings import default_settings
from coach.training.training import ASKS, describe

SHIPPED = default_settings().models


@pytest.fixture
def models(tmp_path: Path) -> Path:
    names = [MANIFEST, *json.loads((SHIPPED / MANIFEST).read_text("utf-8"))["files"]]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        shutil.copy(SHIPPED / name, tmp_path / name)
    (tmp_path / ASKS).mkdir()
    (tmp_path / ASKS / "q1.jsonl").write_text("")
    return tmp_path


def test_what_tells_answers_may_change_and_the_version_with_it(models: Path) -> None:
    parts = from_files(files_of_answers(models))
    changed = replace(parts, heads=replace(parts.heads, done_bias=parts.heads.done_bias + 1))
    (models / HEADS).write_bytes(to_files(changed)[HEADS])
    with pytest.raises(InvalidModel, match=HEADS):
        load_model(models)

    version = describe(models)
    assert load_model(models).version == version != load_model(SHIPPED).version
    assert list(load_model(models).manifest["asks"]) == ["q1.jsonl"]


@pytest.mark.parametrize("name", [NAMES, "encoder/sentence.onnx", FILES[0]])
def test_nothing_damaged_is_vouched_for(models: Path, name: str) -> None:
    before = (models / MANIFEST).read_bytes()
    (models / name).write_bytes((models / name).read_bytes()[:100])
    with pytest.raises(InvalidModel):
        describe(models)
    assert (models / MANIFEST).read_bytes() == before
