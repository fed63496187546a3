"""`coach score --engine spark`: what is told before any Spark starts, with PySpark and without."""

import sys
from pathlib import Path

import pytest

from tests.cli.calling import run


@pytest.fixture
def notes(tmp_path: Path) -> str:
    (tmp_path / "notes.jsonl").write_text('{"text": "Dear Ms Osei,"}\n')
    return str(tmp_path / "notes.jsonl")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--engine", "spark", "--jsonl", "NOTES"], "--out FOLDER"),
        (["--engine", "spark", "--jsonl", "-", "--out", "results"], "no pipe"),
        (["--engine", "spark", "NOTES"], "go with --jsonl"),
        (["--engine", "spark", "--jsonl", "NOTES", "--out", "results", "--resume"], "--resume and --workers are not for"),
        (["--engine", "spark", "--jsonl", "NOTES", "--out", "results", "--workers", "2"], "--resume and --workers are not for"),
        (["--jsonl", "NOTES", "--master", "local[2]"], "--master goes with --engine spark"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_told(home: Path, notes: str, words: list[str], says: str) -> None:
    done = run("score", *(notes if word == "NOTES" else word for word in words), home=home)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.replace("│", " ").split())


def test_where_pyspark_is_missing_it_says_what_to_install(
    home: Path, notes: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in [name for name in sys.modules if name.startswith("coach.spark")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    done = run("score", "--engine", "spark", "--jsonl", notes, "--out", str(tmp_path / "out"), home=home)
    assert done.returncode == 2
    assert "pip install 'followup-coach[spark]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
