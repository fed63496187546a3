"""What the charts call things."""

from collections.abc import Mapping
from datetime import date, datetime

import pandas as pd

from coach.metrics.waits import Measure

MEASURES: Mapping[Measure, str] = {
    Measure.THANK_YOU: "Interview to my thank-you",
    Measure.REQUEST: "Their request to my answer",
    Measure.THEIR_MESSAGE: "Their message to mine",
    Measure.APPLICATION_TO_REPLY: "Application to first reply",
    Measure.INTERVIEW_TO_REPLY: "Interview to next word",
    Measure.CHECK_IN_TO_REPLY: "Check-in to reply",
}


def day(instant: date) -> str:
    """Such as 4 May 2026."""
    return f"{instant.day} {instant:%b %Y}"


def clock(instant: datetime) -> str:
    """Such as 4 May 2026, 14:30."""
    return f"{day(instant)}, {instant:%H:%M}"


def jobs(frame: pd.DataFrame) -> list[str]:
    """Company and role of each row, as far as known."""
    return [job(company, role) for company, role in frame[["company", "role"]].astype(object).fillna("").to_numpy()]


def job(company: str, role: str) -> str:
    """Company and role, as far as known."""
    return ", ".join(name for name in (company, role) if name)


def several(n: int, one: str, many: str | None = None) -> str:
    """Such as 1 wait, 2,000 waits."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def length(days: float) -> str:
    """A duration in the unit that suits it: 5.2 hours, 1.4 days, 30 days."""
    if days < 1:
        return f"{days * 24:.1f} hours"
    return f"{days:.1f} days" if days < 10 else f"{days:,.0f} days"
