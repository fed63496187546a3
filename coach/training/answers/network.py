"""The network that tells answers, as it is trained: a BERT whose lower layers read each text by itself, so that what
they make of a sentence can be kept, and whose upper layers read all of them together."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from coach.domain.messages import Span
from coach.scoring.answering.asks import Clause
from coach.scoring.answering.states import FARTHEST
from coach.training.encoder.network import Network

# D: of six; what each text is by itself is likest to what it means after four.
ALONE = 4
_SIZE = 128
# A sharper beginning, from which the product and the likeness learn faster.
_SHARPNESS = 3.0
_LIKENESS = 5.0
_WHERE_BIAS = -3.0
_FAR = -1e4  # what is not to be seen


class AnswerNetwork(nn.Module):
    """`encoder` is the pretrained one."""

    def __init__(self, encoder: Network, dropout: float) -> None:
        super().__init__()
        width = encoder.word.weight.shape[1]
        self.dropout = dropout
        self.word, self.place, self.norm, self.layers = encoder.word, encoder.place, encoder.norm, encoder.layers
        self.order = nn.Embedding(FARTHEST + 1, width)
        self.clause, self.done = nn.Linear(width, len(Clause)), nn.Linear(3 * width + 2, 2)
        self.thing, self.sentence = nn.Linear(width, _SIZE), nn.Linear(width, _SIZE)
        self.likeness, self.where_bias = nn.Parameter(torch.tensor(_LIKENESS)), nn.Parameter(torch.tensor(_WHERE_BIAS))
        nn.init.zeros_(self.order.weight)
        for head in (self.clause, self.done, self.thing, self.sentence):
            nn.init.normal_(head.weight, 0, 0.03)
            nn.init.zeros_(head.bias)

    @property
    def sharpness(self) -> float:
        """What the product of a thing and a sentence is multiplied by."""
        return _SHARPNESS / math.sqrt(_SIZE)

    def alone(self, pieces: Tensor) -> Tensor:
        """States of one text by itself, given the vectors of its pieces (1, pieces, width)."""
        x = self.norm(pieces + self.place(torch.arange(pieces.shape[1]))[None])
        for layer in self.layers[:ALONE]:
            x = layer(x, torch.zeros(1))
        return x

    def together(self, states: Tensor, order: Tensor) -> Tensor:
        """States of all texts, each having seen the others; `order` numbers the text of each."""
        x = states + self.order(order)
        for layer in self.layers[ALONE:]:
            x = layer(x, torch.zeros(1))
        return x

    def forward(self, pieces: Tensor, place: Tensor, text: Tensor) -> tuple[Tensor, Tensor]:
        """The same for a batch, as one row after the other: by themselves, and together. `text` is -1 for fillers."""
        x = self.norm(self.word(pieces) + self.place(place))
        x = functional.dropout(x, self.dropout, self.training)
        apart = (text[:, None, :, None] != text[:, None, None, :]).float() * _FAR
        for layer in self.layers[:ALONE]:
            x = layer(x, apart)
        alone, x = x, x + self.order(text.clamp(0, FARTHEST))
        filler = (text < 0)[:, None, None].float() * _FAR
        for layer in self.layers[ALONE:]:
            x = layer(x, filler)
        return alone.float(), x.float()

    def clauses(self, request: Tensor, places: Sequence[Span]) -> Tensor:
        """What each clause does (clauses, 3)."""
        return self.clause(self._dropped(torch.stack([request[one.start : one.end].mean(0) for one in places])))

    def things(self, alone: tuple[Tensor, Tensor], together: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        """Of the means of things and sentences, by themselves and together: where each thing is answered (things,
        sentences), and whether it is answered and taken up (things, 2)."""
        things, sentences = together
        likeness = functional.normalize(alone[0], dim=1) @ functional.normalize(alone[1], dim=1).T
        product = self.sharpness * self.thing(things) @ self.sentence(sentences).T
        where = product + self.likeness * likeness + self.where_bias
        seen = where.softmax(1) @ sentences
        best = torch.stack([where.max(1).values, likeness.max(1).values], 1)
        states = self._dropped(torch.cat([things, seen, things * seen], 1))
        return where, self.done(torch.cat([states, best], 1))

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class RatingNetwork(AnswerNetwork):
    """Rates replies as well; what it learns of single things is for the sake of the ratings, and not used."""

    def __init__(self, encoder: Network, dropout: float) -> None:
        super().__init__(encoder, dropout)
        width = encoder.word.weight.shape[1]
        self.attention, self.reached = nn.Linear(width, 1, bias=False), nn.Linear(3 * width, 2)
        nn.init.zeros_(self.attention.weight)
        nn.init.normal_(self.reached.weight, 0, 0.03)
        nn.init.zeros_(self.reached.bias)

    def rating(self, together: Tensor, begins: int) -> Tensor:
        """Log-odds (2) that a reply, whose pieces begin there, answers at all, and in full."""
        reply = together[begins:]
        weighed = self.attention(reply).softmax(0) * reply
        return self.reached(self._dropped(torch.cat([together[0], reply.mean(0), weighed.sum(0)])))
