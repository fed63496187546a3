"""A message taken apart: the sentences, each with its part, at exact offsets into the text as given."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from coach.domain.messages import Part
from coach.scoring.lazily import lazily


class Sentence(NamedTuple):
    """A sentence, bullet or line: `text[start:end]` of its document, without white space at either end."""

    start: int
    end: int
    part: Part


class _HasPart(Protocol):
    @property
    def part(self) -> Part: ...


Placed = TypeVar("Placed", bound=_HasPart)


@dataclass(frozen=True)
class Document:
    """A text with its sentences in order; they never overlap and together cover every word."""

    text: str
    sentences: tuple[Sentence, ...]

    def of(self, sentence: Sentence) -> str:
        """The words of one sentence, as written."""
        return self.text[sentence.start : sentence.end]

    @lazily
    def parts(self) -> tuple[Part, ...]:
        """The parts of all sentences, in order."""
        return tuple([one.part for one in self.sentences])

    @lazily
    def texts(self) -> tuple[str, ...]:
        """The words of all sentences, in order: cut out once, as much is looked up by them."""
        return tuple(self.text[one.start : one.end] for one in self.sentences)

    @lazily
    def body(self) -> tuple[str, ...]:
        """The words of the sentences between greeting and close."""
        return tuple(text for text, part in zip(self.texts, self.parts, strict=True) if part is Part.BODY)

    def without(self, places: AbstractSet[int]) -> "Document":
        """The same text with some of its sentences, by their place, left out of account."""
        return Document(self.text, tuple(one for i, one in enumerate(self.sentences) if i not in places))

    def in_part(self, part: Part) -> tuple[Sentence, ...]:
        """The sentences of one part, in order."""
        return self._by_part.get(part, ())

    @lazily
    def _by_part(self) -> Mapping[Part, tuple[Sentence, ...]]:
        return by_part(self.sentences)


def by_part(those: Iterable[Placed]) -> dict[Part, tuple[Placed, ...]]:
    """What stands in each part, in order."""
    found: dict[Part, list[Placed]] = {}
    for one in those:
        found.setdefault(one.part, []).append(one)
    return {part: tuple(ones) for part, ones in found.items()}
