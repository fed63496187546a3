"""How far a long piece of work is, where somebody looks on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn


@contextmanager
def shown(size: int | None, *, wanted: bool, console: Console | None = None) -> Iterator[Callable[[int, int], None]]:
    """Gives what to call with the notes done so far and how much of `size` they are; nothing is shown unless standard
    error is a terminal. The rate is that of this run, the first call says what was done before it."""
    out = console or Console(stderr=True, highlight=False)
    if not wanted or not out.is_terminal:
        yield lambda _notes, _read: None
        return
    known = (BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TextColumn("left"), TimeRemainingColumn())
    unknown = (SpinnerColumn(), TimeElapsedColumn())
    told = TextColumn("{task.fields[notes]:,} notes, {task.fields[rate]:,.0f} a second")
    with Progress(told, *(known if size else unknown), console=out, transient=True) as progress:
        task = progress.add_task("", total=size, notes=0, rate=0.0)
        begun, before = monotonic(), None

        def tell(notes: int, read: int) -> None:
            nonlocal before
            before = notes if before is None else before
            rate = (notes - before) / max(monotonic() - begun, 0.001)
            progress.update(task, completed=read, notes=notes, rate=rate)

        yield tell
