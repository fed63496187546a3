"""A folder with an input, and runs over it that are interrupted."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.services.bulk.journal import Point
from coach.services.bulk.output import form_of, part_of
from coach.services.bulk.running import score_to_file
from coach.services.bulk.sources import opened_source
from tests.services.bulk.engines import scorer

NOTES = 200


class Stop(Exception):
    """In the place of a kill."""


@dataclass(frozen=True)
class Desk:
    """A folder with an input, and the runs over it."""

    folder: Path
    out: Path
    model: str = "m1"

    @property
    def given(self) -> Path:
        return self.folder / "in.jsonl"

    @property
    def log(self) -> Path:
        return self.out.with_name(self.out.name + ".part.log")

    def run(self, *, resume: bool = False, stop_at: int | None = None) -> Point:
        """Stops once so many notes are done."""

        def told(notes: int, _read: int) -> None:
            if stop_at is not None and notes >= stop_at:
                raise Stop

        form = form_of(self.out)
        with opened_source(self.given, None) as source:
            engine = scorer(self.folder, form.encode, self.model)
            return score_to_file(source, self.out, form, engine, workers=1, resume=resume, told=told)

    def interrupted(self, at: int = 100) -> "Desk":
        with pytest.raises(Stop):
            self.run(stop_at=at)
        assert part_of(self.out).exists()
        assert not self.out.exists()
        return self

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
