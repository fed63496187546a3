"""What there is to do, in a terminal."""

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from coach.domain.actions import Action, Due
from coach.domain.deeds import deed
from coach.domain.planning.case import start_of
from coach.domain.planning.clock import Clock
from coach.domain.whens import moment_words, window_words
from coach.services.today import Today
from coach.terminal.console import Terminal

STATES: Mapping[Due, tuple[str, str]] = {
    Due.RED: ("late", "bold red"),
    Due.AMBER: ("hurry", "bold yellow"),
    Due.GREEN: ("in good time", "bold green"),
    Due.NOT_YET: ("not yet", "dim"),
    Due.STOP: ("leave", "dim"),
}


def show_today(found: Today, console: Console | None = None) -> None:
    """A paragraph an action; what to leave last."""
    out = console or Terminal()
    if not found.to_do:
        out.print("Nothing to do today.")
    for action in found.to_do:
        _show(action, found.clock, out)
    for meeting in found.meetings:
        when = moment_words(start_of(meeting.interview), found.clock)
        people = f", {', '.join(meeting.people)}" if meeting.people else ""
        out.print(Text.assemble(("coming up", "bold"), f"  Interview with {meeting.company}{people}, {when}"))
    for action in found.leave:
        _show(action, found.clock, out)
    if found.put_off:
        out.print(f"{len(found.put_off)} put off.")


def _show(action: Action, clock: Clock, out: Console) -> None:
    word, style = STATES[action.due]
    about = f" ({action.role})" if action.role else ""
    out.print(Text.assemble((word, style), f"  {deed(action)}, {action.company}{about}: {window_words(action, clock)}"))
    out.print(Padding(Text(f"{action.why} [{', '.join(action.facts)}]"), (0, 0, 0, 4)))
