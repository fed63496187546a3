"""What the desk calls things."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.domain.messages import Kind
from coach.storage.draft_rows import DraftRow

KIND_TITLES: Mapping[Kind | None, str] = {
    Kind.THANK_YOU: "Thank-you",
    Kind.CHECK_IN: "Check-in",
    Kind.FEEDBACK_REPLY: "Reply",
    None: "Note",
}
_OPENING = 40


def draft_title(row: DraftRow, now: datetime, zone: ZoneInfo) -> str:
    """One line of the list of notes: what it is, for whom, and when it was last touched or sent."""
    state = f"sent {_when(row.updated_at, now, zone)}" if row.sent else _when(row.updated_at, now, zone)
    return f"{KIND_TITLES[row.kind]} · {_whom(row)} · {state}"


def _whom(row: DraftRow) -> str:
    people = ", ".join(row.interviewers[:2]) + (" and others" if len(row.interviewers) > 2 else "")
    known = ", ".join(filter(None, (people, row.company)))
    opening = " ".join(row.opening.split())
    short = opening if len(opening) <= _OPENING else f"{opening[:_OPENING].rstrip()} …"
    return known or short or "nothing written yet"


def _when(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    local, today = instant.astimezone(zone), now.astimezone(zone).date()
    if local.date() == today:
        return f"today {local:%H:%M}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"
