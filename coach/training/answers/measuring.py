"""How well the program tells what was asked and what of it is answered, beside a reader."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from coach.domain.messages import Span
from coach.scoring.answering.asks import Answered, Ask, Standing
from coach.scoring.document import Document
from coach.training.agreement import quadratic_kappa
from coach.training.answers.requests import DONE, MOST, Exchange, Thing, shared
from coach.training.markdown import table

_SHARED = 3


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """Counts. `asked` by the reader, of these `found` by themselves, and what the program found and the reader did not
    (`made_up`). Of those found, said to be `answered` and that `rightly`, in a sentence of the reader's
    (`in_its_place`); `unclear`; said to be `open`, and that rightly (`open_rightly`). In `levels` the rating and the
    level of `answer` of each reply that has both: a rating where something is asked, a level where that is found; in
    `alone` the rating and the level that the reply gets without its request."""

    requests: int = 0
    asked: int = 0
    found: int = 0
    made_up: int = 0
    answered: int = 0
    rightly: int = 0
    in_its_place: int = 0
    unclear: int = 0
    open: int = 0
    open_rightly: int = 0
    levels: tuple[tuple[int, int], ...] = ()
    alone: tuple[tuple[int, int], ...] = ()

    def __add__(self, other: "AnswerFigures") -> "AnswerFigures":
        return AnswerFigures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def measure_answers(
    read: Callable[[str, Document], Answered], alone: Callable[[Document], int | None], exchanges: Iterable[Exchange]
) -> AnswerFigures:
    """All of them together; `read` tells what of a request a reply answers, `alone` the level of a reply by itself,
    None where that can't be scored."""
    return sum((_measure(one, read(one.request, one.reply), alone(one.reply)) for one in exchanges), AnswerFigures())


def _measure(exchange: Exchange, answered: Answered, alone: int | None) -> AnswerFigures:
    asks, rating = answered.asks, exchange.rating
    pairs = list(_pairs(exchange.things, asks))
    done, unclear, still_open = ([pair for pair in pairs if pair[1].standing is one] for one in Standing)
    return AnswerFigures(
        requests=1,
        asked=len(exchange.things),
        found=len(pairs),
        made_up=sum(not any(_meet(one.place, ask.place) for one in exchange.things) for ask in asks),
        answered=len(done),
        rightly=sum(thing.state in DONE for thing, _ in done),
        in_its_place=sum(thing.state in DONE and _in_its_place(thing, ask) for thing, ask in done),
        unclear=len(unclear),
        open=len(still_open),
        open_rightly=sum(thing.state not in DONE for thing, _ in still_open),
        levels=_beside(rating, answered.level),
        alone=_beside(rating, alone),
    )


def _beside(rating: int | None, level: int | None) -> tuple[tuple[int, int], ...]:
    return () if rating is None or level is None else ((rating, level),)


def _in_its_place(thing: Thing, ask: Ask) -> bool:
    return ask.answered_in is not None and any(_meet(ask.answered_in, one) for one in thing.answered_in)


def _pairs(things: Sequence[Thing], asks: Sequence[Ask]) -> Iterable[tuple[Thing, Ask]]:
    """Each thing with what the program made of it, unless that is also made of another."""
    met = [[i for i, ask in enumerate(asks) if _meet(thing.place, ask.place)] for thing in things]
    shared = Counter(i for row in met for i in row)
    for thing, row in zip(things, met, strict=True):
        own = [i for i in row if shared[i] == 1]
        if own:
            yield thing, asks[own[0]]


def _meet(one: Span, other: Span) -> bool:
    return shared(one, other) >= _SHARED


def answers_table(figures: dict[str, AnswerFigures]) -> str:
    """The text of models/ANSWERS.md; the figures by the name of the replies that they are of."""
    rows = [
        [
            name, f"{one.requests}", f"{one.asked}", f"{one.found}", f"{one.made_up}", _of(one.rightly, one.answered),
            _of(one.in_its_place, one.answered), f"{one.unclear}", _of(one.open_rightly, one.open),
            *_agreement(one.levels), *_agreement(one.alone),
        ]
        for name, one in figures.items()
    ]  # fmt: skip
    return _HEAD + table(_COLUMNS, rows) + "\n"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"


def _agreement(levels: Sequence[tuple[int, int]]) -> list[str]:
    equal = _of(sum(rated == found for rated, found in levels), len(levels))
    if not levels:
        return [equal, "-"]
    rated, found = np.array(levels).T
    return [equal, f"{quadratic_kappa(rated, found, 0, MOST):.2f}"]


_COLUMNS = [
    "replies", "requests", "things asked", "found by itself", "made up", "said to be answered, rightly",
    "and in a right sentence", "unclear", "said to be open, rightly", "`answer` as rated", "kappa",
    "without the request", "kappa",
]  # fmt: skip
_HEAD = """# What was asked, and what of it is answered

Written by `coach measure-answers --write`; do not edit. Requests and replies of `asks/unseen`, from which nothing
learns; readers say what is asked, and of each thing whether the reply answers it (given, or promised for a day) or
leaves it open (not taken up, only promised, half given). Where the program is not sure it says so: unclear. The last
four columns: readers who saw none of that, but the request, rated from 0 to 2 how fully each reply answers; how many
levels of the criterion `answer` are theirs, of the replies for which the program finds something asked, and the
quadratic kappa; and both where the program does not see the request. States were chosen on q3, the cut-off of the level
on all four hands (with each left out in turn kappa is 0.39), those without the request on q3 and q11, beside others.

"""
