"""How far a long piece of work is."""

import io

import pytest
from rich.console import Console

from coach.terminal.progress import shown


def told(size: int | None, *, terminal: bool, wanted: bool = True) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=100, highlight=False)
    with shown(size, wanted=wanted, console=console) as tell:
        tell(1000, 200)
        tell(2000, 400)
    return out.getvalue()


@pytest.mark.parametrize(
    ("size", "words"), [(800, ["2,000 notes", "a second", "50 %", "left"]), (None, ["2,000 notes", "a second"])]
)
def test_a_terminal_is_shown_how_much_is_done(size: int | None, words: list[str]) -> None:
    shown_ = told(size, terminal=True)
    assert all(word in shown_ for word in words)
    assert ("%" in shown_) == (size is not None)


@pytest.mark.parametrize(("terminal", "wanted"), [(False, True), (True, False)])
def test_a_file_or_a_terminal_that_the_results_go_to_is_not(terminal: bool, wanted: bool) -> None:
    assert told(800, terminal=terminal, wanted=wanted) == ""
