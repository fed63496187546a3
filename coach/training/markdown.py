"""Tables of the documents that are written beside the model."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table without a line end after its last row; bars in the cells would be taken for columns."""
    first, *rest = [f"| {' | '.join(row)} |" for row in (head, *rows)]
    return "\n".join([first, "|" + " --- |" * len(head), *rest])
