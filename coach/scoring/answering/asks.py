"""Which of the things that an employer asked for a reply answers, where, and how fully."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coach.domain.messages import Part, Span
from coach.scoring import kept
from coach.scoring.answering.clauses import clauses_of
from coach.scoring.answering.files import AnswerParts, Heads
from coach.scoring.answering.fulness import FulnessReader
from coach.scoring.answering.states import Network, Numbered, States
from coach.scoring.document import Document
from coach.scoring.encoding.encoder import EncoderParts
from coach.scoring.labelling.context import sigmoid, softmax
from coach.scoring.requests import documents_named
from coach.scoring.writing.content import content_words, said_words

# D: below the first chance a thing is said to be open, and from the second on to be answered. Chosen on the replies of
# a hand (q3) from whom nothing learnt.
OPEN = 0.1
ANSWERED = 0.6
# D: a reply answers in full where all things have this chance. Chosen by readers' ratings of 437 replies
# (`models/asks/unseen`; from 0.2 to 0.3 as good); models/ANSWERS.md says how well it does where a hand is left out.
IN_FULL = 0.25
# D: where a sentence names another document than the one asked for, and nothing names this one.
_ANOTHER = 0.05
# People who will speak for the writer are named in many ways.
_BY_NAME = frozenset({"reference", "references", "referee", "referees"})
# What leads over to a thing, or numbers it, is no part of it.
_LEAD = re.compile(
    r"^(?:[-*•·–—▪◦&+>]\s*|\(?(?:\d{1,2}|[a-h])[.)]\s+|(?:and|or|plus|also|please|as well as|along with)\s+)+(?=\w)",
    re.IGNORECASE,
)

Rows = NDArray[np.floating[Any]]


class Clause(IntEnum):
    """What a clause of a request does."""

    ASKS_NOTHING = 0
    BEGINS = 1
    GOES_ON = 2


class Standing(StrEnum):
    """How a thing that was asked for stands in a reply."""

    ANSWERED = "answered"
    UNCLEAR = "unclear"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for: its `place` in the request, its `text` on one line, the `chance` that it is answered, and
    the sentence that does it; None where none is likely to."""

    place: Span
    text: str
    chance: float
    answered_in: Span | None

    @property
    def standing(self) -> Standing:
        """What is said of it, in one word."""
        if self.chance >= ANSWERED:
            return Standing.ANSWERED
        return Standing.OPEN if self.chance < OPEN else Standing.UNCLEAR


@dataclass(frozen=True, slots=True)
class Answered:
    """What a request asks for, in its order, none where it asks for nothing or is not known; the places of what answers
    it, or may, among the sentences of the reply's body; whether both texts were read to their ends, which long ones are
    not. Where nothing is known to be asked, the `rating`, 0 to 2, that readers would give the reply for answering, and
    the place of the sentence on which that rests most; None where not all was read, or nothing is there."""

    asks: tuple[Ask, ...]
    sentences: frozenset[int]
    to_the_end: bool
    rating: float | None = None

    @property
    def level(self) -> int | None:
        """How fully the reply answers, as RUBRIC has it: 0 nothing, 1 part, 2 everything; None where that can't be
        told, as nothing is asked or not all was read."""
        if not self.asks or not self.to_the_end:
            return None
        in_full = all(one.chance >= IN_FULL for one in self.asks)
        return 2 if in_full else int(any(one.standing is not Standing.OPEN for one in self.asks))


