"""Counts of a server, none so small that it could point at somebody."""

from coach.domain.sharing import ACTIVE_DAYS, FEWEST_COUNTED
from coach.services.sharing import Numbers

_FEW = f"fewer than {FEWEST_COUNTED}"


def numbers_html(found: Numbers) -> str:
    """Each under its name."""
    named = {
        "People": found.people,
        f"Here within {ACTIVE_DAYS} days": found.active,
        "Applications": found.applications,
        "Notes": found.notes,
        "Records shared with advisers": found.shares,
    }
    items = "".join(f"<div><dt>{name}</dt><dd>{_told(number)}</dd></div>" for name, number in named.items())
    return f'<dl class="fc-tl-sums">{items}</dl>'


def _told(number: int | None) -> str:
    return _FEW if number is None else f"{number:,}"
