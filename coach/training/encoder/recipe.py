"""How the encoder is fine-tuned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of one run. Rates of learning fall by `layer_decay` from the last layer down to the first.

    D: a plain recipe for small models of this kind. Tried on fold 4 of the notes alone, each by the loss of the
    held-out notes: a `rate` of 1e-4, 10 epochs at that rate, batches twice as large, the kind twice as heavy (all
    worse), two layers over the sentences and 5 epochs in place of 6 or 8 (alike; 5 are left as there are more notes
    now), a `memory` of 0 (worse), a `rating_weight` of 0.1 and of 1 (worse than 0.3). Nothing else was tuned.
    """

    epochs: int = 5
    rate: float = 2e-4
    message_rate: float = 5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.1
    dropout: float = 0.1
    # Numbers of pieces in a batch, fillers included.
    batch_pieces: int = 1024
    # Shares of sentences left out and of pieces masked, so that nothing leans on any one of them.
    sentence_drop: float = 0.1
    piece_mask: float = 0.05
    # Share of messages that get a sentence of small talk, so that it counts for nothing wherever it stands.
    aside: float = 0.15
    kind_weight: float = 1.0
    rating_weight: float = 0.3
    kind_smoothing: float = 0.05
    label_smoothing: float = 0.02
    # Kept is a mean of the weights over the steps: this share of the mean so far, and the rest of the newest.
    memory: float = 0.995
    seed: int = 1
