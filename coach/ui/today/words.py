"""What the Today page calls things."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.actions import Action, Due, Rule
from coach.domain.applications import Channel
from coach.domain.deeds import deed
from coach.domain.timing import Thresholds
from coach.services.acting import Meaning


@dataclass(frozen=True, slots=True)
class State:
    """How a state is told apart without its colour: by a word and a sign."""

    word: str
    sign: str


STATES: Mapping[Due, State] = {
    Due.RED: State("Late", "▲"),
    Due.AMBER: State("Time is short", "◆"),
    Due.GREEN: State("In good time", "●"),
    Due.NOT_YET: State("Not yet", "○"),
    Due.STOP: State("Leave it", "■"),
}

BY_CHANNEL: Mapping[Channel, str] = {
    Channel.EMAIL: "by e-mail",
    Channel.PHONE: "by phone",
    Channel.PORTAL: "through their portal",
    Channel.IN_PERSON: "in person",
    Channel.PAPER: "on paper",
    Channel.TEXT: "by text message",
}

MEANINGS: Mapping[Meaning, str] = {
    Meaning.WORD: "A word, no decision",
    Meaning.OFFER: "An offer",
    Meaning.REJECTION: "A no",
}


def about(company: str, role: str) -> str:
    """Which application: company and role, where there is one."""
    return f"{company}, {role}" if role else company


def done_words(action: Action, what: str) -> str:
    """What has just been done, in one line: "Marked as sent by e-mail: Thank Ama Osei, Larch Foods"."""
    return f"{what}: {deed(action)} ({action.company})."


def rule_words(rule: Rule, numbers: Thresholds) -> str:
    """The rule that an action follows from, with the numbers in force."""
    return _RULES[rule].format(n=numbers)


_RULES: Mapping[Rule, str] = {
    Rule.THANK_YOU: (
        "A thank-you is in good time for {n.thank_you_green_hours} hours after the end of the interview and late after "
        "{n.thank_you_amber_hours}; after a Friday or the eve of a holiday, the next business morning at "
        "{n.morning_hour}:00 still counts."
    ),
    Rule.SAME_DAY_DECISION: (
        "Where they decide on the day itself, a thank-you is in good time for {n.same_day_green_hours} hours."
    ),
    Rule.LARGE_PANEL: (
        "Of more than {n.panel_people} people met on one day, one note to the coordinator can name them all."
    ),
    Rule.NO_DATE_PROMISED: (
        "Without a promised date, a first question fits {n.check_in_from_business_days} to "
        "{n.check_in_until_business_days} business days after you last heard from them."
    ),
    Rule.DATE_PROMISED: (
        "After a promised date, a question fits {n.promise_from_business_days} to {n.promise_until_business_days} "
        "business days later; never before it."
    ),
    Rule.SECOND_ASK: (
        "A second question fits {n.second_check_in_from_business_days} to {n.second_check_in_until_business_days} "
        "business days after the first."
    ),
    Rule.THIRD_ASK: "Two questions are enough; a third presses them.",
    Rule.CLOSING_NOTE: "A closing note, if any, comes {n.closing_note_days} days or more after the interview.",
    Rule.LONG_SILENCE: "After {n.waiting_shown_days} days of silence nothing more is suggested.",
    Rule.OTHER_DEADLINE: "An offer with a date is a fair reason to ask another employer before it.",
    Rule.OFFER_DEADLINE: (
        "An offer is answered by its date; the last {n.deadline_amber_business_days} business days before it are close."
    ),
    Rule.REQUEST: (
        "What they ask for is answered within {n.request_green_hours} hours, and is late after {n.request_amber_hours}."
    ),
    Rule.TASK: "A longer task is handed in the day before their date, or within {n.task_green_hours} hours.",
    Rule.ACKNOWLEDGEMENT: "What takes longer is acknowledged within {n.request_green_hours} hours, with a date.",
    Rule.UPCOMING_INTERVIEW: "An interview is shown {n.prepare_days} days ahead.",
}
