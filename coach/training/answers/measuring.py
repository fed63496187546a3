"""How well the program tells what was asked and what of it is answered, beside a reader."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from coach.domain.messages import Span
from coach.scoring.answering.asks import SURELY_OPEN, AnswerReader, Ask
from coach.training.answers.requests import DONE, Exchange, Thing
from coach.training.markdown import table

_SHARED = 3


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """Counts. `asked` by the reader, of these `found` by themselves, and of these `done`; what the program found and
    the reader did not (`made_up`). Of those done, `done_said` answered and `right_place` in a sentence of the
    reader's; of the others, `open_said` open; `sure` of all found to be left out, and `sure_right`."""

    requests: int = 0
    asked: int = 0
    found: int = 0
    made_up: int = 0
    done: int = 0
    done_said: int = 0
    right_place: int = 0
    open_said: int = 0
    sure: int = 0
    sure_right: int = 0

    def __add__(self, other: "AnswerFigures") -> "AnswerFigures":
        return AnswerFigures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def measure_answers(reader: AnswerReader, exchanges: Iterable[Exchange]) -> AnswerFigures:
    """All of them together."""
    return sum((_measure(one, reader.asks(one.request, one.reply)) for one in exchanges), AnswerFigures())


def _measure(exchange: Exchange, asks: Sequence[Ask]) -> AnswerFigures:
    pairs = list(_pairs(exchange.things, asks))
    done = [(thing, ask) for thing, ask in pairs if thing.state in DONE]
    still_open = [ask for thing, ask in pairs if thing.state not in DONE]
    sure = [thing for thing, ask in pairs if ask.chance < SURELY_OPEN]
    return AnswerFigures(
        requests=1,
        asked=len(exchange.things),
        found=len(pairs),
        made_up=sum(not any(_meet(one.place, ask.place) for one in exchange.things) for ask in asks),
        done=len(done),
        done_said=sum(ask.answered_in is not None for _, ask in done),
        right_place=sum(
            ask.answered_in is not None and any(_meet(ask.answered_in, one) for one in thing.answered_in)
            for thing, ask in done
        ),
        open_said=sum(ask.answered_in is None for ask in still_open),
        sure=len(sure),
        sure_right=sum(thing.state not in DONE for thing in sure),
    )


def _pairs(things: Sequence[Thing], asks: Sequence[Ask]) -> Iterable[tuple[Thing, Ask]]:
    """Each thing with what the program made of it, unless that is also made of another."""
    met = [[i for i, ask in enumerate(asks) if _meet(thing.place, ask.place)] for thing in things]
    shared = Counter(i for row in met for i in row)
    for thing, row in zip(things, met, strict=True):
        own = [i for i in row if shared[i] == 1]
        if own:
            yield thing, asks[own[0]]


def _meet(one: Span, other: Span) -> bool:
    return min(one.end, other.end) - max(one.start, other.start) >= _SHARED


def answers_table(figures: dict[str, AnswerFigures]) -> str:
    """The text of models/ANSWERS.md; the figures by the name of the replies that they are of."""
    rows = [
        [
            name, f"{one.requests}", f"{one.asked}", _share(one.found, one.asked), f"{one.made_up}",
            _share(one.done_said, one.done), _share(one.right_place, one.done),
            _share(one.open_said, one.found - one.done), f"{one.sure_right} of {one.sure}",
        ]
        for name, one in figures.items()
    ]  # fmt: skip
    return _HEAD + table(_COLUMNS, rows) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


_COLUMNS = [
    "replies", "requests", "things asked", "found by itself", "made up", "answered, said so", "in a right sentence",
    "open, said so", "surely left out, rightly",
]  # fmt: skip
_HEAD = """# What was asked, and what of it is answered

Written by `coach measure-answers --write`; do not edit. Requests and replies of `asks/unseen`, from which nothing
learns; readers say what is asked, and of each thing whether the reply answers it (given, or promised for a day) or
leaves it open (not taken up, only promised, half given). What the program takes for surely left out also holds down
the criterion `answer`.

"""
