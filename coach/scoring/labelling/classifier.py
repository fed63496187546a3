"""Reads a document with the trained weights."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, compress, islice, repeat, starmap

import numpy as np

from coach.domain.messages import Kind, Label, LabelledSentence, Part
from coach.scoring import kept
from coach.scoring.document import Document
from coach.scoring.encoding.encoder import RATINGS, Encoder, Encoding
from coach.scoring.labelling.context import KINDS, LABELS, in_context, pooled, sigmoid, softmax
from coach.scoring.labelling.features import Place, cue_patterns, featurise, position
from coach.scoring.labelling.limits import ruled_out
from coach.scoring.labelling.small_talk import looks_idle, small_talk, with_small_talk
from coach.scoring.labelling.vectors import Floats, Linear, Vectoriser

# D: how much n-grams count beside the encoder. On held-out notes 0.35 to 0.5 differ by two thousandths of F1.
GRAMS = 0.4
# Half of what is kept: of more, the first would be forgotten before they are asked for.
_PREPARED_SENTENCES = kept.SENTENCES // 2
_KEPT_PLACES = 1024
# Most notes are made alike: a greeting, some sentences, a close.
_KEPT_ORDERS = 64
_LENGTH = RATINGS.index("brevity")
# In a reply anything may be what was asked for, a story too.
_WITH_SMALL_TALK = (Kind.THANK_YOU, Kind.CHECK_IN)


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that training fits. `sentence` has a column for each label and kind; `context` a row a label;
    `small_talk` is above 0 for the encoder's vector of a sentence that says nothing which counts."""

    lexicon: frozenset[str]
    vectoriser: Vectoriser
    sentence: Linear
    note: Linear
    kind: Linear
    context: Linear
    small_talk: Linear
    cutoffs: Floats


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence by itself: log-odds of labels and kinds without its place, the columns of its word n-grams, each as
    often as it has it, and its cues (0 or 1)."""

    logits: Floats
    words: tuple[int, ...]
    cues: Floats


@dataclass(frozen=True, slots=True)
class Reading:
    """What the classifier makes of a document; `kinds` and each row of `probabilities` follow the enums' order,
    `ratings` that of RATINGS."""

    kinds: Floats
    sentences: tuple[LabelledSentence, ...]
    ratings: Floats

    @property
    def kind(self) -> Kind:
        """The likeliest kind."""
        return KINDS[int(self.kinds.argmax())]


class Classifier:
    """Labels sentences and tells the kind of message; safe to share between threads.

    N-grams and the encoder err in different places, so that a mean of their log-odds beats both.
    """

    def __init__(self, weights: Weights, encoder: Encoder) -> None:
        self._weights, self._encoder = weights, encoder
        self._encode = lru_cache(maxsize=kept.SENTENCES)(
            lambda text: encode(text, weights.lexicon, weights.vectoriser, weights.sentence)
        )
        self._of_place = lru_cache(maxsize=_KEPT_PLACES)(
            lambda place: place_logits(place, weights.vectoriser, weights.sentence)
        )
        self._of_places = lru_cache(maxsize=_KEPT_ORDERS)(lambda parts: of_places(parts, self._of_place))

    def read(self, document: Document, kind: Kind | None = None) -> Reading:
        """Kind and labels; the labels go by the `kind` where it is given, else by the one found out."""
        return self._without_small_talk(document, kind, lambda one: self._read(one, kind))

    def _read(self, document: Document, kind: Kind | None) -> Reading:
        encoded, logits = self._first_stage(document)
        encoding = self._encoder.read(document)
        body = [i for i, part in enumerate(document.parts) if part is Part.BODY]
        kinds = self._kinds([encoded[i] for i in body], logits[body], encoding)
        return replace(self._reading(document, logits, encoding, given(kind) if kind else kinds), kinds=kinds)

    def prepare(self, documents: Iterable[Document]) -> None:
        """Reads the sentences of many documents, each by itself, stage by stage: a stage whose numbers lie in the
        processor's own memory already goes faster. What is read is kept, and changes no result."""
        own = (zip(one.texts, one.parts, strict=True) for one in documents)
        texts = dict.fromkeys(text for rows in own for text, part in rows if part is not Part.QUOTED)
        for stage in (self._encode, self._encoder.vector_of):
            for text in islice(texts, _PREPARED_SENTENCES):
                stage(text)

    def read_as(self, document: Document, kind: Kind) -> Reading:
        """A reading of a message of a known kind, which is not looked for."""
        return self._without_small_talk(document, kind, lambda one: self._read_as(one, kind))

    def _read_as(self, document: Document, kind: Kind) -> Reading:
        return self._reading(document, self._first_stage(document)[1], self._encoder.read(document), given(kind))

    def _without_small_talk(
        self, document: Document, kind: Kind | None, read: Callable[[Document], Reading]
    ) -> Reading:
        """What is said goes by the rest; kind and length go by the whole, as a text that is full of small talk may well
        be none to an employer."""
        whole = read(document)
        if (kind or whole.kind) not in _WITH_SMALL_TALK:
            return whole
        idle = small_talk(document, whole.sentences, self._is_idle)
        if not idle:
            return whole
        rest = read(document.without(idle))
        ratings = rest.ratings.copy()
        ratings[_LENGTH] = whole.ratings[_LENGTH]
        return Reading(whole.kinds, with_small_talk(document, idle, rest.sentences), ratings)

    def _is_idle(self, text: str) -> bool:
        return looks_idle(self._encoder.vector_of(text), self._weights.small_talk)

    def _first_stage(self, document: Document) -> tuple[list[Encoded], Floats]:
        encoded = list(map(self._encode, document.texts))
        return encoded, placed_logits(encoded, self._of_places(document.parts))

    def _reading(self, document: Document, logits: Floats, encoding: Encoding, kinds: Floats) -> Reading:
        return reading_of(document, logits, encoding, kinds, self._weights.context, self._weights.cutoffs)

    def _kinds(self, body: Sequence[Encoded], logits: Floats, encoding: Encoding) -> Floats:
        if not body:
            return given(Kind.OTHER)
        inputs = kind_inputs(body, logits, self._weights.vectoriser, self._weights.note)
        return agreed_kinds(inputs, self._weights.kind, encoding)


