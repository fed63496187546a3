"""What can be done now about an application, and how urgent it is."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

# An instant in UTC, or a whole day where no hour is known or none matters. A day is never turned into an instant.
Moment = datetime | date


class What(StrEnum):
    """What there is to do, or to leave."""

    THANK_YOU = "thank_you"
    CHECK_IN = "check_in"
    SECOND_CHECK_IN = "second_check_in"
    CLOSING_NOTE = "closing_note"
    ANSWER_REQUEST = "answer_request"
    ACKNOWLEDGE_REQUEST = "acknowledge_request"
    DECIDE_BY = "decide_by"
    PREPARE = "prepare"
    WAIT = "wait"
    PARK = "park"


class Due(StrEnum):
    """How urgent it is, most urgent first; `STOP`: do not write now."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NOT_YET = "not_yet"
    STOP = "stop"


class Rule(StrEnum):
    """The rule that an action follows from."""

    THANK_YOU = "thank_you"
    SAME_DAY_DECISION = "same_day_decision"
    LARGE_PANEL = "large_panel"
    NO_DATE_PROMISED = "no_date_promised"
    DATE_PROMISED = "date_promised"
    SECOND_ASK = "second_ask"
    THIRD_ASK = "third_ask"
    CLOSING_NOTE = "closing_note"
    LONG_SILENCE = "long_silence"
    OTHER_DEADLINE = "other_deadline"
    OFFER_DEADLINE = "offer_deadline"
    REQUEST = "request"
    TASK = "task"
    ACKNOWLEDGEMENT = "acknowledgement"
    UPCOMING_INTERVIEW = "upcoming_interview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do, or to leave.

    `id` is the same for the same situation, whatever the time, the zone or the thresholds. `whom` is a name, None where
    none is known; `naming` are the people that one note to a coordinator should name. It can be done from `from_` on.
    `until` is the last moment at which that is in good time, or, once it is late, the last before it is overdue; None
    where it is overdue already.
    """

    id: str
    application_id: str
    company: str
    role: str
    what: What
    whom: str | None = None
    naming: tuple[str, ...] = ()
    why: str
    from_: Moment
    until: Moment | None
    due: Due
    rule: Rule
    facts: tuple[str, ...]
