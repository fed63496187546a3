"""Files of a model as what is in them: archives of arrays differ by some bytes from one version of Python to another."""

from collections.abc import Mapping
from io import BytesIO

import numpy as np


def opened(files: Mapping[str, bytes]) -> dict[str, object]:
    """By name; the arrays of an archive as their types, shapes and bytes."""
    return {name: _arrays(content) if name.endswith(".npz") else content for name, content in files.items()}


def _arrays(content: bytes) -> dict[str, tuple[str, tuple[int, ...], bytes]]:
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return {name: (one.dtype.str, one.shape, one.tobytes()) for name, one in arrays.items()}
