"""Reads a request and a reply with a fine-tuned network: each text by itself, then all of them together."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from coach.domain.messages import Span
from coach.scoring import kept
from coach.scoring.answering.files import Graphs
from coach.scoring.encoding.encoder import EncoderParts, piece_numbers, session
from coach.scoring.encoding.wordpiece import BEGIN, END, WordPiece

# What a longer request asks for further on, and what a longer reply says, is not read; of a clause or sentence no more
# than the encoder reads. A request has at most as many places as the network was pretrained with.
MOST_REQUEST = 510
MOST_REPLY = 600
# The first sentences of a reply are told apart up to here.
FARTHEST = 15

States = NDArray[np.float32]


class Numbered:
    """Texts as the numbers of their pieces."""

    def __init__(self, vocabulary: Sequence[str], lexicon: frozenset[str]) -> None:
        self._words, self._lexicon = WordPiece(vocabulary), lexicon
        # What a reply is read beside whose request is not known.
        self.nothing, _ = self.request(())

    def request(self, texts: Sequence[str]) -> tuple[tuple[int, ...], tuple[Span, ...]]:
        """The clauses of a request as one text, and where each stands in it; fewer where they are too many."""
        numbers, places = [self._words.number(BEGIN)], []
        for text in texts:
            own = self.sentence(text)[1:-1]
            if len(numbers) + len(own) > MOST_REQUEST:
                break
            places.append(Span(len(numbers), len(numbers) + len(own)))
            numbers += own
        return (*numbers, self._words.number(END)), tuple(places)

    def sentence(self, text: str) -> tuple[int, ...]:
        """One text, BEGIN and END about it."""
        return piece_numbers(text, self._lexicon, self._words)

    def reply(self, texts: Sequence[str]) -> list[tuple[int, ...]]:
        """The sentences of a reply, each by itself; the first of them where they are too long."""
        numbers: list[tuple[int, ...]] = []
        for text in texts:
            numbers.append(self.sentence(text))
            if sum(map(len, numbers)) > MOST_REPLY:
                return numbers[:-1]
        return numbers


class Network:
    """The two graphs; safe to share between threads."""

    def __init__(self, words: EncoderParts, graphs: Graphs) -> None:
        self._pieces, self._scales = words.pieces, words.scales
        self._alone, self._together = session(graphs.alone), session(graphs.together)
        # An edit pays for the changed sentence only, and for no request. Each piece has a state of its own, so that
        # these take more room than what else is kept.
        self.sentence = lru_cache(maxsize=kept.STATES)(self._read_alone)
        self.request = lru_cache(maxsize=kept.REQUESTS)(self._read_alone)

    def _read_alone(self, numbers: tuple[int, ...]) -> States:
        """States (pieces, width) of a text by itself."""
        rows = list(numbers)
        vectors = self._pieces[rows] * self._scales[rows, None]
        states: States = self._alone.run(None, {"pieces": vectors[None]})[0][0]
        return states

    def together(self, texts: Sequence[States]) -> list[States]:
        """The states of a request and of the sentences of a reply once each has seen the others."""
        order = np.repeat(np.minimum(np.arange(len(texts)), FARTHEST), [len(one) for one in texts])
        states = self._together.run(None, {"states": np.concatenate(texts)[None], "order": order[None]})[0][0]
        return np.split(states, np.cumsum([len(one) for one in texts])[:-1])
