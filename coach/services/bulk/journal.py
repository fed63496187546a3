"""What is kept beside an unfinished output, so that an interrupted run can go on: how far it is, and of what."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from coach.errors import BulkFault
from coach.services.bulk.chunks import Chunk, Lines, Scored

_SCHEMA = 1
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Run:
    """What must be the same when a run goes on: what is read (its size, None for a pipe), what scores, what is
    written."""

    size: int | None
    unit: str
    program: str
    model: str
    rubric: str
    form: str
    schema: int = _SCHEMA


@dataclass(frozen=True, slots=True)
class Point:
    """How far a run has come: `lines` of the input, which are `read` of its size, with a digest of all of them; `notes`
    scored, of which `failed` could not be read; `written` bytes of output."""

    lines: int = 0
    read: int = 0
    notes: int = 0
    failed: int = 0
    written: int = 0
    digest: str = ""

    def after(self, chunk: Chunk, scored: Scored, digest: str = "") -> "Point":
        """With a chunk more."""
        return Point(
            lines=self.lines + len(chunk.lines), read=self.read + chunk.size, notes=self.notes + scored.notes,
            failed=self.failed + scored.failed, written=self.written + len(scored.content), digest=digest,
        )  # fmt: skip


class Journal:
    """A file to which a line is added for every point that is safe on the disk; `point` is the last one, `result` the
    size of the finished file, once there is one. One process has it open at a time."""

    def __init__(self, path: Path, run: Run, *, go_on: bool) -> None:
        """Raises BulkFault for a run that differs from the one that the file tells of, and OSError."""
        self._path = path
        self._file = path.open("r+b" if go_on else "xb", buffering=0)
        try:
            _lock(self._file, path)
            self._before, self.result = self._resumed(run) if go_on else self._begun(run)
        except BaseException:
            self._file.close()
            raise
        self.point = self._before[-1] if self._before else Point()
        self._hash = hashlib.blake2b(digest_size=_DIGEST_BYTES)

    def passed(self, lines: Lines, name: str) -> Lines:
        """The lines that come after the last point; raises BulkFault where those before it are not the same as they
        were."""
        done = 0
        for point in self._before:
            count = 0
            for line in islice(lines, point.lines - done):
                self.saw(line.text)
                count += 1
            if self.digest() != point.digest:
                short = f"; {name} ends at line {done + count:,}" if count < point.lines - done else ""
                raise BulkFault(
                    f"{name}: something between line {done + 1:,} and line {point.lines:,} is not as it was when it "
                    f"was scored{short}. Nothing was added. {_anew(self._path)}"
                )
            done = point.lines
        yield from lines

    def saw(self, text: str) -> None:
        """Counts a line into the digest."""
        self._hash.update(text.encode("utf-8", "surrogatepass"))

    def digest(self) -> str:
        """Of all lines up to here."""
        return self._hash.hexdigest()

    def keep(self, point: Point) -> None:
        """Adds a point; what it tells of must be on the disk before."""
        self.point = point
        self._add(asdict(point))

    def keep_result(self, size: int) -> None:
        """Says that all is done, and the size of the file that is about to get its name."""
        self._add({"result": size})

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()

    def remove(self) -> None:
        """When nothing is left to be gone on with."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _begun(self, run: Run) -> tuple[list[Point], int | None]:
        self._add(asdict(run))
        return [], None

    def _resumed(self, run: Run) -> tuple[list[Point], int | None]:
        content = self._file.read()
        whole = content[: content.rfind(b"\n") + 1]  # the last line may have been cut short
        self._file.seek(len(whole))
        self._file.truncate()
        try:
            head, *rest = [json.loads(line) for line in whole.splitlines()] or [None]
            if head is None:  # killed before anything was done
                return self._begun(run)
            _compare(Run(**head), run, self._path)
            results = [line["result"] for line in rest if "result" in line]
            points = [Point(**line) for line in rest if "result" not in line]
        except (ValueError, TypeError, KeyError) as error:
            raise BulkFault(f"{self._path}: damaged: {error}. {_anew(self._path)}") from error
        return points, results[-1] if results else None

    def _add(self, line: dict[str, Any]) -> None:
        write_all(self._file, json.dumps(line).encode() + b"\n")
        os.fsync(self._file.fileno())


def write_all(file: IO[bytes], content: bytes) -> None:
    """Writes to a file without a buffer, which may take less than it is given."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _compare(before: Run, now: Run, path: Path) -> None:
    differences = list(_differences(before, now))
    if differences:
        raise BulkFault(
            f"This is not what was begun: {', '.join(differences)}. Nothing was added. "
            f"Go on with what it was begun with. {_anew(path)}"
        )


def _differences(before: Run, now: Run) -> Iterator[str]:
    if before.size != now.size or before.unit != now.unit:
        yield f"the input had {_size(before)}, now it has {_size(now)}"
    names = {"program": "version of the program", "model": "model", "rubric": "rubric", "form": "form of the output"}
    for name, said in names.items():
        if (was := getattr(before, name)) != (is_ := getattr(now, name)):
            yield f"the {said} was {was}, now it is {is_}"
    if before.schema != now.schema:
        yield "the unfinished file is from another version"


def _size(run: Run) -> str:
    return "no known size" if run.size is None else f"{run.size:,} {run.unit}"


def _anew(journal: Path) -> str:
    return f"To begin anew delete {journal.with_suffix('')} and {journal.name}."


def _lock(file: IO[bytes], path: Path) -> None:
    """Held until the file is closed, also by a kill."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 30)  # a place that nobody reads
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BulkFault(f"{path}: another run is writing it. Let it end, or stop it.") from error
