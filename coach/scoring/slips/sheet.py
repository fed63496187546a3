"""What is proofread, and what proofreading brings up."""

from dataclasses import dataclass
from typing import Protocol

from coach.domain.messages import Part


class Stretch(Protocol):
    """A sentence or line of the writer's own: `words` straightened, `lower` the same in lower case, same offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def part(self) -> Part: ...
    @property
    def words(self) -> str: ...
    @property
    def lower(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody in the record as a greeting may call them; a title in lower case without its full stop."""

    first: str | None
    last: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A note laid out for proofreading.

    `text` is the note as given; `own` the same, straightened and without what others wrote, at unchanged offsets.
    `spared` are words in lower case that are right whatever the dictionary says.
    """

    text: str
    own: str
    stretches: tuple[Stretch, ...]
    company: str | None
    role: str | None
    readers: tuple[Reader, ...]
    spared: frozenset[str]
    first_names: frozenset[str]

    def in_part(self, part: Part) -> tuple[Stretch, ...]:
        return tuple(one for one in self.stretches if one.part is part)


@dataclass(frozen=True, slots=True)
class Slip:
    """`rule` is the id of a rule; the range of code points is half-open; the best replacement comes first."""

    rule: str
    start: int
    end: int
    replacements: tuple[str, ...] = ()

    def moved(self, by: int) -> "Slip":
        return Slip(self.rule, self.start + by, self.end + by, self.replacements)
