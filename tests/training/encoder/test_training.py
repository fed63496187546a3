"""A fold that was held out is taken up again only where it would be held out in the same way."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="fine-tuning needs the extra `encoder`")

from coach.scoring.segmentation import read  # noqa: E402
from coach.training.answers.requests import Exchange  # noqa: E402
from coach.training.corpus import ContrastSentence, load_notes  # noqa: E402
from coach.training.encoder.network import Shape  # noqa: E402
from coach.training.encoder.pretrained import Pretrained  # noqa: E402
from coach.training.encoder.recipe import Recipe  # noqa: E402
from coach.training.encoder.training import Trainer  # noqa: E402

ROOT = Path(__file__).parents[3]
NOTES = load_notes([ROOT / "models" / "corpus" / "w8.jsonl"])[:4]
VOCABULARY = tuple((ROOT / "models" / "encoder" / "vocabulary.txt").read_text("utf-8").split("\n")[:-1])
PRETRAINED = Pretrained(Shape(len(VOCABULARY), 4, 1, 1, 4, 8), {}, VOCABULARY)
ALL_WORDS = frozenset(word for note in NOTES for word in note.note.text.lower().split())
MOON = ContrastSentence("The moon is full.", frozenset())
MONDAYS = Exchange("q", "Which days?", read("Hello,\n\nMondays suit me.\nJo"), (), 2)
FOLD = [True, False, False, False]


def trainer(
    asides: list[ContrastSentence], lexicon: frozenset[str], recipe: Recipe, replies: Sequence[Exchange] = ()
) -> Trainer:
    return Trainer([], asides, [], replies, lexicon, PRETRAINED, recipe)


def test_the_same_lessons_have_the_same_digest_and_others_another() -> None:
    plain = Recipe()
    same = trainer([MOON], frozenset(), plain)
    found = [
        same.lessons(NOTES, FOLD),
        same.lessons(NOTES, FOLD[::-1]),
        same.lessons(NOTES[:3], FOLD[:3]),
        trainer([], frozenset(), plain).lessons(NOTES, FOLD),
        trainer([MOON], ALL_WORDS, plain).lessons(NOTES, FOLD),
        trainer([MOON], frozenset(), replace(plain, epochs=6)).lessons(NOTES, FOLD),
        trainer([MOON], frozenset(), plain, [MONDAYS]).lessons(NOTES, FOLD),
        trainer([MOON], frozenset(), plain, [replace(MONDAYS, rating=1)]).lessons(NOTES, FOLD),
    ]

    assert trainer([MOON], frozenset(), plain).lessons(NOTES, FOLD) == found[0]
    assert len(set(found)) == len(found)
