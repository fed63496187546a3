"""Fits to held-out results all that turns log-odds into a judgement: second stage, cut-offs, levels and bands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from scipy.optimize import lsq_linear

from coach.domain.findings import FindingRule, load_findings
from coach.domain.messages import Kind, LabelledSentence, Part
from coach.domain.rubric import Rubric, load_rubric
from coach.errors import InvalidCorpus
from coach.scoring.engine import Assessment, Judgement, assess
from coach.scoring.labelling.classifier import Linear, Reading, agreed_kinds, given, label_sentences, reading_of
from coach.scoring.labelling.context import KINDS, LABELS
from coach.scoring.labelling.vectors import Floats
from coach.scoring.strength import AGAINST, INPUTS, LABEL_OF, LevelRule, strength_inputs
from coach.training.agreement import quadratic_kappa
from coach.training.corpus import LabelledNote
from coach.training.fitting import NoteLogits, fit_context, fit_kind

# The rating of the corpus that stands for a criterion of another name.
RATING_OF = {"question": "next_step", "patience": "tone", "professional": "tone"}
# Pulls weights of the levels towards 0; chosen so that they stay under about 1.
_RIDGE = 3.0

# D: the share of other texts among those that people bring; one in seven is the most that we can imagine.
OTHERS_IN_USE = 1 / 7


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Everything that is fitted on held-out first-stage results."""

    kind: Linear
    context: Linear
    cutoffs: Floats
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class _Judge:
    """The part of an engine that `assess` needs."""

    judgement: Judgement
    rubric: Rubric
    catalogue: Mapping[str, FindingRule]


def calibrate(notes: Sequence[LabelledNote], results: Sequence[NoteLogits]) -> Calibrated:
    """Fits on notes whose first-stage results come from models that never saw them."""
    usable = [(note, one) for note, one in zip(notes, results, strict=True) if one.pooled is not None]
    kind = fit_kind(np.array([one.pooled for _, one in usable]), np.array([KINDS.index(n.kind) for n, _ in usable]))
    kind = _as_in_use(kind, [note.kind for note, _ in usable])
    follow_ups = [(note, one) for note, one in usable if note.kind is not Kind.OTHER]
    context = _context(follow_ups)
    none = np.ones(len(LABELS))
    certain = [label_sentences(n.document, r.logits, r.encoding, given(n.kind), context, none) for n, r in follow_ups]
    cutoffs = _cutoffs([n for n, _ in follow_ups], certain)
    readings = [reading_of(n.document, r.logits, r.encoding, given(n.kind), context, cutoffs) for n, r in follow_ups]
    levels = _levels([n for n, _ in follow_ups], readings)
    judgement = Judgement(levels, _bands([n for n, _ in follow_ups], readings, levels))
    return Calibrated(kind, context, cutoffs, judgement)


def _as_in_use(kind: Linear, kinds: Sequence[Kind]) -> Linear:
    """With a change of the prior: a corpus is full of other texts by plan, and who writes to the coach hardly ever
    brings one. A follow-up that is turned away costs more than a letter to a landlord that gets a score."""
    others = sum(one is Kind.OTHER for one in kinds)
    if not 0 < others < len(kinds):
        return kind
    change = log(OTHERS_IN_USE / (1 - OTHERS_IN_USE)) - log(others / (len(kinds) - others))
    bias = kind.bias.copy()
    # The encoder learnt from the same corpus, and their mean halves what is added to one of them.
    bias[KINDS.index(Kind.OTHER)] += 2 * change
    return Linear(kind.weights, bias)


def read_held_out(note: LabelledNote, result: NoteLogits, calibrated: Calibrated) -> Reading:
    """Kind and labels as found, not as given."""
    kinds = (
        given(Kind.OTHER) if result.pooled is None else agreed_kinds(result.pooled, calibrated.kind, result.encoding)
    )
    return reading_of(note.document, result.logits, result.encoding, kinds, calibrated.context, calibrated.cutoffs)


def assess_held_out(note: LabelledNote, kind: Kind, reading: Reading, judgement: Judgement) -> Assessment:
    """Levels, findings and score as the engine would give them."""
    return assess(note.note, note.document, reading, kind, _Judge(judgement, load_rubric(), load_findings()))


def _body(note: LabelledNote) -> list[int]:
    return [i for i, sentence in enumerate(note.document.sentences) if sentence.part is Part.BODY]


def _context(pairs: Sequence[tuple[LabelledNote, NoteLogits]]) -> Linear:
    targets = [
        [int(label in note.labels_of(note.document.sentences[i])) for label in LABELS]
        for note, _ in pairs
        for i in _body(note)
    ]
    logits = [one.logits[_body(note), : len(LABELS)] for note, one in pairs]
    return fit_context(logits, [given(note.kind)[:3] for note, _ in pairs], np.array(targets))


def _cutoffs(notes: Sequence[LabelledNote], labelled: Sequence[Sequence[LabelledSentence]]) -> Floats:
    """For each label the probability that gives the best F1."""
    pairs = [
        (one.probabilities, [label in note.labels_of(sentence) for label in LABELS])
        for note, row in zip(notes, labelled, strict=True)
        for one, sentence in zip(row, note.document.sentences, strict=True)
        if one.part is Part.BODY
    ]
    chances, truth = np.array([p for p, _ in pairs]), np.array([t for _, t in pairs])
    return np.array([_best_cutoff(chances[:, j], truth[:, j]) for j in range(len(LABELS))])


