"""How figures are written into a table."""

from tests.benchmarks.keeping import Figure, Group, Kept

# Processors that others may keep busy before a figure is marked.
QUIET = 0.2
NOT_YET = "Not measured yet: `make bench`.\n"
# From so much on, so many digits behind the point.
_BEHIND_POINT = ((100, 0), (10, 1), (0.1, 2), (0, 3))

Rows = list[list[str]]


def table(rows: Rows) -> str:
    """The first row is the head; without any other nothing was measured."""
    if len(rows) == 1:
        return NOT_YET
    head, *body = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def notes(kept: Kept, *groups: str) -> str:
    """Where and when, and which figures are worth little."""
    used = {name: kept[name] for name in groups if name in kept}
    places = dict.fromkeys(f"{group.date}, {group.machine}" for group in used.values())
    lines = [f"Measured {'; '.join(places)}."] if used else []
    noisy = [f"{name} ({group.others})" for name, group in used.items() if _is_noisy(group)]
    if noisy:
        lines.append(f"**NOISY**: other programs kept so many processors busy meanwhile: {', '.join(noisy)}.")
    return "".join(f"\n{line}\n" for line in lines)


def ms(one: Figure) -> str:
    """The median in milliseconds."""
    return digits(1_000 * one.median)


def seconds(one: Figure) -> str:
    """The median in seconds."""
    return digits(one.median)


def spread(one: Figure) -> str:
    """The quartiles in seconds."""
    return f"{digits(one.low)} to {digits(one.high)}"


def ratio(one: Figure, other: Figure | None) -> str:
    """How many times the other's median it is."""
    return digits(one.median / other.median) if other else ""


def digits(value: float) -> str:
    """Three digits that count, two from 0.001 to 0.1."""
    behind = next(places for least, places in _BEHIND_POINT if value >= least)
    return f"{value:,.{behind}f}"


def _is_noisy(group: Group) -> bool:
    return group.others is not None and group.others > QUIET
