"""What may be left out of the search for strong words is left out rightly."""

import json
from pathlib import Path

import pytest

from coach.scoring.findings.case import lower, straighten
from coach.scoring.findings.excess import _IN_STRONG, _STRONG

CORPUS = Path(__file__).parents[3] / "models" / "corpus"
# One of each branch of the pattern.
STRONG = (
    "absolutely blown", "absolutely delighted", "amazingly", "awesome", "incredibly", "unbelievable", "phenomenally",
    "extraordinarily", "spectacular", "mind-blowing", "mindblowing", "jaw-dropping", "magical", "breathtaking", "fabulous",
    "sensational", "epic", "out of this world", "life-changing", "lifechanging", "once-in-a-lifetime", "obsessed",
    "ecstatic", "overjoyed", "over the moon", "blown away", "beyond grateful", "super keen", "so so happy",
    "insanely excited", "crazy much", "ridiculously pumped", "wildly impressed", "madly thrilled", "dream job",
    "dream come true", "literally cannot", "literally can't", "love love", "perfect", "perfection",
    "the best boss ever", "my very happiest day on earth", "the greatest place in the world", "the best in the universe",
    "the luckiest day of my life", "the most useful talk of my career", "the kindest person i've ever",
    "the nicest team i have ever", "with all my heart", "from the bottom of my heart", "words cannot", "can't even",
    "can't stop smiling", "can't contain", "thrilled to bits", "thrilled to pieces", "wow",
)  # fmt: skip


@pytest.mark.parametrize("words", STRONG)
def test_every_strong_word_has_a_piece_that_wakes_the_search(words: str) -> None:
    assert _STRONG.fullmatch(words)
    assert any(piece in words for piece in _IN_STRONG)


def test_no_note_has_more_strong_words_than_pieces() -> None:
    rows = [json.loads(line) for path in CORPUS.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    for text in (lower(straighten(row["text"])) for row in rows):
        assert len(_STRONG.findall(text)) <= sum(map(text.count, _IN_STRONG)), text
