"""The thresholds in the order and under the headings of the Settings page."""

from collections.abc import Iterable, Mapping, Sequence

# By the beginnings of their ids; what none of them fits comes last.
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "Thank-yous": ("thank_you", "same_day", "morning", "panel"),
    "Questions and waits": ("check_in", "promise", "second_check_in", "closing_note", "waiting", "parked"),
    "Answers to requests": ("request", "task"),
    "Everything else": ("",),
}


def grouped(ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Every id once, under its heading."""
    found: dict[str, list[str]] = {title: [] for title in _GROUPS}
    for id_ in ids:
        found[next(title for title, starts in _GROUPS.items() if id_.startswith(starts))].append(id_)
    return {title: tuple(those) for title, those in found.items() if those}


def in_pairs(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    """Two and two, the last one alone where they are odd."""
    return (ids[place : place + 2] for place in range(0, len(ids), 2))
