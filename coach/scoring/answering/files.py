"""What tells answers, on disk: three files in a folder of their own beside the model's."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

FOLDER = "answers"
ALONE, TOGETHER, HEADS = (f"{FOLDER}/{name}" for name in ("alone.onnx", "together.onnx", "heads.npz"))
FILES = (ALONE, TOGETHER, HEADS)


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
        for name, shape in shapes.items():
            found = getattr(self, name)
            if found.shape != shape or found.dtype != np.float32:
                raise ValueError(f"{HEADS}: {name} is {found.dtype} {found.shape}, expected float32 {shape}")


@dataclass(frozen=True, slots=True)
class AnswerParts:
    """Two ONNX graphs, one for a text by itself and one for all of them together, and what is read off them."""

    alone: bytes
    together: bytes
    heads: Heads


def to_files(parts: AnswerParts) -> dict[str, bytes]:
    """Contents by name; the same parts give the same bytes."""
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=False, **asdict(parts.heads))
    return {ALONE: parts.alone, TOGETHER: parts.together, HEADS: buffer.getvalue()}


def from_files(contents: Mapping[str, bytes]) -> AnswerParts:
    """The parts again; raises KeyError, TypeError, ValueError, OSError or BadZipFile where a
    file is missing or is none of ours."""
    with np.load(BytesIO(contents[HEADS]), allow_pickle=False) as stored:
        heads = Heads(**{name: stored[name] for name in stored.files})
    return AnswerParts(contents[ALONE], contents[TOGETHER], heads)
