"""Reads what a command is given, from a file or from standard input."""

import sys
from pathlib import Path

from coach.errors import CoachError


def read_whole(file: Path, most: int, advice: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises CoachError, with `advice` past `most` bytes."""
    try:
        if str(file) == "-":
            content = sys.stdin.buffer.read(most + 1)
        else:
            with file.open("rb") as opened:
                content = opened.read(most + 1)  # no more: a device such as /dev/zero never ends
    except OSError as error:
        raise CoachError(f"{file}: {error.strerror}") from error
    if len(content) > most:
        raise CoachError(f"{file}: larger than {most // 1_000_000} MB{advice}")
    return content
