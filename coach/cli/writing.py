"""Writes a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from coach.errors import CoachError


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the file and moves into its place; raises CoachError with the old file untouched."""
    try:
        handle, draft = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    except OSError as error:
        raise CoachError(f"{path}: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except OSError as error:
        Path(draft).unlink(missing_ok=True)
        raise CoachError(f"{path}: {error.strerror}") from error