class AnswerReader:
    """Tells what a request asks for and what of it a reply answers; safe to share between threads."""

    def __init__(self, words: EncoderParts, lexicon: frozenset[str], parts: AnswerParts) -> None:
        """`words` are the encoder's, whose vectors of pieces these networks learnt with; raises ValueError where the
        parts do not fit together."""
        parts.heads.check(words.pieces.shape[1])
        self._numbered, self._network = Numbered(words.vocabulary, lexicon), Network(words, parts.things)
        self._heads = parts.heads
        self._fulness = FulnessReader(words, self._numbered, parts.rating, parts.rating_head)
        # Kept, as a score and a page ask for the same.
        self.read = lru_cache(maxsize=kept.REQUESTS)(self._read)

    def _read(self, request: str, reply: Document) -> Answered:
        """`request` may be empty, where it is not known."""
        clauses = clauses_of(request)
        numbers, places = self._numbered.request([request[one.start : one.end] for one in clauses])
        body = reply.in_part(Part.BODY)
        said = [reply.of(one) for one in body]
        sentences = self._numbered.reply(said)
        to_the_end = len(sentences) == len(body) and len(places) == len(clauses)
        if not places:
            return self._by_itself(sentences, to_the_end)
        alone = [self._network.request(numbers), *map(self._network.sentence, sentences)]
        together = self._network.together(alone)
        things = things_of(clauses_as(self._heads, together[0], places))
        if not things:
            return self._by_itself(sentences, to_the_end)
        found = answers(self._heads, things, places, alone, together)
        # What is not read may answer anything.
        least = 0.0 if len(sentences) == len(body) else OPEN
        asks, answering = [], set()
        for thing, (chance, place) in zip(things, found, strict=True):
            whole = Span(clauses[thing[0]].start, clauses[thing[-1]].end)
            text = _LEAD.sub("", " ".join(request[whole.start : whole.end].split())).rstrip(",")
            if chance > _ANOTHER and _is_another(text, said[place], said):
                chance = _ANOTHER
            where = Span(body[place].start, body[place].end) if chance >= ANSWERED else None
            if chance >= OPEN:
                answering.add(place)
            asks.append(Ask(whole, text, max(chance, least), where))
        return Answered(tuple(asks), frozenset(answering), to_the_end)

    def _by_itself(self, sentences: Sequence[tuple[int, ...]], to_the_end: bool) -> Answered:
        """What is made of a reply where nothing is known to be asked."""
        if not sentences or not to_the_end:
            return Answered((), frozenset(), to_the_end)
        rating, place = self._fulness.read(sentences)
        return Answered((), frozenset({place}), to_the_end, rating)


def clauses_as(heads: Heads, request: States, places: Sequence[Span]) -> list[Clause]:
    """What each clause of a request does."""
    scores = _means(request, places) @ heads.clause + heads.clause_bias
    return [Clause(int(one)) for one in scores.argmax(axis=1)]


def things_of(clauses: Sequence[Clause]) -> list[tuple[int, ...]]:
    """The things asked for, each as the places of its clauses."""
    things: list[tuple[int, ...]] = []
    for place, clause in enumerate(clauses):
        goes_on = clause is Clause.GOES_ON and bool(things) and things[-1][-1] == place - 1
        if goes_on:
            things[-1] = (*things[-1], place)
        elif clause is not Clause.ASKS_NOTHING:
            things.append((place,))
    return things


def answers(
    heads: Heads,
    things: Sequence[tuple[int, ...]],
    places: Sequence[Span],
    alone: Sequence[States],
    together: Sequence[States],
) -> list[tuple[float, int]]:
    """For each thing the chance that it is answered, and the number of the sentence that does it likeliest; the first
    of the states are the request's."""
    if not things or len(together) == 1:
        return [(0.0, -1)] * len(things)
    by_itself, in_context = (_of_things(states[0], things, places) for states in (alone, together))
    sentences, their_own = (np.array([one.mean(axis=0) for one in states[1:]]) for states in (together, alone))
    likeness = _unit(by_itself) @ _unit(their_own).T
    product = (in_context @ heads.thing + heads.thing_bias) @ (sentences @ heads.sentence + heads.sentence_bias).T
    where = product + heads.likeness * likeness + heads.where_bias
    seen = softmax(where) @ sentences
    best = np.stack([where.max(axis=1), likeness.max(axis=1)], axis=1)
    done = np.concatenate([in_context, seen, in_context * seen, best], axis=1) @ heads.done + heads.done_bias
    return [(one, int(row.argmax())) for row, one in zip(where, sigmoid(done.astype(np.float64)).tolist(), strict=True)]


def _is_another(asked: str, answer: str, said: Sequence[str]) -> bool:
    """Whether an answer names documents, and neither it nor anything else that is said names those asked for."""
    wanted = _documents(asked)
    return bool(wanted and documents_named(answer)) and all(wanted.isdisjoint(said_words(one)) for one in said)


def _documents(text: str) -> frozenset[str]:
    return content_words(" ".join(one for one in documents_named(text) if one not in _BY_NAME))


def _means(states: States, places: Sequence[Span]) -> States:
    return np.array([states[one.start : one.end].mean(axis=0) for one in places])


def _of_things(states: States, things: Sequence[tuple[int, ...]], places: Sequence[Span]) -> States:
    rows = [list(chain.from_iterable(range(places[i].start, places[i].end) for i in thing)) for thing in things]
    return np.array([states[one].mean(axis=0) for one in rows])


def _unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    units: Rows = rows / np.maximum(lengths, 1e-9)
    return units
