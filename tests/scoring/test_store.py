"""The model on disk is trusted only where every hash is right."""

import json
import shutil
import time
from pathlib import Path

import pytest

from coach.errors import InvalidModel
from coach.scoring.encoding.files import FILES, FOLDER
from coach.scoring.store import ARRAYS, MANIFEST, NAMES, encoder_files, load_model, model_files
from coach.settings import default_settings

SHIPPED = default_settings().models


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir()
    for name in (ARRAYS, NAMES, MANIFEST, *FILES):
        shutil.copy(SHIPPED / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", [ARRAYS, NAMES, MANIFEST, *FILES])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(InvalidModel, match=name):
        load_model(folder)


@pytest.mark.parametrize("name", [ARRAYS, NAMES, *FILES])
def test_one_changed_byte_is_refused(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(InvalidModel, match=name):
        load_model(folder)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": 99}'])
def test_a_foreign_manifest_is_refused(folder: Path, content: bytes) -> None:
    (folder / MANIFEST).write_bytes(content)
    with pytest.raises(InvalidModel):
        load_model(folder)


def test_other_labels_are_refused(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | {"labels": ["joy"]}))
    with pytest.raises(InvalidModel, match="labels"):
        load_model(folder)


def test_a_loaded_model_is_written_back_to_the_same_bytes() -> None:
    model = load_model(SHIPPED)

    files = model_files(model.weights, model.judgement)

    assert files == {name: (SHIPPED / name).read_bytes() for name in (ARRAYS, NAMES)}


def test_training_anew_needs_the_encoder_whole(folder: Path) -> None:
    assert sorted(encoder_files(folder)) == sorted(FILES)
    (folder / FILES[-1]).unlink()
    with pytest.raises(InvalidModel, match=FILES[-1]):
        encoder_files(folder)


def test_the_corpus_is_the_one_that_the_manifest_names() -> None:
    from coach.scoring.store import sha256

    corpus = {path.name: sha256(path.read_bytes()) for path in (SHIPPED / "corpus").glob("*.jsonl")}
    assert corpus == load_model(SHIPPED).manifest["corpus"]


def test_loading_takes_a_blink() -> None:
    def once() -> float:
        start = time.perf_counter()
        load_model(SHIPPED)
        return time.perf_counter() - start

    # 0.1 s is the aim on a quiet machine (see the benchmarks); this only catches a change of kind.
    assert min(once() for _ in range(3)) < 2.0
