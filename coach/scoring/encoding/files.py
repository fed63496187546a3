"""The encoder on disk: four files of data in a folder of their own beside the model's."""

from collections.abc import Mapping
from io import BytesIO

import numpy as np

from coach.scoring.encoding.encoder import EncoderParts

FOLDER = "encoder"
VOCABULARY, PIECES, SENTENCE, MESSAGE = (
    f"{FOLDER}/{name}" for name in ("vocabulary.txt", "pieces.npz", "sentence.onnx", "message.onnx")
)
FILES = (VOCABULARY, PIECES, SENTENCE, MESSAGE)


def to_files(parts: EncoderParts) -> dict[str, bytes]:
    """Contents by name; the same parts give the same bytes."""
    buffer = BytesIO()
    np.savez(buffer, pieces=parts.pieces, scales=parts.scales)
    vocabulary = "".join(f"{piece}\n" for piece in parts.vocabulary)
    return {
        VOCABULARY: vocabulary.encode(),
        PIECES: buffer.getvalue(),
        SENTENCE: parts.sentence,
        MESSAGE: parts.message,
    }


def from_files(contents: Mapping[str, bytes]) -> EncoderParts:
    """The parts again; raises KeyError, ValueError or OSError where a file is missing or is none of ours."""
    with np.load(BytesIO(contents[PIECES]), allow_pickle=False) as stored:
        pieces, scales = stored["pieces"], stored["scales"]
    vocabulary = tuple(contents[VOCABULARY].decode().split("\n")[:-1])
    return EncoderParts(vocabulary, pieces, scales, contents[SENTENCE], contents[MESSAGE])
