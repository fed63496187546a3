"""Requests and replies as numbers, made harder from one time to the next."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from coach.domain.messages import Kind, Part, Span
from coach.scoring.answering.asks import Clause
from coach.scoring.answering.clauses import clauses_of
from coach.scoring.answering.states import Numbered
from coach.training.answers.recipe import Recipe
from coach.training.answers.requests import (
    DONE,
    MOST,
    Exchange,
    State,
    answering_sentences,
    clause_targets,
)
from coach.training.corpus import LabelledNote


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
    """A request and the sentences of a reply as numbers of pieces; `places` of the clauses in the request, none where
    it is not known, and what each of them does; how fully readers think that the reply answers, 0 to 2, None where they
    did not say."""

    request: tuple[int, ...]
    places: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    sentences: tuple[tuple[int, ...], ...]
    things: tuple[Wanted, ...]
    rating: float | None

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
    return Example(request, places, tuple(targets[: len(places)]), tuple(sentences), things, exchange.rating)


def examples_alone(notes: Sequence[LabelledNote], but: Collection[object], numbered: Numbered) -> list[Example]:
    """Replies without their requests that readers have rated for how they answer, less those of these ids and those in
    which there is nothing to read."""
    replies = [one for one in notes if one.kind is Kind.FEEDBACK_REPLY and one.note.id not in but]
    rated = [(one.document, one.ratings["answer"]) for one in replies if "answer" in one.ratings]
    said = [(numbered.reply([reply.of(one) for one in reply.in_part(Part.BODY)]), rating) for reply, rating in rated]
    return [Example(numbered.nothing, (), (), tuple(sentences), (), rating) for sentences, rating in said if sentences]


def disturbed(example: Example, others: Sequence[Example], recipe: Recipe, chance: random.Random, mask: int) -> Example:
    """Without its request, with what answers a thing taken away, with the reply to another request, or a sentence
    shorter; and with a few pieces masked. Most replies answer most things, so that without this it would pay to look at
    no words."""
    drawn = chance.random()
    if not example.places or (recipe.by_itself and example.rating is not None and chance.random() < recipe.by_itself):
        example = replace(example, request=(example.request[0], example.request[-1]), places=(), clauses=(), things=())
    elif drawn < recipe.unanswered:
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
    shorter = _without(example, {i for i, answers in enumerate(chosen.where) if answers})
    return shorter if shorter is example else replace(shorter, rating=_lower_rating(shorter))


def _lower_rating(shorter: Example) -> float | None:
    """What a reply is rated once an answer is taken away; of one that answered in part nobody knows."""
    if shorter.rating is None:
        return None
    if shorter.rating == 0 or not any(any(one.where) for one in shorter.things):
        return 0.0
    return 1.0 if shorter.rating == MOST else None


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
    return replace(example, sentences=other.sentences, things=things, rating=0.0 if things else None)


def batches(examples: Sequence[Example], recipe: Recipe, chance: random.Random) -> Iterator[list[Example]]:
    """Examples of like length together, in random order."""
    sized = sorted((one.length + chance.random() * recipe.length_noise, i) for i, one in enumerate(examples))
    order = [i for _, i in sized]
    together = [order[at : at + recipe.batch] for at in range(0, len(order), recipe.batch)]
    chance.shuffle(together)
    return ([examples[i] for i in batch] for batch in together)
