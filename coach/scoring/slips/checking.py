"""What a check is, and how to make one of a function that looks at one sentence."""

from collections.abc import Callable, Iterator

from coach.scoring.slips.sheet import Sheet, Stretch

# Start, end and replacements; where a check yields them, at offsets into the note.
Found = tuple[int, int, tuple[str, ...]]
Check = Callable[[Sheet, tuple[Stretch, ...]], Iterator[Found]]


def of_each(find: Callable[[str], tuple[Found, ...]], *, lower: bool) -> Check:
    """A check of every sentence, straightened and, if so wanted, in lower case."""

    def check(_: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
        for one in stretches:
            for start, end, right in find(one.lower if lower else one.words):
                yield one.start + start, one.start + end, right

    return check
