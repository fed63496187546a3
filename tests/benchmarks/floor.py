"""The least that reading a note costs: words to pieces, the two graphs, the products of the n-grams, and nothing else.

What a sentence is, which words it has and which columns its n-grams stand in is laid ready beforehand, untimed. What is
left is done one sentence at a time, none of it kept.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from coach.domain.messages import Part
from coach.scoring.document import Sentence
from coach.scoring.encoding.encoder import MOST_PIECES, PARTS, places
from coach.scoring.encoding.files import from_files
from coach.scoring.encoding.levelling import levelled
from coach.scoring.encoding.wordpiece import BEGIN, END, WordPiece
from coach.scoring.labelling.classifier import Weights
from coach.scoring.labelling.features import SentenceFeatures, char_grams, featurise
from coach.scoring.labelling.vectors import Floats, Ints, Linear, Vectoriser
from coach.scoring.segmentation import read
from coach.scoring.store import encoder_files, load_model
from coach.settings import default_settings

Row = tuple[Ints, Floats]


@dataclass(frozen=True, slots=True)
class Laid:
    """A note laid ready: its sentences' words and n-grams, the n-grams of all, the sentences' places."""

    words: list[tuple[str, ...]]
    rows: list[Row]
    whole: Row
    places: dict[str, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Products:
    """What comes of a note: of the encoder, and of the n-grams of each sentence and of all."""

    labels: NDArray[np.float32]
    kinds: NDArray[np.float32]
    rows: list[Floats]
    whole: Floats


class Floor:
    """Does the products of one note."""

    def __init__(self, weights: Weights, files: dict[str, bytes]) -> None:
        parts = from_files(files)
        self._weights, self._pieces, self._scales = weights, parts.pieces, parts.scales
        self._words = WordPiece(parts.vocabulary)
        self._ends = [self._words.number(BEGIN)], [self._words.number(END)]
        self._sentence, self._message = _session(parts.sentence), _session(parts.message)

    def lay(self, text: str) -> Laid | None:
        """None where there is nothing to read."""
        document, weights = read(text), self._weights
        sentences = [one for one in document.sentences if one.part in PARTS]
        if not sentences:
            return None
        found = [featurise(document.of(one), weights.lexicon) for one in sentences]
        body: Counter[int] = Counter()
        for one, features in zip(sentences, found, strict=True):
            body.update(weights.vectoriser.count_words(features.grams) if one.part is Part.BODY else {})
        return Laid(
            words=[levelled(document.of(one), weights.lexicon) for one in sentences],
            rows=[_row(features, weights.vectoriser) for features in found],
            whole=weights.vectoriser.weigh(body),
            places=_places(sentences),
        )

    def run(self, laid: Laid) -> Products:
        """The part that is timed."""
        vectors = np.stack([self._vector(words) for words in laid.words])
        labels, kinds, _ = self._message.run(None, {"vectors": vectors[None], **laid.places})
        rows = [_product(row, self._weights.sentence) for row in laid.rows]
        return Products(labels[0], kinds[0], rows, _product(laid.whole, self._weights.note))

    def _vector(self, words: tuple[str, ...]) -> NDArray[np.float32]:
        before, after = self._ends
        numbers = before + self._words.numbers(words)[:MOST_PIECES] + after
        pieces = self._pieces[numbers] * self._scales[numbers, None]
        vector: NDArray[np.float32] = self._sentence.run(None, {"pieces": pieces[None]})[0][0]
        return vector


def load_floor() -> Callable[[Sequence[str]], list[float]]:
    """Seconds of the products of each text."""
    models = default_settings().models
    floor = Floor(load_model(models).weights, encoder_files(models))

    def work(texts: Sequence[str]) -> list[float]:
        seconds = []
        for laid in map(floor.lay, texts):
            start = perf_counter()
            if laid:
                floor.run(laid)
            seconds.append(perf_counter() - start)
        return seconds

    return work


def _row(features: SentenceFeatures, vectoriser: Vectoriser) -> Row:
    """Columns and values of a sentence: its words, its characters, its marks."""
    known = vectoriser.chars
    chars = Counter(known[gram] for word in features.words for gram in char_grams(word) if gram in known)
    blocks = (
        vectoriser.weigh(vectoriser.count_words(features.grams)),
        vectoriser.weigh(chars),
        vectoriser.mark(features.marks),
    )
    return np.concatenate([columns for columns, _ in blocks]), np.concatenate([values for _, values in blocks])


def _product(row: Row, layer: Linear) -> Floats:
    columns, values = row
    product: Floats = values @ layer.weights[columns] + layer.bias
    return product


def _places(sentences: Sequence[Sentence]) -> dict[str, NDArray[np.int64]]:
    part, before, after = places(sentences)
    return {"parts": part[None], "before": before[None], "after": after[None]}


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    """On one thread, as the program has it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
