"""Readability: None for short text, and sane grades otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest

from coach.scoring import kept, readability
from coach.scoring.readability import measure
from coach.scoring.segmentation import read


@pytest.mark.parametrize("text", ["", "Thanks.", "Dear Jo,\n\nThank you for your time.\n\nBest,\nSam"])
def test_short_text_has_no_grade(text: str) -> None:
    assert measure(read(text)).flesch_kincaid_grade is None


def test_long_words_and_sentences_raise_the_grade() -> None:
    plain = (
        "I liked the shop. You have a good team. I can start in May. I know the till well. I would like the job a lot."
    )
    dense = (
        "Notwithstanding considerable organisational complexity, the extraordinarily comprehensive introduction "
        "facilitated an appreciation of interdepartmental responsibilities, institutional accountability and prospective collaborative opportunities."
    )
    low, high = measure(read(plain)).flesch_kincaid_grade, measure(read(dense)).flesch_kincaid_grade

    assert low is not None
    assert high is not None
    assert low < 5 < 13 < high


def test_greeting_and_close_do_not_count() -> None:
    body = "I liked the shop and your team very much. I can start in May and I know the till well already now."

    assert measure(read(f"Dear Ms Osei,\n\n{body}\n\nBest regards,\nJo Reed")) == measure(read(body))


def test_it_works_with_an_empty_home_and_nothing_to_fetch(tmp_path: Path) -> None:
    code = "from coach import Coach; print(Coach().score('word ' * 3 + 'Thank you for the long talk on Tuesday about the role and the plans for the new shop and what I could do there for you all.', 'thank_you').readability)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={
            "HOME": str(tmp_path),
            "PATH": "",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "http_proxy": "http://127.0.0.1:9",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_counts_syllables_forgets_words_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import textstat

    known = textstat.textstat.pyphen.hd.cache
    monkeypatch.setattr(kept, "WORDS", 20)
    words = [f"{first}{second}able" for first in "bcdfghklmn" for second in ("ano", "ere", "igo", "oru", "uda")]
    counts = [readability._syllables.__wrapped__(word) for word in words]

    assert len(known) <= 20
    assert counts == list(map(textstat.syllable_count, words))
