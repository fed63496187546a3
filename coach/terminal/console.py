"""The console of this program's own: what it prints is styled by rich, and obeys nobody else."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from coach.terminal.plain import plain


class Terminal(Console):
    """A console on which only its own styles are orders to the terminal, whatever the words hold."""

    def __init__(self) -> None:
        super().__init__(highlight=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """As Console does; the cells of tables come by here too, before their widths are levelled."""
        for one in super().render(renderable, options):
            yield one if one.control else Segment(plain(one.text), one.style)
