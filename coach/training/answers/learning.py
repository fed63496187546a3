"""Fine-tuning."""

import random
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from coach.training.answers.examples import Example, Wanted, batches, disturbed
from coach.training.answers.network import AnswerNetwork, RatingNetwork
from coach.training.answers.recipe import Recipe
from coach.training.encoder.learning import BETAS, STEEPEST, Say, pace
from coach.training.encoder.pretrained import Pretrained

Tuned = TypeVar("Tuned", bound=AnswerNetwork)


def fine_tune(
    sort: type[Tuned], examples: Sequence[Example], pretrained: Pretrained, mask: int, recipe: Recipe, say: Say
) -> Tuned:
    """A network of that sort fine-tuned on these; one that does not rate takes no notice of ratings. The same examples
    give the same network on one machine with as many threads."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - for shuffling
    network = sort(pretrained.network(recipe.dropout), recipe.dropout)
    optimiser = torch.optim.AdamW(_groups(network, recipe), betas=BETAS, foreach=True)
    steps = recipe.epochs * -(-len(examples) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: pace(step, steps, recipe.warmup))
    network.train()
    for epoch in range(recipe.epochs):
        losses = []
        harder = [disturbed(one, examples, recipe, chance, mask) for one in examples]
        for batch in batches(harder, recipe, chance):
            loss = _loss(network, batch, recipe)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), STEEPEST)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        say(f"  epoch {epoch + 1} of {recipe.epochs}: loss {np.mean(losses):.3f}")
    return network.eval()


def _groups(network: AnswerNetwork, recipe: Recipe) -> list[dict[str, Any]]:
    """Parameters with their rates. The vectors of the pieces stay as they are, and are the encoder's too."""
    network.word.weight.requires_grad_(False)
    depth = len(network.layers)

    def rate(name: str) -> float:
        if name.startswith(("word.", "place.", "norm.")):
            return recipe.rate * recipe.layer_decay**depth
        if name.startswith("layers."):
            return recipe.rate * recipe.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        return recipe.head_rate

    return [
        {"params": [one], "lr": rate(name), "weight_decay": recipe.weight_decay if one.dim() > 1 else 0.0}
        for name, one in network.named_parameters()
        if one.requires_grad
    ]


def _loss(network: AnswerNetwork, batch: Sequence[Example], recipe: Recipe) -> Tensor:
    alone, together = network(*collated(batch))
    losses = [_one_loss(network, one, alone[i], together[i], recipe) for i, one in enumerate(batch)]
    return torch.stack(losses).mean()


def _one_loss(network: AnswerNetwork, example: Example, alone: Tensor, together: Tensor, recipe: Recipe) -> Tensor:
    loss = _loss_of_items(network, example, alone, together, recipe) if example.places else torch.zeros(())
    if example.rating is None or not isinstance(network, RatingNetwork):
        return loss
    rated = network.rating(together[: example.length], len(example.request))
    reached = torch.tensor([min(example.rating, 1.0), max(example.rating - 1.0, 0.0)])
    return loss + functional.binary_cross_entropy_with_logits(rated, reached, reduction="sum")


def _loss_of_items(network: AnswerNetwork, example: Example, alone: Tensor, together: Tensor, recipe: Recipe) -> Tensor:
    guessed = network.clauses(together, example.places)
    loss = recipe.clause_weight * functional.cross_entropy(guessed, torch.tensor(example.clauses), reduction="sum")
    if not example.things:
        return loss
    where, done = network.things(*means(example, alone, together))
    truth = torch.tensor([one.where for one in example.things], dtype=torch.float32)
    loss = loss + recipe.where_weight * functional.binary_cross_entropy_with_logits(where, truth, reduction="sum")
    known = [i for i, one in enumerate(example.things) if one.done is not None]
    if known:
        states = torch.tensor([_states(example.things[i]) for i in known])
        loss = loss + functional.binary_cross_entropy_with_logits(done[known], states, reduction="sum")
    return loss


def _states(thing: Wanted) -> tuple[float, float]:
    return float(bool(thing.done)), float(bool(thing.touched))


def means(example: Example, *states: Tensor) -> tuple[tuple[Tensor, Tensor], ...]:
    """For each of these states those of the things and of the sentences (each (their number, width))."""
    return tuple((_of_things(one, example), _of_sentences(one, example)) for one in states)


def _of_things(states: Tensor, example: Example) -> Tensor:
    """Means (things, width) over the pieces of their clauses."""
    rows = [
        list(chain.from_iterable(range(example.places[i].start, example.places[i].end) for i in one.clauses))
        for one in example.things
    ]
    return torch.stack([states[one].mean(0) for one in rows])


def _of_sentences(states: Tensor, example: Example) -> Tensor:
    ends = np.cumsum([len(example.request), *map(len, example.sentences)])
    return torch.stack([states[a:b].mean(0) for a, b in pairwise(ends)])


def collated(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, their places in their texts, and the numbers of these, -1 for fillers."""
    wide = (len(batch), max(one.length for one in batch))
    pieces, place, text = np.zeros(wide, np.int64), np.zeros(wide, np.int64), np.full(wide, -1)
    for i, example in enumerate(batch):
        at = 0
        for j, numbers in enumerate((example.request, *example.sentences)):
            end = at + len(numbers)
            pieces[i, at:end], place[i, at:end], text[i, at:end] = numbers, range(len(numbers)), j
            at = end
    return torch.from_numpy(pieces), torch.from_numpy(place), torch.from_numpy(text)
