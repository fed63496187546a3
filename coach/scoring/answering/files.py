"""What tells answers, on disk: in a folder of its own beside the model's, two networks of three files each."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = "answers"
ALONE, TOGETHER, HEADS = (f"{FOLDER}/{name}" for name in ("alone.onnx", "together.onnx", "heads.npz"))
RATING_ALONE, RATING_TOGETHER, RATING_HEAD = (
    f"{FOLDER}/rating/{name}" for name in ("alone.onnx", "together.onnx", "head.npz")
)
FILES = (ALONE, TOGETHER, HEADS, RATING_ALONE, RATING_TOGETHER, RATING_HEAD)


@dataclass(frozen=True, slots=True)
class Heads:
    """What is read off the states of clauses, things and sentences.

    `clause` (width, 3) and its bias: whether nothing is asked, a new thing, or more of the last one. `thing` and
    `sentence` (width, size): a sentence answers by their product, `likeness` times the cosine of what both are by
    themselves, and `where_bias`. `done` (3 width + 2) and its bias: whether a thing is answered.
    """

    clause: NDArray[np.float32]
    clause_bias: NDArray[np.float32]
    thing: NDArray[np.float32]
    thing_bias: NDArray[np.float32]
    sentence: NDArray[np.float32]
    sentence_bias: NDArray[np.float32]
    likeness: NDArray[np.float32]
    where_bias: NDArray[np.float32]
    done: NDArray[np.float32]
    done_bias: NDArray[np.float32]

    def check(self, width: int) -> None:
        """Raises ValueError where these are not made for states of that width."""
        size = self.thing.shape[-1:]
        shapes = {
            "clause": (width, 3), "clause_bias": (3,), "thing": (width, *size), "thing_bias": size,
            "sentence": (width, *size), "sentence_bias": size, "likeness": (), "where_bias": (),
            "done": (3 * width + 2,), "done_bias": (),
        }  # fmt: skip
        _check(HEADS, self, shapes)


@dataclass(frozen=True, slots=True)
class RatingHead:
    """What is read off the states of a reply: `attention` (width,) weighs its pieces, `reached` (3 width, 2) and its
    bias say whether it answers at all, and in full."""

    attention: NDArray[np.float32]
    reached: NDArray[np.float32]
    reached_bias: NDArray[np.float32]

    def check(self, width: int) -> None:
        """Raises ValueError where these are not made for states of that width."""
        _check(RATING_HEAD, self, {"attention": (width,), "reached": (3 * width, 2), "reached_bias": (2,)})


def _check(file: str, heads: Heads | RatingHead, shapes: Mapping[str, tuple[int, ...]]) -> None:
    for name, shape in shapes.items():
        found = getattr(heads, name)
        if found.shape != shape or found.dtype != np.float32:
            raise ValueError(f"{file}: {name} is {found.dtype} {found.shape}, expected float32 {shape}")


@dataclass(frozen=True, slots=True)
class Graphs:
    """Two ONNX graphs, one for a text by itself and one for all of them together."""

    alone: bytes
    together: bytes


@dataclass(frozen=True, slots=True)
class AnswerParts:
    """A network that tells what of a request is answered, and one that rates how fully a reply answers; and what is
    read off each of them."""

    things: Graphs
    heads: Heads
    rating: Graphs
    rating_head: RatingHead


def to_files(parts: AnswerParts) -> dict[str, bytes]:
    """Contents by name; the same parts give the same bytes."""
    return {
        ALONE: parts.things.alone, TOGETHER: parts.things.together, HEADS: _arrays(parts.heads),
        RATING_ALONE: parts.rating.alone, RATING_TOGETHER: parts.rating.together,
        RATING_HEAD: _arrays(parts.rating_head),
    }  # fmt: skip


def _arrays(heads: Heads | RatingHead) -> bytes:
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=False, **asdict(heads))
    return buffer.getvalue()


def from_files(contents: Mapping[str, bytes]) -> AnswerParts:
    """The parts again; raises KeyError, TypeError, ValueError, OSError or BadZipFile where a
    file is missing or is none of ours."""
    return AnswerParts(
        Graphs(contents[ALONE], contents[TOGETHER]), Heads(**_stored(contents[HEADS])),
        Graphs(contents[RATING_ALONE], contents[RATING_TOGETHER]), RatingHead(**_stored(contents[RATING_HEAD])),
    )  # fmt: skip


def _stored(content: bytes) -> dict[str, Any]:
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
