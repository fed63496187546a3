"""How well the program agrees with labelled notes: labels, kind, criteria and band."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coach.domain.messages import Kind, Label, LabelledSentence, Part
from coach.training.agreement import quadratic_kappa, standardised_difference
from coach.training.calibration import rating_of
from coach.training.corpus import LabelledNote, Segment, most_shared

_RESAMPLES = 500
_SEED = 7
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program says of a labelled note; score, levels and band are None where it is no follow-up."""

    note: LabelledNote
    kind: Kind
    sentences: tuple[LabelledSentence, ...]
    score: float | None
    band: int | None
    levels: dict[str, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of whole numbers given by readers and by the program: `n` pairs, mean absolute error, and standardised mean
    difference (program less readers)."""

    n: int
    kappa: float
    exact: float
    within_one: float
    mae: float
    smd: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Of all probabilities of labels in one tenth: how many, their mean, and the share that is labelled so."""

    n: int
    probability: float
    share: float


@dataclass(frozen=True, slots=True)
class Error:
    """A sentence that the program is surest about and wrong: it gives `label` a probability that readers contradict."""

    note: str
    text: str
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`f1` a label over the sentences of follow-ups; `interval` 95 % of the macro-F1 by resampling notes; `errors` the
    plainest, one that is found wrongly and one that is missed for each label."""

    notes: int
    sentences: int
    f1: Mapping[str, float]
    macro_f1: float
    interval: tuple[float, float]
    kind_accuracy: float
    kind_confusion: Mapping[str, Mapping[str, int]]
    band: Agreement | None
    band_confusion: Mapping[str, Mapping[str, int]]
    criteria: Mapping[str, Agreement]
    reliability: tuple[Reliability, ...]
    errors: tuple[Error, ...]


@dataclass(frozen=True, slots=True)
class _Chances:
    """A body sentence as labelled, and as found."""

    outcome: Outcome
    said: Segment
    found: LabelledSentence


def evaluate(outcomes: Sequence[Outcome]) -> Evaluation:
    """Agreement of the program's outcomes with the labels and ratings of the same notes."""
    follow_ups = [one for one in outcomes if one.note.kind is not Kind.OTHER]
    tables = [_counts(one) for one in follow_ups]
    scores, chances = _f1_by_label(tables), _chances(follow_ups)
    banded = [(overall, one.band) for one in follow_ups if one.band is not None for overall in one.note.overall]
    return Evaluation(
        notes=len(outcomes),
        sentences=sum(len(_body(one)) for one in follow_ups),
        f1=scores,
        macro_f1=_mean(scores),
        interval=_interval(tables),
        kind_accuracy=sum(one.kind is one.note.kind for one in outcomes) / max(len(outcomes), 1),
        kind_confusion=_confusion((one.note.kind, one.kind) for one in outcomes),
        band=_agreement(banded, 1, 5),
        band_confusion=_confusion(banded),
        criteria=_criteria(follow_ups),
        reliability=_reliability(chances),
        errors=_errors(chances),
    )


def _body(outcome: Outcome) -> list[Segment]:
    return [segment for segment in outcome.note.segments if segment.part is Part.BODY]


def _counts(outcome: Outcome) -> np.ndarray:
    """For one note, (labels, 3): sentences where both, readers, program say yes."""
    table = np.zeros((len(Label), 3))
    for segment in _body(outcome):
        found = outcome.sentences[most_shared(segment, outcome.sentences)].labels if outcome.sentences else ()
        for row, label in enumerate(Label):
            said, says = label in segment.labels, label in found
            table[row] += (said and says, said, says)
    return table


def _chances(outcomes: Sequence[Outcome]) -> list[_Chances]:
    return [
        _Chances(one, segment, one.sentences[most_shared(segment, one.sentences)])
        for one in outcomes
        if one.sentences
        for segment in _body(one)
    ]


def _reliability(rows: Sequence[_Chances]) -> tuple[Reliability, ...]:
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        for label in Label:
            chance = row.found.chance(label)
            tenths.setdefault(min(int(chance * _TENTHS), _TENTHS - 1), []).append((chance, label in row.said.labels))
    return tuple(
        Reliability(len(its), sum(chance for chance, _ in its) / len(its), sum(is_so for _, is_so in its) / len(its))
        for _, its in sorted(tenths.items())
    )


def _errors(rows: Sequence[_Chances]) -> tuple[Error, ...]:
    """The surest ones; the first in the corpus where two are as sure."""
    errors = []
    for label in Label:
        for is_so, pick in ((False, max), (True, min)):
            of_them = [row for row in rows if (label in row.said.labels) is is_so]
            if of_them:
                row = pick(of_them, key=lambda one: one.found.chance(label))
                note = row.outcome.note.note
                text = " ".join(note.text[row.said.start : row.said.end].split())
                errors.append(Error(str(note.id), text, label.value, row.found.chance(label)))
    return tuple(errors)


def _f1_by_label(tables: Sequence[np.ndarray]) -> dict[str, float]:
    total = sum(tables, np.zeros((len(Label), 3)))
    return {
        label.value: 2 * both / max(said + says, 1.0) for label, (both, said, says) in zip(Label, total, strict=True)
    }


def _mean(scores: Mapping[str, float]) -> float:
    return sum(scores.values()) / len(scores)


def _interval(tables: Sequence[np.ndarray]) -> tuple[float, float]:
    if not tables:
        return (0.0, 0.0)
    random, stacked = np.random.default_rng(_SEED), np.array(tables)
    draws = [stacked[random.integers(0, len(stacked), len(stacked))].sum(axis=0) for _ in range(_RESAMPLES)]
    means = [float(np.mean(2 * draw[:, 0] / np.maximum(draw[:, 1] + draw[:, 2], 1.0))) for draw in draws]
    low, high = np.quantile(means, [0.025, 0.975])
    return (float(low), float(high))


def _confusion(pairs: Iterable[tuple[object, object]]) -> dict[str, dict[str, int]]:
    counts = Counter((str(truth), str(guess)) for truth, guess in pairs)
    table: dict[str, dict[str, int]] = {}
    for (truth, guess), count in sorted(counts.items()):
        table.setdefault(truth, {})[guess] = count
    return table


def _criteria(outcomes: Sequence[Outcome]) -> dict[str, Agreement]:
    pairs: dict[str, list[tuple[int, int]]] = {}
    for one in outcomes:
        if one.kind is one.note.kind:
            for id_, level in one.levels.items():
                rating = rating_of(one.note, id_)
                if rating is not None:
                    pairs.setdefault(id_, []).append((round(rating), level))
    found = {id_: _agreement(rows, 0, 2) for id_, rows in sorted(pairs.items())}
    return {id_: agreement for id_, agreement in found.items() if agreement}


def _agreement(pairs: Sequence[tuple[int, int]], lowest: int, highest: int) -> Agreement | None:
    if not pairs:
        return None
    truth, guess = np.array(pairs).T
    apart = np.abs(truth - guess)
    return Agreement(
        n=len(pairs),
        kappa=quadratic_kappa(truth, guess, lowest, highest),
        exact=float((apart == 0).mean()),
        within_one=float((apart <= 1).mean()),
        mae=float(apart.mean()),
        smd=standardised_difference(truth, guess),
    )
