"""How the network that tells answers is fine-tuned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of one run. Rates of learning fall by `layer_decay` from the last layer down to the first.

    D: a plain recipe for small models of this kind, nearly the encoder's. Tried on the hands q1, q2 and w41 to w44, by
    what was found in hand q3's replies before that hand was set aside: reading all texts together from the first layer
    on (worse: the right sentence for 0.64 of the things in place of 0.76).
    """

    epochs: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.1
    dropout: float = 0.1
    batch: int = 8
    length_noise: float = 30.0
    # Shares of examples in which what answers one thing is taken away, and of those that get a reply to something else.
    unanswered: float = 0.5
    astray: float = 0.1
    sentence_drop: float = 0.08
    piece_mask: float = 0.05
    clause_weight: float = 0.17
    where_weight: float = 0.5
    seed: int = 1
