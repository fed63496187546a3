"""The scoring commands, called as a user calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coach import __version__
from tests.cli.calling import ROOT, call, run

NOTE = "Dear Ms Osei,\n\nThank you for the tour of the cold store on Tuesday. I would love to join you as shift lead.\n\nBest,\nJo Reed\n"


def test_the_version_is_told() -> None:
    assert call("--version").stdout.strip() == f"coach {__version__}"


def test_a_note_from_standard_input_reads_well() -> None:
    done = call("score", "-", stdin=NOTE)

    assert done.returncode == 0, done.stderr
    assert "of 100" in done.stdout
    assert "cold store" in done.stdout


def test_a_slip_comes_with_what_may_stand_there_instead(tmp_path: Path) -> None:
    done = run("score", "-", stdin=NOTE.replace("cold", "clod").replace("Thank", "Thnak"), home=tmp_path)

    assert "“Thnak”" in done.stdout
    assert "Instead: “Thank”" in " ".join(done.stdout.split())


def test_json_is_one_object(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    done = run("score", str(tmp_path / "note.txt"), "--kind", "thank_you", "--format", "json", home=tmp_path)

    assert json.loads(done.stdout)["kind"] == "thank_you"


def test_a_broken_line_costs_that_line_only() -> None:
    lines = [json.dumps({"id": 1, "text": NOTE}), "{broken", "", json.dumps({"id": 3, "text": NOTE})]
    done = call("score", "--jsonl", "-", stdin="\n".join(lines))
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 1
    assert [row["id"] for row in rows] == [1, None, 3]
    assert rows[1]["error"]["code"] == "invalid_request"
    assert rows[0]["score"] == rows[2]["score"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["score"], 2),
        (["score", "a.txt", "--jsonl", "b"], 2),
        (["nonsense"], 2),
        (["score", "-", "--format", "xml"], 2),
        (["score", "no/such/file.txt"], 1),
        (["score", "--jsonl", "no/such/file"], 1),
        (["score", "-", "--kind", "poem"], 1),
        (["score", "-"], 1),
        (["evaluate", "no/such/file"], 1),
        (["train", "--corpus", "no/such/folder"], 1),
        (["train", "--models", "no/such/folder"], 1),
        (["measure-slips", "--models", "no/such/folder"], 1),
        (["measure-fairness", "--models", "no/such/folder"], 1),
        (["measure-answers", "--models", "no/such/folder"], 1),
    ],
)
def test_a_bad_call_says_so_without_a_traceback(words: list[str], code: int, tmp_path: Path) -> None:
    says_so(run(*words, home=tmp_path), code)


@pytest.mark.parametrize(
    ("words", "code"), [(["nonsense"], 2), (["score", "-"], 1), (["train", "--models", "no/such"], 1)]
)
def test_a_process_of_its_own_ends_with_the_same_codes(words: list[str], code: int) -> None:
    says_so(call(*words), code)


def says_so(done: subprocess.CompletedProcess[str], code: int) -> None:
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr or done.stdout


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"\xff\xfe\x00\x81")
    done = run("score", str(tmp_path / "note.txt"), home=tmp_path)

    assert done.returncode == 1
    assert "UTF-8" in done.stderr


def test_more_than_a_note_is_refused_not_cut(tmp_path: Path) -> None:
    done = run("score", "-", stdin="word " * 1_000_001, home=tmp_path)

    assert done.returncode == 1
    assert "--jsonl" in done.stderr
    assert not done.stdout


def test_scoring_loads_nothing_that_only_training_or_the_pages_need() -> None:
    code = "import sys; from coach.bootstrap import coach; coach().score('Thank you for your time on Tuesday, Ms Osei.'); print([m for m in ('sklearn', 'scipy', 'pandas', 'streamlit', 'altair', 'nltk', 'torch') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert done.stdout.strip() == "[]", done.stderr


def test_evaluate_gives_figures(tmp_path: Path) -> None:
    corpus = ROOT / "models" / "corpus" / "w1.jsonl"
    (tmp_path / "some.jsonl").write_text("\n".join(corpus.read_text().splitlines()[:12]))
    found = json.loads(call("evaluate", str(tmp_path / "some.jsonl"), "--format", "json").stdout)

    assert found["notes"] == 12
    assert 0 < found["macro_f1"] <= 1
    assert run("evaluate", str(tmp_path / "some.jsonl"), home=tmp_path).returncode == 0