def _best_cutoff(chances: Floats, truth: np.ndarray) -> float:
    grid = np.linspace(0.2, 0.8, 61)

    def f1(cutoff: float) -> float:
        hits = chances >= cutoff
        return 2 * float((hits & truth).sum()) / max(float(hits.sum() + truth.sum()), 1.0)

    scores = np.array([f1(cutoff) for cutoff in grid])
    # The middle of the plateau: its edges are an accident of these notes.
    plateau = grid[scores >= scores.max() - 0.002]
    return round(float(plateau[len(plateau) // 2]), 3)


def _levels(notes: Sequence[LabelledNote], readings: Sequence[Reading]) -> Mapping[str, LevelRule]:
    criteria = {one.id for rows in load_rubric().criteria.values() for one in rows}
    strengths = [
        strength_inputs(note.document.text, one.sentences, one.ratings)
        for note, one in zip(notes, readings, strict=True)
    ]
    return {id_: _level_rule(id_, notes, strengths) for id_ in sorted(criteria & set(LABEL_OF))}


def _level_rule(id_: str, notes: Sequence[LabelledNote], strengths: Sequence[Floats]) -> LevelRule:
    rating = RATING_OF.get(id_, id_)
    used = {kind for kind, rows in load_rubric().criteria.items() if any(one.id == id_ for one in rows)}
    rated = [(n, own) for n, own in zip(notes, strengths, strict=True) if n.kind in used and rating in n.ratings]
    if not rated:
        raise InvalidCorpus(f"no note with a rating of {rating!r} to fit the criterion {id_!r} to; add some")
    row = LABELS.index(LABEL_OF[id_])
    inputs = np.array([own[row] for _, own in rated])
    target = np.array([n.ratings[rating] for n, _ in rated])
    weights = _bounded_fit(inputs, target, against=id_ in AGAINST)
    return LevelRule(tuple(weights.round(5).tolist()), _two_cuts(inputs @ weights.round(5), target))


def _bounded_fit(inputs: Floats, target: Floats, *, against: bool) -> Floats:
    """Least squares with the signs that sense demands: more of the label never lowers its level (or raises it), and a
    higher rating never lowers it."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    low, high = np.full(len(INPUTS), -np.inf), np.full(len(INPUTS), np.inf)
    low[:3], high[:3] = (-np.inf, 0.0) if against else (0.0, np.inf)
    high[6:9] = 0.0  # a red flag never helps
    low[INPUTS.index("rating")] = 0.0
    scaled = np.vstack([(inputs - mean) / spread, np.sqrt(_RIDGE) * np.eye(len(INPUTS))])
    goal = np.concatenate([target - target.mean(), np.zeros(len(INPUTS))])
    weights: Floats = lsq_linear(scaled, goal, bounds=(low - 1e-9, high + 1e-9)).x / spread
    return weights


def _two_cuts(strengths: Floats, target: Floats) -> tuple[float, float]:
    grid = np.unique(np.quantile(strengths, np.linspace(0.01, 0.99, 60)).round(4))
    rounded = np.rint(target).astype(int)

    def kappa(pair: tuple[float, float]) -> float:
        return quadratic_kappa(rounded, (strengths >= pair[0]).astype(int) + (strengths >= pair[1]).astype(int), 0, 2)

    pairs = [(float(a), float(b)) for i, a in enumerate(grid) for b in grid[i + 1 :]]
    if not pairs:  # all notes alike: there is nothing to tell apart
        return (float(grid[0]), float(grid[0]))
    return max(pairs, key=kappa)


def _bands(
    notes: Sequence[LabelledNote], readings: Sequence[Reading], levels: Mapping[str, LevelRule]
) -> tuple[int, int, int, int]:
    judgement = Judgement(levels, (0, 0, 0, 0))
    scores = [assess_held_out(n, n.kind, read, judgement).score for n, read in zip(notes, readings, strict=True)]
    pairs = [(score, overall) for score, note in zip(scores, notes, strict=True) for overall in note.overall]
    return fit_bands(pairs)


def fit_bands(pairs: Iterable[tuple[int, int]]) -> tuple[int, int, int, int]:
    """Lowest scores of bands 2 to 5 that agree best with readers' impressions, by moving one at a time."""
    rows = list(pairs)
    scores, overall = np.array([score for score, _ in rows]), np.array([impression for _, impression in rows])
    cuts = [int(np.quantile(scores, share)) for share in (0.15, 0.4, 0.6, 0.85)]

    def kappa(candidate: list[int]) -> float:
        return quadratic_kappa(overall, 1 + sum((scores >= cut).astype(int) for cut in candidate), 1, 5)

    for _ in range(4):
        for i in range(4):
            low, high = (cuts[i - 1] + 1 if i else 1), (cuts[i + 1] if i < 3 else 101)
            cuts[i] = max(range(low, high), key=lambda cut: kappa([*cuts[:i], cut, *cuts[i + 1 :]]), default=cuts[i])
    return (cuts[0], cuts[1], cuts[2], cuts[3])