def encode(text: str, lexicon: frozenset[str], vectoriser: Vectoriser, sentence: Linear) -> Encoded:
    """A sentence by itself, as the first stage sees it."""
    features = featurise(text, lexicon)
    counts = vectoriser.count_words(features.grams)
    columns, values = vectoriser.vector(features, counts)
    words = tuple(chain.from_iterable(starmap(repeat, counts.items())))
    cues = np.array([name in features.cues for name, _ in cue_patterns()], np.float64)
    return Encoded(values @ sentence.weights.take(columns, axis=0) + sentence.bias, words, cues)


def place_logits(place: Place, vectoriser: Vectoriser, sentence: Linear) -> Floats:
    """What the place of a sentence adds to its log-odds."""
    columns, values = vectoriser.mark(position(place))
    added: Floats = values @ sentence.weights[columns]
    return added


def of_places(parts: Sequence[Part], of_place: Callable[[Place], Floats]) -> Floats:
    """What places add to log-odds, given the parts of all sentences; shape (sentences, labels + kinds)."""
    return _rows([of_place(place) for place in places_of(parts)])


def placed_logits(encoded: Sequence[Encoded], added: Floats) -> Floats:
    """First-stage log-odds of all sentences, with what their places have `added`; shape (sentences, labels + kinds)."""
    return _rows([one.logits for one in encoded]) + added


def _rows(of_sentences: Sequence[Floats]) -> Floats:
    return np.array(of_sentences).reshape(-1, len(LABELS) + len(KINDS))


