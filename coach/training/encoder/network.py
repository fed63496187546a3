"""The encoder as it is trained: a BERT that reads each sentence by itself, and one layer that reads the sentences."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from coach.scoring.encoding.encoder import FARTHEST, PARTS, RATINGS
from coach.scoring.labelling.context import KINDS, LABELS

_MESSAGE_WIDTH = 256
_MESSAGE_HEADS = 4
_FAR = -1e4  # what is not to be seen


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a BERT."""

    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int
    places: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages as numbers, filled up to the longest.

    (messages, pieces): the `pieces` of one sentence after the other, the `place` of each in its sentence, and the
    number of the `sentence`, -1 for fillers. (messages, sentences): where each `starts`, its `parts`, what stands
    `before` and `after` it, and `real`, 0 for fillers. `shares` (messages, sentences, pieces): 1/n over a sentence's n.
    """

    pieces: Tensor
    place: Tensor
    sentence: Tensor
    shares: Tensor
    starts: Tensor
    parts: Tensor
    before: Tensor
    after: Tensor
    real: Tensor


class Layer(nn.Module):
    """A transformer layer; no dropout on the attention, which is slow on a CPU."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, width)
        self.joined, self.norm = nn.Linear(width, width), nn.LayerNorm(width, 1e-12)
        self.up, self.down, self.last_norm = (
            nn.Linear(width, inner),
            nn.Linear(inner, width),
            nn.LayerNorm(width, 1e-12),
        )

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """`hidden` is added to the attention: 0 to see, far below 0 not to."""
        count, length, width = x.shape
        query, key, value = (
            part(x).view(count, length, self.heads, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = (query @ key.transpose(2, 3) / math.sqrt(query.shape[-1]) + hidden).softmax(-1).to(value.dtype) @ value
        seen = self.joined(seen.transpose(1, 2).reshape(count, length, width))
        x = self.norm(x + functional.dropout(seen, self.dropout, self.training))
        risen = self.down(functional.gelu(self.up(x)))
        return self.last_norm(x + functional.dropout(risen, self.dropout, self.training))


class Network(nn.Module):
    """Log-odds of labels and kinds, and ratings."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.word, self.place = nn.Embedding(shape.vocabulary, shape.width), nn.Embedding(shape.places, shape.width)
        self.norm = nn.LayerNorm(shape.width, 1e-12)
        layers = [Layer(shape.width, shape.heads, shape.inner, dropout) for _ in range(shape.layers)]
        self.layers = nn.ModuleList(layers)
        self.message = Message(2 * shape.width, dropout)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Labels (messages, sentences, labels), kinds and ratings (messages, ...)."""
        vectors = self.sentences(batch)
        labels: tuple[Tensor, Tensor, Tensor] = self.message(vectors, batch)
        return labels

    def sentences(self, batch: Batch) -> Tensor:
        """For each sentence the state of its first piece and the mean over its words."""
        x = self.norm(self.word(batch.pieces) + self.place(batch.place))
        apart = batch.sentence[:, None, :, None] != batch.sentence[:, None, None, :]
        x = self._through(functional.dropout(x, self.dropout, self.training), apart.float() * _FAR)
        first = torch.gather(x, 1, batch.starts[..., None].expand(-1, -1, x.shape[-1]))
        return torch.cat([first, batch.shares @ x], -1)

    def alone(self, pieces: Tensor) -> Tensor:
        """The same for one sentence, given the vectors of its pieces (1, pieces, width)."""
        x = self.norm(pieces + self.place(torch.arange(pieces.shape[1]))[None])
        x = self._through(x, torch.zeros(1))
        return torch.cat([x[:, 0], x[:, 1:-1].mean(1)], -1)

    def _through(self, x: Tensor, hidden: Tensor) -> Tensor:
        for layer in self.layers:
            x = layer(x, hidden)
        return x.float()


class Message(nn.Module):
    """Reads the vectors of a message's sentences, each in its place, together."""

    def __init__(self, vector: int, dropout: float) -> None:
        super().__init__()
        width = _MESSAGE_WIDTH
        self.dropout = dropout
        self.narrow, self.norm = nn.Linear(vector, width), nn.LayerNorm(width)
        self.part = nn.Embedding(len(PARTS), width)
        self.before, self.after = nn.Embedding(FARTHEST + 1, width), nn.Embedding(FARTHEST + 1, width)
        self.whole = nn.Parameter(torch.randn(width) * 0.02)
        self.layer = Layer(width, _MESSAGE_HEADS, 2 * width, dropout)
        self.labels = nn.Linear(vector + width, len(LABELS))
        self.kinds, self.ratings = nn.Linear(2 * width, len(KINDS)), nn.Linear(2 * width, len(RATINGS))
        for embedding in (self.part, self.before, self.after):
            nn.init.normal_(embedding.weight, 0, 0.02)
        for head in self.heads:
            nn.init.normal_(head.weight, 0, 0.02)
            nn.init.zeros_(head.bias)

    @property
    def heads(self) -> tuple[nn.Linear, ...]:
        """What is new and learns fastest."""
        return (self.labels, self.kinds, self.ratings, self.narrow)

    def forward(self, vectors: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Labels, kinds and ratings."""
        return self.read(vectors, batch.parts, batch.before, batch.after, batch.real)

    def read(
        self, vectors: Tensor, parts: Tensor, before: Tensor, after: Tensor, real: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """The same, sentence by sentence."""
        x = self.norm(self.narrow(self._dropped(vectors))) + self.part(parts) + self.before(before) + self.after(after)
        x = torch.cat([self.whole.expand(len(x), 1, -1), x], 1)
        seen = functional.pad(real, (1, 0), value=1.0)
        x = self.layer(x, (1 - seen[:, None, None]) * _FAR).float()
        mean = (x[:, 1:] * real[..., None]).sum(1) / real.sum(1, keepdim=True)
        whole = self._dropped(torch.cat([x[:, 0], mean], -1))
        labels = self.labels(self._dropped(torch.cat([vectors, x[:, 1:]], -1)))
        return labels, self.kinds(whole), self.ratings(whole)

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)
