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
from coach.scoring.labelling.classifier import GRAMS, Reading, agreed_kinds, given, label_sentences, reading_of
from coach.scoring.labelling.context import KINDS, LABELS
from coach.scoring.labelling.vectors import Floats, Linear
from coach.scoring.readability import measure
from coach.scoring.strength import AGAINST, INPUTS, INPUTS_OF, SIGNS, LevelRule, Strengths, strengths_of
from coach.training.agreement import quadratic_kappa
from coach.training.corpus import LabelledNote
from coach.training.fitting import NoteLogits, fit_context, fit_kind

# The rating of the corpus that stands for a criterion of another name.
RATING_OF = {"question": "next_step", "patience": "tone", "professional": "tone"}
# LABELS: 2 is "weak, better rewritten", 4 "good, helps".
_WEAK_IMPRESSION, _GOOD_IMPRESSION = 2, 4
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
    # The encoder learnt from the same corpus (the replies besides make others no likelier), and of what is added here a
    # share counts.
    bias[KINDS.index(Kind.OTHER)] += change / GRAMS
    return Linear(kind.weights, bias)


def read_held_out(note: LabelledNote, result: NoteLogits, calibrated: Calibrated) -> Reading:
    """Kind and labels as found, not as given; small talk is read with the rest, as its encodings are of whole notes."""
    kinds = (
        given(Kind.OTHER) if result.pooled is None else agreed_kinds(result.pooled, calibrated.kind, result.encoding)
    )
    return reading_of(note.document, result.logits, result.encoding, kinds, calibrated.context, calibrated.cutoffs)


def assess_held_out(note: LabelledNote, kind: Kind, reading: Reading, judgement: Judgement) -> Assessment:
    """Levels, findings and score as the engine would give them to a note whose answers it does not look at."""
    return assess(note.note, note.document, reading, kind, _Judge(judgement, load_rubric(), load_findings()), None)


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
    strengths = [
        strengths_of(note.document.text, one.sentences, one.ratings, measure(note.document).words)
        for note, one in zip(notes, readings, strict=True)
    ]
    return {id_: _level_rule(id_, notes, strengths) for id_ in sorted(INPUTS_OF)}


def rating_of(note: LabelledNote, criterion: str) -> float | None:
    """What readers gave for a criterion, 0 to 2, a mean where there are two; None where they did not rate it."""
    if criterion == "impression":
        mean = sum(note.overall) / len(note.overall) if note.overall else None
        return None if mean is None else float((mean > _WEAK_IMPRESSION) + (mean >= _GOOD_IMPRESSION))
    return note.ratings.get(RATING_OF.get(criterion, criterion))


def _level_rule(id_: str, notes: Sequence[LabelledNote], strengths: Sequence[Strengths]) -> LevelRule:
    used = {kind for kind, rows in load_rubric().criteria.items() if any(one.id == id_ for one in rows)}
    ratings = [rating_of(note, id_) if note.kind in used else None for note in notes]
    rated = [(own.of(id_), rating) for own, rating in zip(strengths, ratings, strict=True) if rating is not None]
    if not rated:
        raise InvalidCorpus(f"no note with a rating for the criterion {id_!r} to fit it to; add some")
    inputs, target = np.array([own for own, _ in rated]), np.array([rating for _, rating in rated])
    weights = _bounded_fit(inputs, target, *_bounds(id_))
    return LevelRule(tuple(weights.round(5).tolist()), _two_cuts(inputs @ weights.round(5), target))


def _bounds(id_: str) -> tuple[Floats, Floats]:
    """The least and the largest weights that sense allows; what speaks for a label lowers a criterion that it is
    against."""
    against = INPUTS[:3] if id_ in AGAINST else ()
    signs = np.array([-1 if name in against else SIGNS.get(name, 0) for name in INPUTS_OF[id_]])
    return np.where(signs > 0, 0.0, -np.inf), np.where(signs < 0, 0.0, np.inf)


def _bounded_fit(inputs: Floats, target: Floats, low: Floats, high: Floats) -> Floats:
    """Least squares with weights from `low` to `high`, pulled a little towards 0."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    scaled = np.vstack([(inputs - mean) / spread, np.sqrt(_RIDGE) * np.eye(len(low))])
    goal = np.concatenate([target - target.mean(), np.zeros(len(low))])
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