def kind_inputs(body: Sequence[Encoded], logits: Floats, vectoriser: Vectoriser, note: Linear) -> Floats:
    """What the kind is judged by; `logits` are the first stage's for the same sentences."""
    return pooled(logits, np.array([one.cues for one in body]), note_logits(vectoriser, note, body))


def agreed_kinds(inputs: Floats, kind: Linear, encoding: Encoding) -> Floats:
    """Probabilities of the kinds by n-grams, of which the `inputs` are made, and by the encoder."""
    by_grams = softmax(inputs @ kind.weights + kind.bias)
    # Of thousands of sentences a kind can be so unlikely that its probability is rounded to nought, which has no log.
    least = np.finfo(np.float64).tiny
    grams, encoded = (np.log(np.maximum(one, least)) for one in (by_grams, softmax(encoding.kinds)))
    return softmax(GRAMS * grams + (1 - GRAMS) * encoded)


def may_earn(label: Label, part: Part) -> bool:
    """A greeting or a close earns nothing, but may put a reader off."""
    return part is Part.BODY or (label is Label.RED_FLAG and part is not Part.QUOTED)


def label_sentences(
    document: Document, logits: Floats, encoding: Encoding, kinds: Floats, context: Linear, cutoffs: Floats
) -> tuple[LabelledSentence, ...]:
    """Second stage for the body, the encoder counted in, and labels where a probability reaches its cut-off and no
    definition forbids it.

    `logits` (sentences, labels or more) are the first stage's; `kinds` the probabilities of all four kinds.
    """
    found = logits[:, : len(LABELS)].copy()
    body = [i for i, part in enumerate(document.parts) if part is Part.BODY]
    if body:
        follow_ups = kinds[:3] / max(float(kinds[:3].sum()), 1e-9)
        inputs = in_context(logits[body, : len(LABELS)], follow_ups)
        found[body] = np.einsum("slf,lf->sl", inputs, context.weights) + context.bias
    chances = sigmoid(GRAMS * found + (1 - GRAMS) * encoding.labels)
    for i, text in enumerate(document.texts):
        for label in ruled_out(text):
            chances[i, LABELS.index(label)] = 0.0
    quoted = [i for i, part in enumerate(document.parts) if part is Part.QUOTED]
    if quoted:
        chances[quoted] = 0.0
    rows = zip(document.sentences, chances.round(4).tolist(), (chances >= cutoffs).tolist(), strict=True)
    return tuple(
        LabelledSentence(one.start, one.end, one.part, _earned(one.part, reached), tuple(row))
        for one, row, reached in rows
    )


def reading_of(
    document: Document, logits: Floats, encoding: Encoding, kinds: Floats, context: Linear, cutoffs: Floats
) -> Reading:
    """The labels of `label_sentences`, with the kinds that they go by and the ratings that the encoder expects."""
    return Reading(kinds, label_sentences(document, logits, encoding, kinds, context, cutoffs), encoding.ratings)


def _earned(part: Part, reached: Sequence[bool]) -> tuple[Label, ...]:
    labels = compress(LABELS, reached)
    return tuple(labels) if part is Part.BODY else tuple([label for label in labels if may_earn(label, part)])


def given(kind: Kind) -> Floats:
    """Certainty about a kind."""
    return np.array([float(kind is one) for one in KINDS])


def note_logits(vectoriser: Vectoriser, note: Linear, body: Sequence[Encoded]) -> Floats:
    """Log-odds of the kinds for the body as one bag of words."""
    columns, values = vectoriser.weigh(Counter(chain.from_iterable([one.words for one in body])))
    logits: Floats = values @ note.weights.take(columns, axis=0) + note.bias
    return logits


def places_of(parts: Sequence[Part]) -> list[Place]:
    """The place of each sentence among those of its part, given the parts of all."""
    counts, seen = Counter(parts), dict.fromkeys(parts, 0)
    places = []
    for part in parts:
        places.append(Place(part, seen[part], counts[part]))
        seen[part] += 1
    return places
