"""How long a whole score takes beside what other tools take for their part, on the same notes in one run."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import textstat
from pytest_benchmark.fixture import BenchmarkFixture

from coach import Coach
from coach.scoring.store import load_model
from coach.settings import default_settings

ROOT = Path(__file__).parents[2]
MEASURES = (
    textstat.flesch_reading_ease, textstat.flesch_kincaid_grade, textstat.gunning_fog, textstat.automated_readability_index,
    textstat.coleman_liau_index, textstat.dale_chall_readability_score, textstat.linsear_write_formula,
)  # fmt: skip


def corpus() -> list[str]:
    paths = sorted((ROOT / "models" / "corpus").glob("w*.jsonl"))
    return [json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines()]


# Twice the corpus, the second time with a mark, so that no text stands twice and nothing is answered from a cache.
NOTES = [*corpus(), *(f"{text} PS: {i}" for i, text in enumerate(corpus()))][:2000]
TYPICAL = min(NOTES, key=lambda text: abs(len(text.split()) - 120))


def score() -> Callable[[str], object]:
    return Coach().score


def readability() -> Callable[[str], object]:
    return lambda text: [measure(text) for measure in MEASURES]


def prose() -> Callable[[str], object]:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile("note", content=text).lint()


def sentiment() -> Callable[[str], object]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer().polarity_scores


TOOLS = {"coach": score, "textstat": readability, "proselint": prose, "vader": sentiment}


@pytest.mark.parametrize("tool", TOOLS)
def test_one_note_of_120_words(benchmark: BenchmarkFixture, tool: str) -> None:
    run, count = TOOLS[tool](), iter(range(10**9))
    benchmark.group = "one note"
    # One word differs each time: the tools cache, and a cached answer is no measurement.
    benchmark.pedantic(lambda: run(f"{TYPICAL} {next(count)}"), rounds=100, warmup_rounds=5)


@pytest.mark.parametrize("tool", TOOLS)
def test_two_thousand_notes(benchmark: BenchmarkFixture, tool: str) -> None:
    run = TOOLS[tool]()
    benchmark.group = "2,000 notes"
    benchmark.pedantic(lambda: [run(text) for text in NOTES], rounds=1, warmup_rounds=0)


def test_loading_the_model(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "load"
    benchmark(load_model, default_settings().models)


def test_cold_start_of_coach_score(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    benchmark.group = "cold start"
    (tmp_path / "note.txt").write_text(TYPICAL)
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-c",
        "from coach.cli import main; main()",
        "score",
        str(tmp_path / "note.txt"),
    ]
    benchmark.pedantic(lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=False), rounds=5)
