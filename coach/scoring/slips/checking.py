"""What a check is, and what one is that looks at one sentence by itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coach.scoring.slips.sheet import Sheet, Stretch

# Start, end and replacements; where a check yields them, at offsets into the note.
Found = tuple[int, int, tuple[str, ...]]
Check = Callable[[Sheet, tuple[Stretch, ...]], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class OfEach:
    """A check of every sentence for which nothing else matters, so that what it finds can be kept with the sentence.

    `find` is given the sentence straightened and, where so wanted, in lower case; it yields offsets into that.
    """

    find: Callable[[str], Iterable[Found]]
    lower: bool

    def __call__(self, _: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
        for one in stretches:
            for start, end, right in self.find(one.lower if self.lower else one.words):
                yield one.start + start, one.start + end, right
