"""What a user decides about scoring: weights and words of their own, and findings that are switched off."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coach.domain.findings import FindingRule, finding_of, load_findings
from coach.domain.messages import Kind
from coach.domain.rubric import FULL_SCORE, Criterion, Rubric, load_rubric
from coach.errors import InvalidOptions

OFF, MOST_WEIGHT = 0, 100
# A word is no text; and whoever has more of them than this wants a dictionary.
LONGEST_WORD, MOST_WORDS = 60, 2_000
_OWN = "+own."
# Half of a weight must be a whole number of points.
_STEP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Raises InvalidOptions, which names everything that cannot be.

    `weights` holds, by kind and criterion, those that differ from the default: whole numbers from 0, which switches the
    criterion off, to MOST_WEIGHT. They count in proportion to one another. `muted` are switches: ids of findings, or of
    one rule of a finding. `words` are right however they are spelt.
    """

    weights: Mapping[Kind, Mapping[str, int]] = field(default_factory=dict)
    muted: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if faults := [*_weight_faults(self.weights), *_muted_faults(self.muted), *_word_faults(self.words)]:
            raise InvalidOptions(" ".join(faults))

    def given(self, kind: Kind) -> Mapping[str, int]:
        """The weight of every criterion of a kind, as the user or else the rubric gives it."""
        own = self.weights.get(kind, {})
        return {one.id: own.get(one.id, one.weight) for one in load_rubric().criteria[kind]}

    def with_weights(self, kind: Kind, weights: Mapping[str, int]) -> "Choices":
        """These with the weights of one kind replaced; a criterion that is not named goes back to its default."""
        defaults = {one.id: one.weight for one in load_rubric().criteria.get(kind, ())}
        own = {id_: weight for id_, weight in weights.items() if defaults.get(id_) != weight}
        others = {other: kept for other, kept in self.weights.items() if other != kind}
        return replace(self, weights=others | ({kind: own} if own else {}))

    def with_muted(self, switch: str) -> "Choices":
        """These with one more finding, or rule of one, switched off."""
        return self if switch in self.muted else replace(self, muted=(*self.muted, switch))

    def without_muted(self, switch: str) -> "Choices":
        """These with what it switched off switched on again."""
        return replace(self, muted=tuple(one for one in self.muted if one != switch))

    def with_word(self, word: str) -> "Choices":
        """These with a word that is right; white space around it is no part of it."""
        word = word.strip()
        return self if word in self.words else replace(self, words=(*self.words, word))

    def without_word(self, word: str) -> "Choices":
        """These without a word of the user's own."""
        return replace(self, words=tuple(one for one in self.words if one != word))

    def applied_to(self, rubric: Rubric) -> Rubric:
        """The rubric with these weights, scaled to add up to 100; a criterion that is off is not in it."""
        own = {kind: _weighted(rubric.criteria[kind], self.given(kind)) for kind in self.weights}
        return replace(rubric, criteria={**rubric.criteria, **own})

    def left_of(self, catalogue: Mapping[str, FindingRule]) -> Mapping[str, FindingRule]:
        """The findings that are still looked for."""
        return {id_: rule for id_, rule in catalogue.items() if id_ not in self.muted}

    def version(self, rubric: Rubric, kind: Kind) -> str:
        """The version of `rubric`, to which these are applied, for one kind: the same for the same way of scoring."""
        criteria = [(one.id, one.weight) for one in rubric.criteria.get(kind, ())]
        shipped = [(one.id, one.weight) for one in load_rubric().criteria.get(kind, ())]
        if criteria == shipped and not self.muted:
            return rubric.version
        told = json.dumps([criteria, sorted(self.muted)])
        return f"{rubric.version}{_OWN}{hashlib.sha256(told.encode()).hexdigest()[:6]}"


def is_own_version(version: str) -> bool:
    """Whether a result with this rubric version was scored by choices of the user's own."""
    return _OWN in version


def is_word(word: str) -> bool:
    """Whether it can be one of the user's words: with a letter, not too long, and no white space to spare."""
    return any(map(str.isalpha, word)) and len(word) <= LONGEST_WORD and word == " ".join(word.split())


def shares(weights: Sequence[int]) -> tuple[int, ...]:
    """Even numbers in proportion to `weights` that add up to 100: by largest remainders, and at least 2 unless off.

    At most 50 weights of 0 or more, of which one is above 0.
    """
    whole, steps = sum(weights), FULL_SCORE // _STEP
    counts = [max(1, weight * steps // whole) if weight else 0 for weight in weights]
    while left := steps - sum(counts):
        step = 1 if left > 0 else -1
        movable = [n for n, weight in enumerate(weights) if weight and counts[n] + step > 0]
        counts[max(movable, key=lambda n: step * (weights[n] * steps - counts[n] * whole))] += step
    return tuple(_STEP * count for count in counts)


def _weighted(criteria: Sequence[Criterion], weights: Mapping[str, int]) -> tuple[Criterion, ...]:
    counted = zip(criteria, shares([weights[one.id] for one in criteria]), strict=True)
    return tuple(replace(one, weight=share) for one, share in counted if share)


def _weight_faults(weights: Mapping[Kind, Mapping[str, int]]) -> Iterator[str]:
    rubric = load_rubric()
    for kind, own in weights.items():
        known = {one.id: one for one in rubric.criteria.get(kind, ())}
        if not known:
            yield f"No weights belong to the kind {kind!r}."
            continue
        yield from (fault for id_, weight in own.items() if (fault := _fault(known.get(id_), id_, weight)))
        if all(own.get(id_, one.weight) == OFF for id_, one in known.items()):
            yield f"{kind.value}: every criterion is off. Leave at least one above {OFF}."


def _fault(criterion: Criterion | None, id_: str, weight: object) -> str | None:
    if criterion is None:
        return f"No criterion is called {id_!r}."
    if type(weight) is not int or not OFF <= weight <= MOST_WEIGHT:
        return f"{criterion.title}: {weight!r} is not a whole number from {OFF} to {MOST_WEIGHT}."
    return None


def _word_faults(words: Sequence[str]) -> Iterator[str]:
    if len(words) > MOST_WORDS:
        yield f"At most {MOST_WORDS:,} words of your own are kept."
    if len(set(words)) != len(words):
        yield "A word of yours is given twice."
    for word in words:
        if not is_word(word):
            yield f"{word[:LONGEST_WORD]!r} is no word: it needs a letter, and at most {LONGEST_WORD} characters."


def _muted_faults(muted: Sequence[str]) -> Iterator[str]:
    known = load_findings()
    yield from (f"No finding is called {id_!r}." for id_ in muted if finding_of(id_) not in known)
    if len(set(muted)) != len(muted):
        yield "A finding is switched off twice."
