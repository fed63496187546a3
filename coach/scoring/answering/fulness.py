"""How fully a reply answers, as it looks to readers who know the request, where the program does not."""

from collections.abc import Sequence

import numpy as np

from coach.scoring.answering.files import Graphs, RatingHead
from coach.scoring.answering.states import Network, Numbered, States
from coach.scoring.encoding.encoder import EncoderParts
from coach.scoring.labelling.context import sigmoid, softmax


class FulnessReader:
    """Rates replies; safe to share between threads."""

    def __init__(self, words: EncoderParts, numbered: Numbered, graphs: Graphs, head: RatingHead) -> None:
        """Raises ValueError where the parts do not fit together."""
        head.check(words.pieces.shape[1])
        self._network, self._head = Network(words, graphs), head
        # The network learnt to read a reply beside a request, which may be empty. Its states are kept once read.
        self._nothing = numbered.nothing

    def read(self, sentences: Sequence[tuple[int, ...]]) -> tuple[float, int]:
        """The rating of a reply and the place of the sentence that it rests on most, given its sentences, at least one,
        as numbers of their pieces."""
        alone = [self._network.request(self._nothing), *map(self._network.sentence, sentences)]
        return fulness(self._head, self._network.together(alone))


def fulness(head: RatingHead, together: Sequence[States]) -> tuple[float, int]:
    """The rating that readers would give, 0 to 2, and the place of the sentence that it rests on most; the first of the
    states are the request's, and at least one sentence's must follow."""
    reply = np.concatenate(together[1:])
    weights = softmax(reply @ head.attention)
    seen = np.concatenate([together[0][0], reply.mean(axis=0), weights @ reply])
    reached = sigmoid((seen @ head.reached + head.reached_bias).astype(np.float64))
    shares = [float(one.sum()) for one in np.split(weights, np.cumsum([len(one) for one in together[1:]])[:-1])]
    return float(reached.sum()), int(np.argmax(shares))
