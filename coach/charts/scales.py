"""How durations are laid out: evenly near zero, then by factors, so that hours and a year fit on one axis."""

import altair as alt

from coach.charts.words import several

_HOURS = {
    0: "0", 1: "1 h", 4: "4 h", 12: "12 h", 24: "24 h", 72: "3 days", 168: "1 week", 720: "30 days", 2160: "90 days",
    8760: "1 year",
}  # fmt: skip
_DAYS = {0: "0", 1: "1", 3: "3", 7: "7", 14: "14", 30: "30", 60: "60", 120: "120", 240: "240", 480: "480", 960: "960"}
UNITS = {"hours": "hours", "days": "calendar days", "business_days": "business days"}


def time_axis() -> alt.Axis:
    """With as many ticks as there is room for, also on a narrow screen and after zooming."""
    return alt.Axis(labelOverlap=True, tickCount=alt.ExprRef("ceil(width / 90)"))


def duration_axis(field: str, *, unit: str, longest: float) -> alt.Y:
    """For a column in hours, days or business days; `longest` is the longest one shown."""
    marks = {at: words for at, words in (_HOURS if unit == "hours" else _DAYS).items() if at <= longest * 1.4 or at < 4}
    names = ", ".join(f"'{at}': '{words}'" for at, words in marks.items())
    axis = alt.Axis(values=list(marks), labelExpr=f"({{{names}}})[toString(datum.value)]")
    top = max(longest * 1.15, 4)
    scale = alt.Scale(type="symlog", constant=1, domain=[0, top], nice=False)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=axis)


def in_unit(value: float, unit: str) -> str:
    """Such as 5.2 hours, 12 calendar days."""
    shown = f"{value:,.1f}" if value < 10 and value != int(value) else f"{value:,.0f}"
    return f"{shown} {UNITS[unit].removesuffix('s')}" if shown == "1" else f"{shown} {UNITS[unit]}"


def of_waits(n: int, still_open: int) -> str:
    """Such as 12 waits, 3 of them still open."""
    return several(n, "wait") + (f", {still_open:,} of them still open" if still_open else ", none of them still open")
