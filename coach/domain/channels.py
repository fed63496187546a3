"""How to send a note: by e-mail, on paper, or both; and the surveys, which disagree."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.applications import Application, Channel, EventKind
from coach.domain.calendars import BusinessCalendar
from coach.domain.timing import Thresholds, facts_behind

# What managers said they like, oldest first; shares swing with the wording of the question, so all are shown.
SURVEYS = ("F11", "F5", "F12", "F10", "F8", "F6", "F7")
_THEIR_WORDS = frozenset({EventKind.EMPLOYER_REPLY, EventKind.REQUEST_RECEIVED})


class Paper(StrEnum):
    """What a handwritten card is good for: instead of an e-mail, or beside one, in other words."""

    INSTEAD = "instead"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class ChannelAdvice:
    """`channel` is right now; `paper` says what a card could be, `arrives_by` when one posted today is expected, and
    `text` whether a text message is fitting. `facts` are behind the advice, `surveys` are the opinions for and against.
    """

    channel: Channel
    paper: Paper
    arrives_by: date
    text: bool
    why: str
    facts: tuple[str, ...]
    surveys: tuple[str, ...] = SURVEYS


def advise(application: Application, today: date, calendar: BusinessCalendar, thresholds: Thresholds) -> ChannelAdvice:
    """How to send a note to this employer on that day, the user's own; the decision is the last date promised."""
    decision = _decision_day(application, today)
    arrives_by = calendar.add_business_days(today, thresholds.post_business_days)
    far = decision is not None and (decision - today).days >= thresholds.decision_far_days
    in_time = decision is not None and arrives_by < decision
    paper = Paper.INSTEAD if far and in_time else Paper.BESIDE
    text = any(event.kind in _THEIR_WORDS and event.channel is Channel.TEXT for event in application.events)
    facts = (*facts_behind("decision_far_days", "post_business_days"), "F8", "F10")
    return ChannelAdvice(Channel.EMAIL, paper, arrives_by, text, _why(decision, paper, far), facts)


def _decision_day(application: Application, today: date) -> date | None:
    promises = sorted(
        (event for event in application.events if event.kind is EventKind.DATE_PROMISED), key=lambda event: event.order
    )
    last = promises[-1].promised_on if promises else None
    return last if last and last >= today else None


def _why(decision: date | None, paper: Paper, far: bool) -> str:
    if decision is None:
        return "They named no date, and an e-mail is there at once; a card can follow in other words."
    if paper is Paper.INSTEAD:
        return "An e-mail is always right; the decision is far enough off for a card alone to arrive before it."
    if far:
        return "A card may arrive after the decision, so e-mail now; a card can follow in other words."
    return "The decision is near, so e-mail now; a card can follow in other words."
