"""Fits what tells small talk, by the encoder's vector of a sentence: sentences that say nothing beside those that say
something."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from coach.domain.messages import Kind, Part
from coach.scoring.encoding.encoder import Encoder
from coach.scoring.labelling.vectors import Floats, Linear
from coach.training.corpus import ContrastSentence, LabelledNote
from coach.training.crossval import FOLDS, folds_by_note

# D: of sentences that say something, one in a hundred may look idle by itself; three in four of these are kept
# nevertheless, by what stands around them (`scoring.labelling.small_talk`).
MISTAKEN = 0.01
# Chosen with one hand's small talk held out: from 0.003 to 0.03 as much of it is told, within two in a hundred.
_STRENGTH = 0.01
_IN_NO_FOLD = -1


def fit_small_talk(
    encoder: Encoder,
    notes: Sequence[LabelledNote],
    contrast: Sequence[ContrastSentence],
    asides: Sequence[ContrastSentence],
) -> Linear:
    """Above 0 for small talk. The cut is where MISTAKEN of the labelled sentences lie above it, each judged by a rule
    that was fitted without its note; the encoder knows them, so of new ones there are more. Sentences without a label
    take no part, as they may be small talk themselves."""
    said = [(text, fold) for note, fold in zip(notes, folds_by_note(notes), strict=True) for text in said_in(note)]
    said += [(one.text, _IN_NO_FOLD) for one in contrast if one.labels]
    idle, of_use = (_vectors(encoder, texts) for texts in ([one.text for one in asides], [text for text, _ in said]))
    folds = np.array([fold for _, fold in said])
    held_out = [_scores(_fitted(idle, of_use[folds != one]), of_use[folds == one]) for one in range(FOLDS)]
    found = _fitted(idle, of_use)
    return Linear(found.weights, found.bias - np.quantile(np.concatenate(held_out), 1 - MISTAKEN))


def said_in(note: LabelledNote) -> list[str]:
    """The sentences of a follow-up's body that have a label."""
    if note.kind is Kind.OTHER:
        return []
    body = note.document.in_part(Part.BODY)
    return [note.document.of(sentence) for sentence in body if note.labels_of(sentence)]


def _vectors(encoder: Encoder, texts: Sequence[str]) -> Floats:
    return np.array([encoder.vector_of(text) for text in texts], np.float64)


def _fitted(idle: Floats, others: Floats) -> Linear:
    vectors, target = np.concatenate([idle, others]), np.repeat([1, 0], [len(idle), len(others)])
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    model = LogisticRegression(C=_STRENGTH, max_iter=2000).fit((vectors - mean) / spread, target)
    weights = model.coef_[0] / spread
    return Linear(weights, model.intercept_[0] - mean @ weights)


def _scores(rule: Linear, vectors: Floats) -> Floats:
    scores: Floats = vectors @ rule.weights + rule.bias
    return scores
