"""Requests with the replies to them, read strictly: what was asked, and how a reader found each thing answered."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any

from coach.domain.messages import Part, Span
from coach.errors import InvalidCorpus
from coach.scoring.answering.asks import Clause
from coach.scoring.answering.clauses import clauses_of
from coach.scoring.document import Document
from coach.scoring.segmentation import read
from coach.training.corpus import LabelledNote

# The marks of a quotation that may differ by a character at either end from what is found.
_SHARED = 2
# The highest rating.
MOST = 2


class State(StrEnum):
    """How a thing stands: given; not yet, but with a day; only promised, touched or half given; not taken up."""

    YES = "yes"
    DATE = "date"
    LATER = "later"
    NO = "no"


# RUBRIC: a date for the rest will do.
DONE = frozenset({State.YES, State.DATE})


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was asked for: where in the request, how it stands, and where in the reply."""

    place: Span
    state: State
    answered_in: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and a reply, with what readers made of them; `rating` is how fully and directly it answers, 0 to 2,
    None where nothing is asked."""

    id: str
    request: str
    reply: Document
    things: tuple[Thing, ...]
    rating: int | None


def load_exchanges(paths: Sequence[Path]) -> list[Exchange]:
    """All lines of all files; raises InvalidCorpus where one is malformed."""
    return list(chain.from_iterable(map(_load, paths)))


def load_replies(folder: Path, notes: Sequence[LabelledNote]) -> list[Exchange]:
    """Those of a folder whose replies are none of the notes, to learn from beside them; none where it has no files."""
    known = {note.note.id for note in notes}
    return [one for one in load_folder(folder) if one.id not in known]


def load_folder(folder: Path) -> list[Exchange]:
    """All lines of all `*.jsonl` in a folder, not of those below it."""
    return load_exchanges(sorted(folder.glob("*.jsonl")))


def _load(path: Path) -> Iterator[Exchange]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidCorpus(f"{path}: {error}") from error
    for number, line in enumerate(lines, 1):
        try:
            yield _exchange(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InvalidCorpus(f"{path}:{number}: not a request with a reply: {error!r}") from error


def _exchange(row: dict[str, Any]) -> Exchange:
    request, reply = row["request"], row["reply"]
    things, at = [], 0
    for item in row["items"]:
        place = _found(item["text"], request, at)
        # Of like words the later thing means the later ones.
        at = place.start + 1
        answered_in = tuple(_found(quote, reply, 0) for quote in item["in"])
        things.append(Thing(place, State(item["state"]), answered_in))
    return Exchange(row["id"], request, read(reply), tuple(things), _rating(row["rating"]))


def _rating(rating: int | None) -> int | None:
    if rating is not None and rating not in range(MOST + 1):
        raise ValueError(f"a rating of {rating!r}, expected 0 to {MOST} or null")
    return rating


def _found(words: str, text: str, after: int) -> Span:
    start = text.find(words, after)
    start = text.find(words) if start < 0 else start
    if start < 0 or not words.strip():
        raise ValueError(f"{words!r} does not stand in {text!r}")
    return Span(start, start + len(words))


def clause_targets(exchange: Exchange) -> tuple[list[Clause], list[tuple[int, ...]]]:
    """What each clause of the request does, and for each thing the places of its clauses; of two things in one clause
    the one that has more of it stands for both."""
    own: dict[int, list[int]] = {}
    targets, last = [], None
    for place, clause in enumerate(clauses_of(exchange.request)):
        shares = [(shared(clause, thing.place), i) for i, thing in enumerate(exchange.things)]
        most, thing = max(shares, default=(0, -1))
        if most < _SHARED:
            targets.append(Clause.ASKS_NOTHING)
            last = None
            continue
        targets.append(Clause.GOES_ON if thing == last else Clause.BEGINS)
        own.setdefault(thing, []).append(place)
        last = thing
    return targets, [tuple(own.get(i, ())) for i in range(len(exchange.things))]


def answering_sentences(exchange: Exchange, thing: Thing) -> list[bool]:
    """For each sentence of the reply's body whether the reader found the thing in it."""
    body = exchange.reply.in_part(Part.BODY)
    return [any(shared(Span(one.start, one.end), quote) >= _SHARED for quote in thing.answered_in) for one in body]


def shared(one: Span, other: Span) -> int:
    """How many characters two places have in common."""
    return max(min(one.end, other.end) - max(one.start, other.start), 0)
