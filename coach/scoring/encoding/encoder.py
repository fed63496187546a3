"""Reads a message with the fine-tuned language model: a vector for each sentence by itself, then all of them together.

Sentences are encoded one at a time and kept, so that an edit pays for the changed sentence only, and so that a sentence
gives the same numbers whatever was read before: the model's whole numbers are scaled by what they are computed with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from coach.domain.messages import Part
from coach.scoring import kept
from coach.scoring.document import Document, Sentence
from coach.scoring.encoding.levelling import levelled
from coach.scoring.encoding.wordpiece import BEGIN, END, UNKNOWN, WordPiece
from coach.scoring.labelling.context import KINDS, LABELS
from coach.scoring.labelling.vectors import Floats
from coach.scoring.slips.meant import as_meant

# What a longer sentence says further on is not read; the model was fine-tuned on sentences up to this length.
MOST_PIECES = 126
PARTS = (Part.GREETING, Part.BODY, Part.CLOSE)
# What readers rated in a message, 0 to 2, and their impression of the whole, brought to the same scale.
RATINGS = (
    "gratitude", "qualification", "interest", "next_step", "specific", "brevity", "clarity", "tone", "polish",
    "context", "answer", "overall",
)  # fmt: skip
# The first and last sentences of a message are told apart up to here.
FARTHEST = 5

# Log-odds of what is not read.
_NOTHING = -8.0
_ERRORS_ONLY = 3


@dataclass(frozen=True, slots=True)
class EncoderParts:
    """`pieces` (vocabulary, width) whole numbers and `scales` (vocabulary,) make the vectors of the word pieces;
    `sentence` and `message` are ONNX graphs."""

    vocabulary: tuple[str, ...]
    pieces: NDArray[np.int8]
    scales: NDArray[np.float32]
    sentence: bytes
    message: bytes


@dataclass(frozen=True, slots=True)
class Encoding:
    """Log-odds of the labels, a row for each sentence of the document, and of the kinds; and the ratings that readers
    of such messages give, in the order of RATINGS."""

    labels: Floats
    kinds: Floats
    ratings: Floats


class Encoder:
    """Reads documents; safe to share between threads."""

    def __init__(self, parts: EncoderParts, lexicon: frozenset[str]) -> None:
        """Raises ValueError where the parts do not fit together."""
        if not len(parts.vocabulary) == len(parts.pieces) == len(parts.scales):
            raise ValueError("the vocabulary and the vectors of its pieces differ in length")
        self._pieces, self._scales, self._lexicon = parts.pieces, parts.scales, lexicon
        self._words = WordPiece(parts.vocabulary)
        self._sentence, self._message = session(parts.sentence), session(parts.message)
        self._of_numbers = lru_cache(maxsize=kept.SENTENCES)(self._encode)
        # Sentences that differ in a name alone have the same pieces, so that both are kept.
        self.vector_of = lru_cache(maxsize=kept.SENTENCES)(self._vector)

    def read(self, document: Document) -> Encoding:
        """Log-odds for all sentences but quoted ones, and for the kinds; all alike where there is nothing to read."""
        read = [i for i, part in enumerate(document.parts) if part in PARTS]
        labels = np.full((len(document.sentences), len(LABELS)), _NOTHING)
        if not read:
            return Encoding(labels, np.zeros(len(KINDS)), np.zeros(len(RATINGS)))
        vectors = np.array([self.vector_of(document.texts[i]) for i in read])
        labels[read], kinds, ratings = self._run_message(vectors, [document.sentences[i] for i in read])
        return Encoding(labels, kinds, ratings)

    def _vector(self, text: str) -> NDArray[np.float32]:
        return self._of_numbers(piece_numbers(text, self._lexicon, self._words))

    def _encode(self, numbers: tuple[int, ...]) -> NDArray[np.float32]:
        rows = list(numbers)
        pieces = self._pieces[rows] * self._scales[rows, None]
        vector: NDArray[np.float32] = self._sentence.run(None, {"pieces": pieces[None]})[0][0]
        return vector

    def _run_message(self, vectors: NDArray[np.float32], sentences: Sequence[Sentence]) -> tuple[Floats, ...]:
        part, before, after = places(sentences)
        found = self._message.run(
            ["labels", "kinds", "ratings"],
            {"vectors": vectors[None], "parts": part[None], "before": before[None], "after": after[None]},
        )
        return tuple(one[0].astype(np.float64) for one in found)


def piece_numbers(text: str, lexicon: frozenset[str], words: WordPiece) -> tuple[int, ...]:
    """A sentence, as it was meant, as numbers of its pieces, BEGIN and END about them."""
    numbers = words.numbers(levelled(as_meant(text), lexicon))[:MOST_PIECES] or [words.number(UNKNOWN)]
    return (words.number(BEGIN), *numbers, words.number(END))


def places(sentences: Sequence[Sentence]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """For each sentence the number of its part, and how many stand before and after it, up to FARTHEST."""
    order = np.arange(len(sentences))
    parts = np.array([PARTS.index(one.part) for one in sentences])
    return parts, np.minimum(order, FARTHEST), np.minimum(order[::-1], FARTHEST)


def session(graph: bytes) -> onnxruntime.InferenceSession:
    """One thread: a note is too short to share out, and many threads score at once. The graphs were optimised when
    they were written, which is why they load in milliseconds."""
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has an exception class a fault, all of them direct children of Exception
        raise ValueError(f"not a graph that onnxruntime can read: {error}") from error
