"""Fits the classifier's weights to labelled notes."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from coach.domain.messages import Kind, Part
from coach.scoring.document import Document, Sentence
from coach.scoring.encoding.encoder import Encoding
from coach.scoring.labelling.classifier import (
    encode,
    kind_inputs,
    of_places,
    place_logits,
    placed_logits,
    places_of,
)
from coach.scoring.labelling.context import KINDS, LABELS, in_context
from coach.scoring.labelling.features import Place, SentenceFeatures, char_grams, featurise, position
from coach.scoring.labelling.vectors import Floats, Linear, Vectoriser
from coach.training.corpus import ContrastSentence, LabelledNote

# Chosen by leave-one-author-out among 1 to 10; the curve is flat between 4 and 10.
LABEL_C = 8.0
SENTENCE_KIND_C = 2.0
NOTE_KIND_C = 20.0
KIND_C = 0.01
CONTEXT_C = 1.0
# An n-gram that stands in fewer sentences is its author's own.
MIN_WORD_SENTENCES = 2
MIN_CHAR_SENTENCES = 3
SEED = 20261124


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to learn from; `labels` is None where the message is not a follow-up, or nobody labelled it."""

    features: SentenceFeatures
    marks: frozenset[str]
    labels: tuple[int, ...] | None
    kind: int | None


@dataclass(frozen=True, slots=True)
class FirstStage:
    """Weights that look at one sentence, or at the message as a bag of words."""

    lexicon: frozenset[str]
    vectoriser: Vectoriser
    sentence: Linear
    note: Linear


@dataclass(frozen=True, slots=True)
class Lessons:
    """What to learn from: for each note its kind and its rows, once as written and once for each time that it was
    written again; the rows of replies of which nothing else is known; and those of contrast sentences."""

    kinds: tuple[Kind, ...]
    notes: tuple[tuple[tuple[Row, ...], ...], ...]
    replies: tuple[tuple[Row, ...], ...]
    contrast: tuple[Row, ...]
    lexicon: frozenset[str]

    def without(self, left_out: Collection[int]) -> "Lessons":
        """The same less the notes at these places, however often they were written; all replies."""
        kept = [i for i in range(len(self.notes)) if i not in left_out]
        return replace(self, kinds=tuple(self.kinds[i] for i in kept), notes=tuple(self.notes[i] for i in kept))

    def messages(self) -> Iterator[tuple[Kind, tuple[Row, ...]]]:
        """Kind and rows of every text."""
        for kind, versions in zip(self.kinds, self.notes, strict=True):
            yield from ((kind, rows) for rows in versions)
        yield from ((Kind.FEEDBACK_REPLY, rows) for rows in self.replies)


def lessons_of(
    notes: Sequence[LabelledNote],
    rewritten: Sequence[LabelledNote],
    replies: Sequence[Document],
    contrast: Sequence[ContrastSentence],
    lexicon: frozenset[str],
) -> Lessons:
    """All sentences as features, which takes the most time and is the same whatever is left out."""
    again: dict[object, list[LabelledNote]] = {note.note.id: [] for note in notes}
    for note in rewritten:
        again[note.note.id].append(note)
    return Lessons(
        tuple(note.kind for note in notes),
        tuple(tuple(_note_rows(one, lexicon) for one in (note, *again[note.note.id])) for note in notes),
        tuple(_rows(one, Kind.FEEDBACK_REPLY, lexicon, lambda _: None) for one in replies),
        tuple(Row(featurise(one.text, lexicon), position(None), _targets(one.labels), None) for one in contrast),
        lexicon,
    )


def _note_rows(note: LabelledNote, lexicon: frozenset[str]) -> tuple[Row, ...]:
    follows_up = note.kind is not Kind.OTHER
    return _rows(note.document, note.kind, lexicon, lambda one: _targets(note.labels_of(one)) if follows_up else None)


def _rows(
    document: Document, kind: Kind, lexicon: frozenset[str], labels_of: Callable[[Sentence], tuple[int, ...] | None]
) -> tuple[Row, ...]:
    def row(sentence: Sentence, place: Place) -> Row:
        told = KINDS.index(kind) if sentence.part is Part.BODY else None
        return Row(featurise(document.of(sentence), lexicon), position(place), labels_of(sentence), told)

    placed = zip(document.sentences, places_of(document.parts), strict=True)
    return tuple(row(sentence, place) for sentence, place in placed if sentence.part is not Part.QUOTED)


def _targets(labels: frozenset[object]) -> tuple[int, ...]:
    return tuple(int(label in labels) for label in LABELS)


def fit_first_stage(lessons: Lessons) -> FirstStage:
    """Sentence and bag-of-words weights."""
    rows = [*(row for _, message in lessons.messages() for row in message), *lessons.contrast]
    vectoriser = _vectoriser(rows)
    matrix = _matrix([_vector(vectoriser, row) for row in rows], vectoriser.width)
    labelled = [i for i, row in enumerate(rows) if row.labels is not None]
    targets = np.array([rows[i].labels for i in labelled])
    columns = [_binary(matrix[labelled], targets[:, j], LABEL_C) for j in range(len(LABELS))]
    bodies = [i for i, row in enumerate(rows) if row.kind is not None]
    kinds = _multinomial(matrix[bodies], np.array([rows[i].kind for i in bodies]), SENTENCE_KIND_C)
    sentence = Linear(
        np.hstack([np.stack([weights for weights, _ in columns], axis=1), kinds.weights]),
        np.concatenate([[bias for _, bias in columns], kinds.bias]),
    )
    return FirstStage(lessons.lexicon, vectoriser, sentence, _fit_note(lessons, vectoriser))


