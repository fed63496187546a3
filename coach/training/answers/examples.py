"""Requests and replies as numbers, made harder from one time to the next."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coach.domain.messages import Part, Span
from coach.scoring.answering.asks import Clause
from coach.scoring.answering.clauses import clauses_of
from coach.scoring.answering.states import Numbered
from coach.training.answers.recipe import Recipe
from coach.training.answers.requests import (
    DONE,
    Exchange,
    State,
    answering_sentences,
    clause_targets,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing to be found: the places of its `clauses`, whether it is answered and whether it is taken up at all (both
    None where that is not known), and for each sentence whether it stands there."""

    clauses: tuple[int, ...]
    done: bool | None
    touched: bool | None
    where: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A request and the sentences of a reply as numbers of pieces; `places` of the clauses in the request, and what
    each of them does."""

    request: tuple[int, ...]
    places: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    sentences: tuple[tuple[int, ...], ...]
    things: tuple[Wanted, ...]

    @property
    def length(self) -> int:
        """Number of pieces."""
        return len(self.request) + sum(map(len, self.sentences))


def example_of(exchange: Exchange, numbered: Numbered) -> Example | None:
    """None where there is nothing to read; what is too long is cut as it is in use."""
    clauses = clauses_of(exchange.request)
    request, places = numbered.request([exchange.request[one.start : one.end] for one in clauses])
    body = exchange.reply.in_part(Part.BODY)
    sentences = numbered.reply([exchange.reply.of(one) for one in body])
    if not places or not sentences:
        return None
    targets, own = clause_targets(exchange)
    things = tuple(
        Wanted(
            its, one.state in DONE, one.state is not State.NO,
            tuple(answering_sentences(exchange, one)[: len(sentences)]),
        )
        for one, its in zip(exchange.things, own, strict=True)
        if its and its[-1] < len(places)
    )  # fmt: skip
    return Example(request, places, tuple(targets[: len(places)]), tuple(sentences), things)


def disturbed(example: Example, others: Sequence[Example], recipe: Recipe, chance: random.Random, mask: int) -> Example:
    """With what answers a thing taken away, with the reply to another request, or a sentence shorter; and with a few
    pieces masked. Most replies answer most things, so that without this it would pay to look at no words."""
    drawn = chance.random()
    if drawn < recipe.unanswered:
        example = _unanswered(example, chance)
    elif drawn < recipe.unanswered + recipe.astray:
        example = _astray(example, chance.choice(others))
    else:
        idle = [i for i in range(len(example.sentences)) if not any(one.where[i] for one in example.things)]
        example = _without(example, {i for i in idle if chance.random() < recipe.sentence_drop})

    def masked(numbers: tuple[int, ...]) -> tuple[int, ...]:
        inner = (mask if chance.random() < recipe.piece_mask else number for number in numbers[1:-1])
        return (numbers[0], *inner, numbers[-1])

    return replace(example, request=masked(example.request), sentences=tuple(map(masked, example.sentences)))


def _unanswered(example: Example, chance: random.Random) -> Example:
    taken_up = [one for one in example.things if any(one.where)]
    if not taken_up:
        return example
    chosen = chance.choice(taken_up)
    return _without(example, {i for i, answers in enumerate(chosen.where) if answers})


def _without(example: Example, left_out: set[int]) -> Example:
    """Nothing is taken away where nothing would be left."""
    kept = [i for i in range(len(example.sentences)) if i not in left_out]
    if not kept:
        return example
    things = tuple(_less(one, kept) for one in example.things)
    return replace(example, sentences=tuple(example.sentences[i] for i in kept), things=things)


def _less(thing: Wanted, kept: Sequence[int]) -> Wanted:
    where = tuple(thing.where[i] for i in kept)
    if sum(where) == sum(thing.where):
        return replace(thing, where=where)
    # Half of an answer may or may not be one.
    done = None if any(where) else False
    return replace(thing, done=done, touched=done, where=where)


def _astray(example: Example, other: Example) -> Example:
    nowhere = (False,) * len(other.sentences)
    things = tuple(Wanted(one.clauses, False, False, nowhere) for one in example.things)
    return replace(example, sentences=other.sentences, things=things)


def batches(examples: Sequence[Example], recipe: Recipe, chance: random.Random) -> Iterator[list[Example]]:
    """Examples of like length together, in random order."""
    sized = sorted((one.length + chance.random() * recipe.length_noise, i) for i, one in enumerate(examples))
    order = [i for _, i in sized]
    together = [order[at : at + recipe.batch] for at in range(0, len(order), recipe.batch)]
    chance.shuffle(together)
    return ([examples[i] for i in batch] for batch in together)
