"""A small disk of its own for a test: one that can be full, and one that can't be written."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_CHUNK = b"x" * 4096


class Disk:
    """A mounted file system; `path` is where."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def fill(self) -> None:
        """To the last byte."""
        with self._filler.open("ab", buffering=0) as out:
            for chunk in (_CHUNK * 64, _CHUNK, b"x"):
                try:
                    while out.write(chunk) == len(chunk):
                        pass
                except OSError:
                    continue

    def leave(self, count: int) -> None:
        """Full but for so many bytes."""
        self.fill()
        with self._filler.open("r+b") as out:
            out.truncate(self._filler.stat().st_size - count)

    def empty(self) -> None:
        """There is space again."""
        self._filler.unlink()

    def lock(self) -> None:
        """Nothing can be written, by root neither."""
        _mount("-o", "remount,ro", str(self.path))

    def unlock(self) -> None:
        """As before."""
        _mount("-o", "remount,rw", str(self.path))


@contextmanager
def small_disk(path: Path, size: str) -> Iterator[Disk]:
    """Skips where disks can't be mounted."""
    path.mkdir()
    if sys.platform != "linux":
        pytest.skip("disks are mounted on Linux only")
    try:
        _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a disk")
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)  # noqa: S607


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)  # noqa: S607