def _vector(vectoriser: Vectoriser, row: Row) -> tuple[np.ndarray, np.ndarray]:
    columns, values = vectoriser.vector(row.features, vectoriser.count_words(row.features.grams))
    places, weights = vectoriser.mark(row.marks)
    return np.concatenate([columns, places]), np.concatenate([values, weights])


def _vectoriser(rows: Sequence[Row]) -> Vectoriser:
    word_counts = Counter(gram for row in rows for gram in row.features.grams)
    char_counts = Counter(gram for row in rows for gram in {g for word in row.features.words for g in char_grams(word)})
    words = sorted(gram for gram, count in word_counts.items() if count >= MIN_WORD_SENTENCES)
    chars = sorted(gram for gram, count in char_counts.items() if count >= MIN_CHAR_SENTENCES)
    marks = sorted({mark for row in rows for mark in row.features.marks | row.marks})

    def inverse(count: int) -> float:
        return math.log((1 + len(rows)) / (1 + count)) + 1

    idf = [inverse(word_counts[g]) for g in words] + [inverse(char_counts[g]) for g in chars] + [1.0] * len(marks)
    return Vectoriser(
        _columns(words, 0), _columns(chars, len(words)), _columns(marks, len(words) + len(chars)), np.array(idf)
    )


def _columns(names: Sequence[str], first: int) -> Mapping[str, int]:
    return {name: first + i for i, name in enumerate(names)}


def _matrix(vectors: Sequence[tuple[np.ndarray, np.ndarray]], width: int) -> csr_matrix:
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in vectors])])
    columns = np.concatenate([columns for columns, _ in vectors])
    values = np.concatenate([values for _, values in vectors])
    return csr_matrix((values, columns, starts), shape=(len(vectors), width))


def _binary(matrix: csr_matrix, target: np.ndarray, strength: float) -> tuple[Floats, float]:
    model = LogisticRegression(C=strength, solver="liblinear", random_state=SEED, max_iter=300).fit(matrix, target)
    return model.coef_[0], float(model.intercept_[0])


def _multinomial(matrix: csr_matrix | Floats, target: np.ndarray, strength: float, balanced: bool = True) -> Linear:
    weight = "balanced" if balanced else None
    model = LogisticRegression(C=strength, class_weight=weight, max_iter=2000, random_state=SEED).fit(matrix, target)
    weights, bias = np.zeros((matrix.shape[1], len(KINDS))), np.full(len(KINDS), -20.0)
    weights[:, model.classes_], bias[model.classes_] = model.coef_.T, model.intercept_
    return Linear(weights, bias)


def _fit_note(lessons: Lessons, vectoriser: Vectoriser) -> Linear:
    vectors = []
    for _, rows in lessons.messages():
        counts: Counter[int] = Counter()
        for row in rows:
            if row.kind is not None:  # of the body
                counts.update(vectoriser.count_words(row.features.grams))
        vectors.append(vectoriser.weigh(counts))
    target = np.array([KINDS.index(kind) for kind, _ in lessons.messages()])
    return _multinomial(_matrix(vectors, vectoriser.width), target, NOTE_KIND_C)


@dataclass(frozen=True, slots=True)
class NoteLogits:
    """First-stage results for one note: a row a sentence, what its kind is judged by (None without a body), and what
    the encoder makes of it."""

    logits: Floats
    pooled: Floats | None
    encoding: Encoding


def first_stage_logits(stage: FirstStage, note: LabelledNote, encoding: Encoding) -> NoteLogits:
    """What the first stage makes of a note, by the code that scores users' notes; the encoding is passed on."""
    document = note.document
    encoded = [encode(document.of(one), stage.lexicon, stage.vectoriser, stage.sentence) for one in document.sentences]
    added = of_places(document.parts, lambda place: place_logits(place, stage.vectoriser, stage.sentence))
    logits = placed_logits(encoded, added)
    body = [i for i, sentence in enumerate(document.sentences) if sentence.part is Part.BODY]
    if not body:
        return NoteLogits(logits, None, encoding)
    pooled = kind_inputs([encoded[i] for i in body], logits[body], stage.vectoriser, stage.note)
    return NoteLogits(logits, pooled, encoding)


def fit_kind(inputs: Floats, target: np.ndarray) -> Linear:
    """Kind weights on pooled inputs of held-out notes, with the scaling folded in."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    scaled = _multinomial((inputs - mean) / spread, target, KIND_C, balanced=False)
    weights = scaled.weights / spread[:, None]
    return Linear(weights, scaled.bias - mean @ weights)


def fit_context(logits: Sequence[Floats], kinds: Sequence[Floats], targets: np.ndarray) -> Linear:
    """Second-stage weights, a row a label; `targets` (all sentences, labels) in the order of the notes."""
    inputs = np.concatenate([in_context(z, k) for z, k in zip(logits, kinds, strict=True)])
    weights, biases = [], []
    for j in range(len(LABELS)):
        mean, spread = inputs[:, j].mean(axis=0), inputs[:, j].std(axis=0) + 1e-6
        model = LogisticRegression(C=CONTEXT_C, max_iter=2000, random_state=SEED)
        model.fit((inputs[:, j] - mean) / spread, targets[:, j])
        weights.append(model.coef_[0] / spread)
        biases.append(float(model.intercept_[0]) - float(mean @ weights[-1]))
    return Linear(np.array(weights), np.array(biases))
