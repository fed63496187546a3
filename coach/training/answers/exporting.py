"""Trained networks as the parts that scoring reads."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from coach.scoring.answering.files import AnswerParts, Graphs, Heads, RatingHead
from coach.training.answers.network import AnswerNetwork, RatingNetwork
from coach.training.encoder.exporting import graph


class _Alone(nn.Module):
    def __init__(self, network: AnswerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor) -> Tensor:
        return self.network.alone(pieces)


class _Together(nn.Module):
    def __init__(self, network: AnswerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, states: Tensor, order: Tensor) -> Tensor:
        return self.network.together(states, order)


def exported(things: AnswerNetwork, rating: RatingNetwork) -> AnswerParts:
    """The parts of what tells answers: of a network that tells what of a request is answered, and of one that rates."""
    return AnswerParts(_graphs(things), _heads(things), _graphs(rating), _rating_head(rating))


def _graphs(network: AnswerNetwork) -> Graphs:
    states, order = torch.zeros(1, 9, network.word.weight.shape[1]), torch.zeros(1, 9, dtype=torch.int64)
    return Graphs(
        graph(_Alone(network), (states,), {"pieces": "piece"}, ["states"], in_bytes=True),
        graph(
            _Together(network), (states, order), {"states": "piece", "order": "piece"}, ["together"], in_bytes=True
        ),
    )  # fmt: skip


def _rows(head: nn.Linear) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return head.weight.detach().numpy().T, head.bias.detach().numpy()


def _heads(network: AnswerNetwork) -> Heads:
    clause, thing, sentence, done = map(_rows, (network.clause, network.thing, network.sentence, network.done))
    return Heads(
        clause=clause[0],
        clause_bias=clause[1],
        thing=network.sharpness * thing[0],
        thing_bias=network.sharpness * thing[1],
        sentence=sentence[0],
        sentence_bias=sentence[1],
        likeness=network.likeness.detach().numpy(),
        where_bias=network.where_bias.detach().numpy(),
        # That a thing is taken up at all is learnt for the sake of the other, and not used.
        done=done[0][:, 0],
        done_bias=done[1][0],
    )


def _rating_head(network: RatingNetwork) -> RatingHead:
    return RatingHead(network.attention.weight.detach().numpy()[0], *_rows(network.reached))
