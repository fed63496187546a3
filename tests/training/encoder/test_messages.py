"""Messages become numbers without loss, and batches of them hold each exactly once."""

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="fine-tuning needs the extra `encoder`")

from coach.domain.messages import Kind  # noqa: E402
from coach.scoring.encoding.wordpiece import WordPiece  # noqa: E402
from coach.training.corpus import ContrastSentence, load_notes  # noqa: E402
from coach.training.encoder.messages import batches, collate, disturbed, of_contrast, of_note  # noqa: E402
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
    message = of_contrast(ContrastSentence("Thank you.", frozenset(), "a"), frozenset(), WORDS)

    assert (message.kind, message.ratings, len(message.sentences)) == (None, None, 1)


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


def test_nothing_is_disturbed_by_a_recipe_that_says_so() -> None:
    recipe = Recipe(sentence_drop=0.0, piece_mask=0.0)
    for message in MESSAGES:
        assert disturbed(message, recipe, random.Random(5), 0).sentences == message.sentences  # noqa: S311
