"""Writes a file whole or not at all, and says so."""

import os
import tempfile
from pathlib import Path

import typer

from coach.errors import CoachError
from coach.terminal.plain import say


def give_out(output: Path | None, content: bytes) -> None:
    """To a file, with a word about it, or to standard output for None and `-`."""
    if output is None or str(output) == "-":
        typer.echo(content, nl=False)
        return
    write_whole(output, content)
    say(f"Written to {output}.", err=True)


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the file and moves into its place; raises CoachError with the old file untouched. A pipe or a
    device stays what it is, and so does a link to a file."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        raise CoachError(f"{path}: {error.strerror}") from error
    except RuntimeError as error:  # so says pathlib before Python 3.13
        raise CoachError(f"{path}: a link that leads back to itself") from error


def _replace(path: Path, content: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
