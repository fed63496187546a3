"""`coach score --jsonl` as a user calls it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from coach.services.bulk.rows import REQUESTS
from tests.cli.calling import ROOT, call, run

CORPUS = [json.loads(line)["text"] for line in (ROOT / "models/corpus/w1.jsonl").read_text("utf-8").splitlines()]
# Some to score, and a crowd that can't be scored, which takes next to no time.
NOTES = [*({"id": i, "text": text, "interviewers": ["Ms Osei"] * (i % 2)} for i, text in enumerate(CORPUS[:9])), {"id": 99},
         *({"id": f"s{i}", "text": "No. " * (i % 3)} for i in range(200))]  # fmt: skip


def as_lines(notes: list[dict[str, object]]) -> str:
    return "".join(json.dumps(note) + "\n" for note in notes)


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """The same notes as lines and, with all ids as text, as a table."""
    notes = [note | {"id": str(note["id"])} for note in NOTES]
    (tmp_path / "in.jsonl").write_text(as_lines(notes))
    pq.write_table(pa.Table.from_pylist(notes, schema=REQUESTS), tmp_path / "in.parquet", row_group_size=50)
    return tmp_path


def test_the_results_are_the_same_from_and_to_files_of_both_forms(given: Path) -> None:
    for source in ("jsonl", "parquet"):
        for target in ("jsonl", "parquet"):
            done = run(
                "score",
                "--jsonl",
                str(given / f"in.{source}"),
                "--out",
                str(given / f"{source}.{target}"),
                "--workers",
                "1",
                home=given,
            )
            assert done.returncode == 1, done.stderr
            assert "210 results, of which 1 could not be read" in done.stderr
            assert done.stdout == ""
    done = run("score", "--jsonl", str(given / "in.jsonl"), home=given)
    assert done.returncode == 1, done.stderr
    shown = done.stdout
    assert (given / "jsonl.jsonl").read_text() == (given / "parquet.jsonl").read_text() == shown
    assert (given / "jsonl.parquet").read_bytes() == (given / "parquet.parquet").read_bytes()
    rows, lines = pq.read_table(given / "jsonl.parquet").to_pylist(), map(json.loads, shown.splitlines())
    assert [(row["id"], row["score"], row["error_code"]) for row in rows] == [
        (line["id"], line.get("score"), line.get("error", {}).get("code")) for line in lines
    ]
    assert len({row["score"] for row in rows}) > 4


def test_two_workers_give_the_bytes_of_one_in_their_order(given: Path) -> None:
    done = call("score", "--jsonl", "-", "--workers", "2", stdin=as_lines(NOTES))
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [note["id"] for note in NOTES]
    assert done.stdout == run("score", "--jsonl", "-", "--workers", "1", stdin=as_lines(NOTES), home=given).stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["in.jsonl", "--resume"], 2, "--resume goes with --out"),
        (["in.jsonl", "--workers", "0"], 2, "workers"),
        (["in.jsonl", "--out", os.devnull], 2, "is no file"),
        (["in.jsonl", "--out", "taken.jsonl"], 1, "taken.jsonl is there already"),
        (["in.jsonl", "--out", "no/such/folder.jsonl"], 1, "No such file or directory"),
        (["no.parquet"], 1, "No such file"),
        (["bad.parquet"], 1, "can't be read as a Parquet file"),
        (["letters.parquet"], 1, "no column is called text; there are 'letter'"),
    ],
)
def test_a_call_that_cannot_be_followed_says_why(
    words: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(as_lines(NOTES[:1]))
    Path("taken.jsonl").write_text("mine")
    Path("bad.parquet").write_text("letters")
    pq.write_table(pa.table({"letter": ["a"]}), "letters.parquet")
    done = run("score", "--jsonl", *words, home=tmp_path)
    assert done.returncode == code
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr
    assert Path("taken.jsonl").read_text() == "mine"


def test_options_for_many_notes_are_none_for_one(tmp_path: Path) -> None:
    done = run("score", "-", "--workers", "2", home=tmp_path, stdin="x")
    assert done.returncode == 2
    assert "--jsonl" in done.stderr


def test_a_dash_for_the_output_is_standard_output(tmp_path: Path) -> None:
    done = run("score", "--jsonl", "-", "--out", "-", stdin=as_lines(NOTES[:1]), home=tmp_path)
    assert json.loads(done.stdout)["id"] == 0


@contextmanager
def begun(source: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """The program beside the test, in a group of processes of its own."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "coach", "score", "--jsonl", source, *words],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_a_program_that_waits_for_each_answer_gets_it() -> None:
    with begun("-") as process:
        assert process.stdin
        assert process.stdout
        for note in NOTES[:4]:
            print(json.dumps(note), file=process.stdin, flush=True)
            assert json.loads(process.stdout.readline())["id"] == note["id"]
        process.stdin.close()
        assert process.wait(60) == 0


def test_a_reader_that_has_enough_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(as_lines(NOTES[-200:] * 10) + "broken")  # with which it would end with 1
    with begun(str(tmp_path / "in.jsonl"), "--workers", "2") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are others there")
@pytest.mark.parametrize("feeding", [True, False])
def test_ctrl_c_says_how_to_go_on_and_that_ends_as_if_it_had_not_been(given: Path, feeding: bool) -> None:
    """Also while the program waits for a line, as it does here once it has no more."""
    out, notes = given / "out.jsonl", NOTES[:150] if feeding else NOTES[:10]
    with begun("-", "--workers", "2", "--out", str(out)) as process:
        assert process.stdin
        assert process.stderr
        print(as_lines(notes), end="", file=process.stdin, flush=True)
        part = out.with_name("out.jsonl.part")
        while not part.exists() or not part.stat().st_size:
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(60) == 130
        said = process.stderr.read()
    assert said == f"coach: stopped. What is done is kept in {part}: the same command with --resume goes on with it.\n"
    done = run(
        "score", "--jsonl", "-", "--out", str(out), "--resume", "--workers", "1", stdin=as_lines(NOTES), home=given
    )
    assert done.returncode == 1, done.stderr
    assert out.read_text() == run("score", "--jsonl", "-", "--workers", "1", stdin=as_lines(NOTES), home=given).stdout
