"""The model on disk is trusted only where every hash is right."""

import json
import os
import pickle
import shutil
import time
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from coach.errors import InvalidModel
from coach.scoring.answering import files as answers
from coach.scoring.encoding import files as encoder
from coach.scoring.store import (
    ARRAYS,
    MANIFEST,
    NAMES,
    encoder_files,
    files_of_answers,
    load_model,
    model_files,
    model_version,
    sha256,
)
from coach.settings import default_settings
from tests.scoring.opened import opened

SHIPPED = default_settings().models
FILES = (*encoder.FILES, *answers.FILES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (ARRAYS, NAMES, MANIFEST, *FILES):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
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


@pytest.mark.parametrize(("one", "other"), [(FILES[0], FILES[1]), (ARRAYS, NAMES), (FILES[-1], ARRAYS)])
def test_files_that_changed_places_are_refused(folder: Path, one: str, other: str) -> None:
    first, second = (folder / one).read_bytes(), (folder / other).read_bytes()
    (folder / one).write_bytes(second)
    (folder / other).write_bytes(first)
    with pytest.raises(InvalidModel, match="manifest"):
        load_model(folder)


@pytest.mark.parametrize("name", [ARRAYS, NAMES, MANIFEST, *FILES])
@pytest.mark.parametrize("kept", [0, 100])
def test_a_file_cut_short_is_refused(folder: Path, name: str, kept: int) -> None:
    (folder / name).write_bytes((folder / name).read_bytes()[:kept])
    with pytest.raises(InvalidModel, match=name):
        load_model(folder)


def rewrite(folder: Path, name: str, content: bytes) -> None:
    """A file of somebody else's, with a manifest that says it is the right one."""
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"][name] = sha256(content)
    (folder / MANIFEST).write_text(json.dumps(manifest))
    (folder / name).write_bytes(content)


class Evil:
    """Runs where it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("ran"),)


def pickled(content: bytes) -> bytes:
    """The same arrays, one of them an object."""
    with np.load(BytesIO(content)) as stored:
        arrays = {name: stored[name] for name in stored.files}
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=True, **{name: np.array([Evil()], dtype=object) for name in arrays})
    return buffer.getvalue()


@pytest.mark.parametrize("name", [ARRAYS, encoder.PIECES, answers.HEADS])
@pytest.mark.parametrize("whole", [False, True])
def test_a_pickle_never_runs_even_where_the_manifest_vouches_for_it(
    folder: Path, name: str, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    rewrite(folder, name, pickle.dumps(Evil()) if whole else pickled((folder / name).read_bytes()))
    with pytest.raises(InvalidModel):
        load_model(folder)
    assert not (folder / "ran").exists()


@pytest.mark.parametrize("name", [one for one in FILES if one.endswith(".onnx")])
@pytest.mark.parametrize("content", [b"", b"no graph", b"\x08\x07" * 1000])
def test_what_is_no_graph_is_refused_even_where_the_manifest_vouches_for_it(
    folder: Path, name: str, content: bytes
) -> None:
    rewrite(folder, name, content)
    with pytest.raises(InvalidModel):
        load_model(folder)


@pytest.mark.parametrize("files", [None, [], {}, "x", {ARRAYS: None}])
def test_a_manifest_without_hashes_vouches_for_nothing(folder: Path, files: object) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | {"files": files}))
    with pytest.raises(InvalidModel):
        load_model(folder)


def test_a_file_that_nobody_asked_for_is_not_read(folder: Path) -> None:
    (folder / "extra.onnx").write_bytes(b"x")
    os.mkfifo(folder / encoder.FOLDER / "fifo")  # to read it would never end
    assert load_model(folder).version == load_model(SHIPPED).version


def test_other_labels_are_refused(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | {"labels": ["joy"]}))
    with pytest.raises(InvalidModel, match="labels"):
        load_model(folder)


def test_a_loaded_model_is_written_back_the_same() -> None:
    model = load_model(SHIPPED)

    files = model_files(model.weights, model.judgement)

    assert opened(files) == opened({name: (SHIPPED / name).read_bytes() for name in (ARRAYS, NAMES)})
    assert files == model_files(model.weights, model.judgement)


@pytest.mark.parametrize(("read", "names"), [(encoder_files, encoder.FILES), (files_of_answers, answers.FILES)])
def test_training_anew_needs_what_it_builds_on_whole(
    folder: Path, read: Callable[[Path], dict[str, bytes]], names: tuple[str, ...]
) -> None:
    assert sorted(read(folder)) == sorted(names)
    (folder / names[-1]).unlink()
    with pytest.raises(InvalidModel, match=names[-1]):
        read(folder)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (file, one.name)
        for file, heads in ((answers.HEADS, answers.Heads), (answers.RATING_HEAD, answers.RatingHead))
        for one in fields(heads)
    ],
)
def test_heads_of_another_shape_are_refused_even_where_the_manifest_vouches_for_them(
    folder: Path, file: str, name: str
) -> None:
    with np.load(folder / file) as stored:
        arrays = {one: stored[one] for one in stored.files}
    buffer = BytesIO()
    np.savez(buffer, **(arrays | {name: np.zeros((2, 2), np.float32)}))
    rewrite(folder, file, buffer.getvalue())
    with pytest.raises(InvalidModel):
        load_model(folder)


def test_another_digest_makes_another_version() -> None:
    files = dict(load_model(SHIPPED).manifest["files"])
    assert model_version(files) == model_version(dict(reversed(files.items()))) == load_model(SHIPPED).version
    assert model_version(files | {answers.HEADS: sha256(b"")}) != model_version(files)


def test_requests_with_replies_are_those_that_the_manifest_names() -> None:
    folder = SHIPPED / "asks"
    found = {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in folder.rglob("*.jsonl")}
    assert load_model(SHIPPED).manifest["asks"] == found


def test_the_corpus_is_the_one_that_the_manifest_names() -> None:
    from coach.scoring.store import sha256

    folder = SHIPPED / "corpus"
    corpus = {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in folder.rglob("*.jsonl")}
    assert load_model(SHIPPED).manifest["corpus"] == corpus


def test_loading_takes_a_blink() -> None:
    def once() -> float:
        start = time.perf_counter()
        load_model(SHIPPED)
        return time.perf_counter() - start

    # 0.1 s is the aim on a quiet machine (see the benchmarks); this only catches a change of kind.
    assert min(once() for _ in range(3)) < 2.0
