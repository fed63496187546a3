"""What the Today page calls things."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coach.domain.actions import Action, Due, Rule, What
from coach.domain.applications import Channel, EventKind
from coach.domain.deeds import deed
from coach.domain.event_words import EVENT_NAMES
from coach.domain.planning.clock import Clock
from coach.domain.timing import Thresholds
from coach.domain.whens import moment_words
from coach.services.acting import Meaning, Reply, Sent
from coach.ui.today.deeds import Deed, Snooze


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
    Meaning.OFFER: EVENT_NAMES[EventKind.OFFER],
    Meaning.REJECTION: EVENT_NAMES[EventKind.REJECTION],
}
_SAID: Mapping[Meaning, EventKind] = {
    Meaning.WORD: EventKind.EMPLOYER_REPLY,
    Meaning.OFFER: EventKind.OFFER,
    Meaning.REJECTION: EventKind.REJECTION,
}


def about(company: str, role: str) -> str:
    """Which application: company and role, where there is one."""
    return f"{company}, {role}" if role else company


def names_of(actions: Sequence[Action]) -> Mapping[str, str]:
    """By id what each is called where its card is not seen, no two alike."""
    names = told_apart([f"{deed(one)} ({about(one.company, one.role)})" for one in actions])
    return {one.id: name for one, name in zip(actions, names, strict=True)}


def told_apart(names: Iterable[str]) -> list[str]:
    """The second of a name gets a 2, and so on."""
    seen: Counter[str] = Counter()
    apart = []
    for name in names:
        seen[name] += 1
        apart.append(name if seen[name] == 1 else f"{name}, {seen[name]}")
    return apart


def done_words(action: Action, what: str) -> str:
    """What has just been done, in one line: "Not needed: Thank Ama Osei (Larch Foods)."."""
    return f"{what}: {deed(action)} ({action.company})."


def told_words(told: Deed, clock: Clock) -> str:
    """What has just been written down, with channel and time, in one line."""
    action = told.action
    match told.told:
        case Sent(when=when, channel=channel, answers=answers):
            # An answer is one; an acknowledgement need not be.
            whole = ", with all they asked for" if answers and action.what is What.ACKNOWLEDGE_REQUEST else ""
            return done_words(action, f"Marked as sent {BY_CHANNEL[channel]}, {moment_words(when, clock)}{whole}")
        case Reply() as reply:
            said = f"{EVENT_NAMES[_SAID[reply.meaning]]} {BY_CHANNEL[reply.channel]}, {moment_words(reply.when, clock)}"
            named = reply.by if reply.meaning is not Meaning.REJECTION else None
            by = f", date named: {moment_words(named, clock)}" if named else ""
            return f"Written down: {said[0].lower()}{said[1:]}{by} ({about(action.company, action.role)})."
        case Snooze(until=until):
            return done_words(action, f"Snoozed until {moment_words(until, clock)}")


def put_off_words(action: Action, until: datetime | None, clock: Clock) -> str:
    """What is not shown, and until when."""
    rest = "not needed" if until is None else f"until {moment_words(until, clock)}"
    return f"{deed(action)} ({about(action.company, action.role)}): {rest}"


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
