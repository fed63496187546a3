"""Messages become numbers without loss, and batches of them hold each exactly once."""

import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="fine-tuning needs the extra `encoder`")

from coach.domain.messages import Kind  # noqa: E402
from coach.scoring.encoding.encoder import FARTHEST, RATINGS  # noqa: E402
from coach.scoring.encoding.wordpiece import WordPiece  # noqa: E402
from coach.scoring.labelling.context import KINDS  # noqa: E402
from coach.scoring.segmentation import read  # noqa: E402
from coach.training.answers.requests import Exchange  # noqa: E402
from coach.training.corpus import ContrastSentence, load_notes  # noqa: E402
from coach.training.encoder.messages import (  # noqa: E402
    Message,
    batches,
    collate,
    disturbed,
    of_contrast,
    of_note,
    of_reply,
    talkative,
    with_aside,
)
from coach.training.encoder.recipe import Recipe  # noqa: E402

ROOT = Path(__file__).parents[3]
WORDS = WordPiece((ROOT / "models" / "encoder" / "vocabulary.txt").read_text("utf-8").split("\n")[:-1])
NOTES = load_notes([ROOT / "models" / "corpus" / name for name in ("w5.jsonl", "w8.jsonl")])
MESSAGES = [message for note in NOTES if (message := of_note(note, frozenset(), WORDS))]


def test_labels_are_learnt_from_follow_ups_only_and_the_kind_from_all() -> None:
    for note, message in zip(NOTES, MESSAGES, strict=True):
        assert (message.labels is None) == (note.kind is Kind.OTHER)
        assert message.kind is not None


def test_a_contrast_sentence_tells_nothing_of_a_kind() -> None:
    message = of_contrast(ContrastSentence("Thank you.", frozenset()), frozenset(), WORDS)

    assert (message.kind, message.ratings, len(message.sentences)) == (None, None, 1)


@pytest.mark.parametrize("rating", [None, 0, 2])
def test_a_reply_tells_its_kind_and_how_fully_it_answers_and_nothing_else(rating: int | None) -> None:
    message = of_reply(Exchange("q", "Which days?", read("Hello,\n\nMondays.\nJo"), (), rating), frozenset(), WORDS)

    assert message is not None
    assert message.ratings is not None
    assert (message.labels, message.kind) == (None, KINDS.index(Kind.FEEDBACK_REPLY))
    told = {name: value for name, value in zip(RATINGS, message.ratings, strict=True) if not np.isnan(value)}
    assert told == ({} if rating is None else {"answer": rating})


def test_a_reply_without_words_is_no_message() -> None:
    assert of_reply(Exchange("q", "Which days?", read(""), (), None), frozenset(), WORDS) is None


def test_a_batch_holds_every_piece_in_its_place() -> None:
    few = MESSAGES[:5]
    batch = collate(few)
    for i, message in enumerate(few):
        assert batch.pieces[i, : message.length].tolist() == [piece for one in message.sentences for piece in one]
        assert batch.sentence[i].tolist().count(-1) == batch.pieces.shape[1] - message.length
        assert batch.shares[i].sum(-1)[: len(message.sentences)].tolist() == pytest.approx(
            [1.0] * len(message.sentences)
        )
        assert int(batch.real[i].sum()) == len(message.sentences)


def test_every_message_is_in_one_batch_and_no_batch_is_too_large() -> None:
    recipe = Recipe()
    done = list(batches(MESSAGES, recipe, random.Random(3)))  # noqa: S311

    assert sorted(id(one) for batch in done for one in batch) == sorted(map(id, MESSAGES))
    for batch in done:
        # Lengths are taken with a little noise, by which a batch may be larger.
        assert len(batch) == 1 or len(batch) * max(one.length for one in batch) <= 1.4 * recipe.batch_pieces


def test_what_is_disturbed_stays_a_message() -> None:
    recipe, chance, mask = Recipe(sentence_drop=0.9, piece_mask=1.0), random.Random(5), WORDS.number("[MASK]")  # noqa: S311
    for message in MESSAGES:
        other = disturbed(message, recipe, chance, mask)
        count = len(other.sentences)

        assert 1 <= count <= len(message.sentences)
        assert len(other.parts) == len(other.before) == len(other.after) == count
        assert other.labels is None or len(other.labels) == count
        assert all(set(one[1:-1]) == {mask} for one in other.sentences)


ASIDE = of_contrast(ContrastSentence("The moon was full.", frozenset()), frozenset(), WORDS)
OF_FORM = {"brevity", "clarity", "tone", "polish", "overall"}
BODY = 1


def _place_of_aside(message: Message) -> int:
    (place,) = (i for i, one in enumerate(message.sentences) if one == ASIDE.sentences[0])
    return place


def test_small_talk_joins_the_body_and_what_is_told_of_the_content_stays() -> None:
    chance = random.Random(7)  # noqa: S311
    for message in MESSAGES:
        told = with_aside(message, ASIDE, chance)
        at, count = _place_of_aside(told), len(told.sentences)
        others = [i for i in range(count) if i != at]

        assert tuple(told.sentences[i] for i in others) == message.sentences
        assert tuple(told.parts[i] for i in others) == message.parts
        assert told.parts[at] == BODY
        assert message.parts.index(BODY) <= at
        assert BODY in told.parts[max(at - 1, 0) : at] + told.parts[at + 1 : at + 2]
        assert told.before == tuple(min(i, FARTHEST) for i in range(count))
        assert told.after == tuple(min(count - 1 - i, FARTHEST) for i in range(count))
        assert told.kind == message.kind
        for name, old, new in zip(RATINGS, message.ratings, told.ratings, strict=True):
            assert np.isnan(new) if name in OF_FORM or np.isnan(old) else new == old
        if message.labels is not None:
            assert set(told.labels[at]) == {0.0}
            assert (told.labels[others] == message.labels).all()


def test_small_talk_may_stand_anywhere_in_the_body() -> None:
    message = max(MESSAGES[:20], key=lambda one: one.parts.count(BODY))
    chance = random.Random(7)  # noqa: S311
    first, count = message.parts.index(BODY), message.parts.count(BODY)
    found = {_place_of_aside(with_aside(message, ASIDE, chance)) for _ in range(40 * count)}
    assert found == set(range(first, first + count + 1))


@pytest.mark.parametrize(("share", "changed"), [(0.0, 0), (1.0, len(MESSAGES))])
def test_small_talk_comes_as_often_as_the_recipe_says(share: float, changed: int) -> None:
    recipe, chance = Recipe(aside=share), random.Random(7)  # noqa: S311
    assert sum(talkative(one, [ASIDE], recipe, chance) is not one for one in MESSAGES) == changed


def test_a_contrast_sentence_gets_no_small_talk() -> None:
    assert with_aside(ASIDE, ASIDE, random.Random(7)) is ASIDE  # noqa: S311


def test_nothing_is_disturbed_by_a_recipe_that_says_so() -> None:
    recipe = Recipe(sentence_drop=0.0, piece_mask=0.0)
    for message in MESSAGES:
        assert disturbed(message, recipe, random.Random(5), 0).sentences == message.sentences  # noqa: S311
