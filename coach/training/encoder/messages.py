"""What is learnt from as numbers, and batches of it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from coach.domain.messages import Kind
from coach.scoring.document import Document, Sentence
from coach.scoring.encoding.encoder import FARTHEST, PARTS, RATINGS, piece_numbers, places
from coach.scoring.encoding.wordpiece import MASK, WordPiece
from coach.scoring.labelling.context import KINDS, LABELS
from coach.scoring.labelling.vectors import Floats
from coach.training.answers.requests import Exchange
from coach.training.corpus import ContrastSentence, LabelledNote
from coach.training.encoder.network import Batch
from coach.training.encoder.recipe import Recipe

_BODY = 1
_ANSWER = RATINGS.index("answer")
# What readers say of the form of a note may well be other words once it has small talk in it.
_OF_FORM = [RATINGS.index(name) for name in ("brevity", "clarity", "tone", "polish", "overall")]
# Messages of like length stand together, but not always the same ones.
_LENGTH_NOISE = (0.85, 1.15)


@dataclass(frozen=True, slots=True)
class Message:
    """A message to learn from; a target is None, a rating not a number, where the text tells nothing of it.

    `labels` (sentences, labels); `kind` an index; `ratings` as RATINGS.
    """

    sentences: tuple[tuple[int, ...], ...]
    parts: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    labels: Floats | None
    kind: int | None
    ratings: Floats | None

    @property
    def length(self) -> int:
        """Number of pieces."""
        return sum(map(len, self.sentences))


def of_note(note: LabelledNote, lexicon: frozenset[str], words: WordPiece) -> Message | None:
    """A note without what it quotes; None where nothing is left."""
    labels = None
    if note.kind is not Kind.OTHER:
        labels = np.array([[float(label in note.labels_of(one)) for label in LABELS] for one in _read(note.document)])
    return _message(note.document, lexicon, words, labels, note.kind, _ratings(note))


def of_reply(exchange: Exchange, lexicon: frozenset[str], words: WordPiece) -> Message | None:
    """A reply without its request. Known are its kind and how fully it answers, and no labels of its sentences."""
    ratings = np.full(len(RATINGS), np.nan)
    if exchange.rating is not None:
        ratings[_ANSWER] = exchange.rating
    return _message(exchange.reply, lexicon, words, None, Kind.FEEDBACK_REPLY, ratings)


def _read(document: Document) -> list[Sentence]:
    return [one for one in document.sentences if one.part in PARTS]


def _message(
    document: Document, lexicon: frozenset[str], words: WordPiece, labels: Floats | None, kind: Kind, ratings: Floats
) -> Message | None:
    sentences = _read(document)
    if not sentences:
        return None
    pieces = tuple(piece_numbers(document.of(one), lexicon, words) for one in sentences)
    parts, before, after = (tuple(of.tolist()) for of in places(sentences))
    return Message(pieces, parts, before, after, labels, KINDS.index(kind), ratings)


def of_contrast(one: ContrastSentence, lexicon: frozenset[str], words: WordPiece) -> Message:
    """A sentence without a message."""
    labels = np.array([[float(label in one.labels) for label in LABELS]])
    return Message((piece_numbers(one.text, lexicon, words),), (_BODY,), (0,), (0,), labels, None, None)


def _ratings(note: LabelledNote) -> Floats:
    """The overall impression is brought to the scale of the ratings, 0 to 2."""
    overall = (float(np.mean(note.overall)) - 1) / 2 if note.overall else np.nan
    return np.array([*(note.ratings.get(name, np.nan) for name in RATINGS[:-1]), overall])


def disturbed(message: Message, recipe: Recipe, chance: random.Random, mask: int) -> Message:
    """A message with a few sentences left out and a few pieces masked."""
    count = len(message.sentences)
    kept = [i for i in range(count) if count < 3 or chance.random() >= recipe.sentence_drop] or [0]

    def masked(sentence: tuple[int, ...]) -> tuple[int, ...]:
        inner = (mask if chance.random() < recipe.piece_mask else number for number in sentence[1:-1])
        return (sentence[0], *inner, sentence[-1])

    return replace(
        message,
        sentences=tuple(masked(message.sentences[i]) for i in kept),
        parts=tuple(message.parts[i] for i in kept),
        before=tuple(min(j, message.before[i]) for j, i in enumerate(kept)),
        after=tuple(min(len(kept) - 1 - j, message.after[i]) for j, i in enumerate(kept)),
        labels=None if message.labels is None else message.labels[kept],
    )


def talkative(message: Message, asides: Sequence[Message], recipe: Recipe, chance: random.Random) -> Message:
    """With one of the `asides`, as often as the recipe says."""
    return with_aside(message, chance.choice(asides), chance) if chance.random() < recipe.aside else message


def with_aside(message: Message, aside: Message, chance: random.Random) -> Message:
    """A message of whatever kind with a sentence of small talk anywhere in its body; contrast sentences as they are."""
    body = [i for i, part in enumerate(message.parts) if part == _BODY]
    if message.ratings is None or not body:
        return message
    at = chance.choice([*body, body[-1] + 1])
    order = range(len(message.sentences) + 1)
    before = tuple(min(i, FARTHEST) for i in order)
    ratings = message.ratings.copy()
    ratings[_OF_FORM] = np.nan
    return replace(
        message,
        sentences=(*message.sentences[:at], *aside.sentences, *message.sentences[at:]),
        parts=(*message.parts[:at], _BODY, *message.parts[at:]),
        before=before,
        after=before[::-1],
        labels=None if message.labels is None else np.insert(message.labels, at, 0.0, axis=0),
        ratings=ratings,
    )


def batches(messages: Sequence[Message], recipe: Recipe, chance: random.Random) -> Iterator[list[Message]]:
    """Messages of like length together, in random order."""
    sized = [(message.length * chance.uniform(*_LENGTH_NOISE), i) for i, message in enumerate(messages)]
    done: list[list[Message]] = []
    current: list[Message] = []
    for size, i in sorted(sized):
        if current and size * (len(current) + 1) > recipe.batch_pieces:
            done.append(current)
            current = []
        current.append(messages[i])
    done.append(current)
    chance.shuffle(done)
    yield from done


def collate(messages: Sequence[Message]) -> Batch:
    """One batch, filled up to its longest message."""
    shape = (len(messages), max(len(one.sentences) for one in messages))
    wide = (len(messages), max(one.length for one in messages))
    pieces, place, sentence = np.zeros(wide, np.int64), np.zeros(wide, np.int64), np.full(wide, -1)
    shares, starts = np.zeros((*shape, wide[1]), np.float32), np.zeros(shape, np.int64)
    for i, message in enumerate(messages):
        at = 0
        for j, numbers in enumerate(message.sentences):
            end = at + len(numbers)
            pieces[i, at:end], place[i, at:end], sentence[i, at:end] = numbers, range(len(numbers)), j
            shares[i, j, at + 1 : end - 1] = 1 / (len(numbers) - 2)
            starts[i, j], at = at, end
    filled = [_filled([getattr(one, name) for one in messages], shape) for name in ("parts", "before", "after")]
    real = _filled([(1,) * len(one.sentences) for one in messages], shape).astype(np.float32)
    return Batch(*map(torch.from_numpy, (pieces, place, sentence, shares, starts, *filled, real)))


def _filled(rows: Sequence[Sequence[int]], shape: tuple[int, int]) -> NDArray[np.int64]:
    table = np.zeros(shape, np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return table


def mask_number(words: WordPiece) -> int:
    """The number that stands for a masked piece."""
    return words.number(MASK)
