"""Fine-tuning."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from coach.training.encoder.messages import Message, batches, collate, disturbed, talkative
from coach.training.encoder.network import Network
from coach.training.encoder.pretrained import Pretrained
from coach.training.encoder.recipe import Recipe

Say = Callable[[str], None]

BETAS = (0.9, 0.98)
STEEPEST = 1.0  # gradients are cut to this length
_LAST_PACE = 0.01
# Squared errors of ratings are small beside the other losses.
_RATING_SCALE = 4.0


def fine_tune(
    messages: Sequence[Message], asides: Sequence[Message], pretrained: Pretrained, mask: int, recipe: Recipe, say: Say
) -> Network:
    """A network fine-tuned on these messages, some of them with one of the `asides`; the same messages give the same
    network on one machine with as many threads."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - for shuffling
    network = pretrained.network(recipe.dropout)
    optimiser = torch.optim.AdamW(_groups(network, recipe), betas=BETAS, fused=True)
    steps = recipe.epochs * sum(1 for _ in batches(messages, recipe, random.Random(0)))  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: pace(step, steps, recipe.warmup))
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(recipe.memory))
    network.train()
    for epoch in range(recipe.epochs):
        losses = []
        heard = [talkative(one, asides, recipe, chance) for one in messages]
        for batch in batches([disturbed(one, recipe, chance, mask) for one in heard], recipe, chance):
            loss = _loss(network, batch, recipe)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), STEEPEST)
            optimiser.step()
            schedule.step()
            mean.update_parameters(network)
            losses.append(loss.item())
        say(f"  epoch {epoch + 1} of {recipe.epochs}: loss {np.mean(losses):.3f}")
    kept: Network = mean.module
    return kept.eval()


def pace(step: int, steps: int, warmup: float) -> float:
    """Share of the rate of learning: up to 1 while warming up, then evenly down."""
    warm = warmup * steps
    return min(step / warm, 1.0) * max(1 - max(step - warm, 0) / (steps - warm), _LAST_PACE)


def _groups(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """Parameters with their rates. The vectors of the pieces stay as they are: most of them never occur here."""
    network.word.weight.requires_grad_(False)
    heads = {id(parameter) for head in network.message.heads for parameter in head.parameters()}
    depth = len(network.layers)

    def rate(name: str, parameter: Tensor) -> float:
        if id(parameter) in heads:
            return recipe.head_rate
        if name.startswith("message."):
            return recipe.message_rate
        below = depth - 1 - int(name.split(".")[1]) if name.startswith("layers.") else depth
        return recipe.rate * recipe.layer_decay**below

    return [
        {"params": [one], "lr": rate(name, one), "weight_decay": recipe.weight_decay if one.dim() > 1 else 0.0}
        for name, one in network.named_parameters()
        if one.requires_grad
    ]


def _loss(network: Network, messages: Sequence[Message], recipe: Recipe) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16, enabled=_counts_in_bfloat16()):
        labels, kinds, ratings = (guess.float() for guess in network(collate(messages)))
    loss = torch.zeros(())
    known = [i for i, one in enumerate(messages) if one.labels is not None]
    if known:
        loss = loss + _label_loss(labels, [(i, messages[i].labels) for i in known], recipe.label_smoothing)
    kinded = [i for i, one in enumerate(messages) if one.kind is not None]
    if kinded:
        truth = torch.tensor([messages[i].kind for i in kinded])
        loss = loss + recipe.kind_weight * functional.cross_entropy(
            kinds[kinded], truth, label_smoothing=recipe.kind_smoothing
        )
        goals = torch.from_numpy(np.array([messages[i].ratings for i in kinded], np.float32))
        loss = loss + recipe.rating_weight * _rating_loss(ratings[kinded], goals)
    return loss


def _counts_in_bfloat16() -> bool:
    """Half as many bits do; where the processor has no instructions for them, they are sixty times slower."""
    return torch.backends.mkldnn.is_available() and bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def _label_loss(guesses: Tensor, rows: Sequence[tuple[int, Any]], smoothing: float) -> Tensor:
    guess = torch.cat([guesses[i, : len(truth)] for i, truth in rows])
    truth = torch.from_numpy(np.concatenate([truth for _, truth in rows]).astype(np.float32))
    softened = truth * (1 - smoothing) + smoothing / 2
    return functional.binary_cross_entropy_with_logits(guess, softened, reduction="none").sum(-1).mean()


def _rating_loss(guess: Tensor, truth: Tensor) -> Tensor:
    rated = ~truth.isnan()
    if not rated.any():
        return torch.zeros(())
    return ((guess - truth.nan_to_num())[rated] ** 2).mean() * _RATING_SCALE
