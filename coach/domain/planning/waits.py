"""The wait after an interview: when to ask how things stand, when not to, and when to put it aside.

The wait starts with the latest interview, and anew with every word from the employer that is no decision (a reply, a
promised date, a request and its answer): who writes back "we are still deciding" has ended one wait and begun the
next, and the asks are counted from there. While a request is open or an interview is coming up nobody waits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import Event, EventKind
from coach.domain.messages import Kind
from coach.domain.planning.answers import open_requests
from coach.domain.planning.case import Case, end_of, key_of, start_of
from coach.domain.planning.clock import Window

_WORDS = (
    EventKind.INTERVIEW,
    EventKind.EMPLOYER_REPLY,
    EventKind.DATE_PROMISED,
    EventKind.REQUEST_RECEIVED,
    EventKind.REQUEST_ANSWERED,
)
_ASKS = (What.CHECK_IN, What.SECOND_CHECK_IN)


@dataclass(frozen=True, slots=True)
class _Wait:
    """`key` tells the wait in ids, `start` is the user's day on which it began, `promised` the date still in force,
    `fresh` whether nothing was said since that was promised, and `asks` the days of the check-ins since."""

    key: str
    start: date
    promised: date | None
    fresh: bool
    asks: tuple[date, ...]
    whom: str | None


def waits(case: Case) -> Iterator[Action]:
    """What to do about the open wait of an application, if there is one: one action, or none when it is long past."""
    wait = _open_wait(case)
    if wait is None:
        return
    if len(wait.asks) < 2:
        yield from _check_in(case, wait)
    else:
        yield from _after_two_asks(case, wait)


def is_open(case: Case) -> bool:
    """Whether the employer is still to decide after an interview, held or coming up, and has not long been silent."""
    held = case.of(EventKind.INTERVIEW)
    if not (held or case.upcoming) or case.decided_since(date.min):
        return False
    if case.upcoming:
        return True
    last = max(max(case.clock.day_of(end_of(one)), one.promised_on or date.min) for one in case.of(*_WORDS))
    return (case.clock.today - last).days <= case.thresholds.waiting_shown_days


def latest_contact(case: Case) -> str | None:
    """Whom to write to: the last interviewer whose name is known, else the first contact."""
    named = [one.contact for one in case.of(EventKind.INTERVIEW) if one.contact]
    if named:
        return named[-1]
    return case.application.contacts[0].name if case.application.contacts else None


def _open_wait(case: Case) -> _Wait | None:
    interviews = case.of(EventKind.INTERVIEW)
    coming = any(not case.clock.reached(end_of(one)) for one in case.upcoming)
    if not interviews or coming or case.decided_since(date.min) or open_requests(case):
        return None
    met = interviews[-1]
    words = [one for one in case.of(*_WORDS) if case.clock.not_before(end_of(one), end_of(met))]
    last = words[-1]
    promise = _promise_in_force(case, case.clock.day_of(end_of(last)))
    fresh = promise is not None and (last is met or case.clock.not_before(start_of(promise), end_of(last)))
    asks = tuple(
        case.clock.day_of(start_of(one))
        for one in case.sent(Kind.CHECK_IN)
        if case.clock.later(start_of(one), end_of(last))
    )
    return _Wait(
        key=key_of(met) if last.day <= met.day else f"{key_of(met)}:{last.day.isoformat()}",
        start=case.clock.day_of(end_of(last)),
        promised=promise.promised_on if promise else None,
        fresh=fresh,
        asks=asks,
        whom=latest_contact(case),
    )


def _promise_in_force(case: Case, start: date) -> Event | None:
    """The last one made, if its date was still to come when the wait began."""
    promises = case.of(EventKind.DATE_PROMISED)
    return promises[-1] if promises and (promises[-1].promised_on or date.min) >= start else None


def _check_in(case: Case, wait: _Wait) -> Iterator[Action]:
    rule, window = _window(case, wait)
    due = window.due(case.clock)
    if due[0] is Due.RED and window.amber_until is not None:
        why = "It has been quiet for long: put it aside. Silence is common and says nothing about you."
        yield from _parked(case, wait, Rule.LONG_SILENCE, why, window.amber_until)
        return
    if wait.promised is not None and not case.clock.passed(wait.promised):
        due = Due.STOP, window.green_until
    why = _why(case, wait, rule, due[0])
    yield case.action(_ASKS[len(wait.asks)], wait.key, rule, why, window.from_, due, wait.whom)


def _window(case: Case, wait: _Wait) -> tuple[Rule, Window]:
    """The days for the next ask; the later of two rules where both speak, since a word too soon costs more."""
    limits, days = case.thresholds, case.clock.calendar.add_business_days
    found: list[tuple[date, date, Rule]] = []
    if wait.asks:
        span = limits.second_check_in_from_business_days, limits.second_check_in_until_business_days
        found.append((days(wait.asks[-1], span[0]), days(wait.asks[-1], span[1]), Rule.SECOND_ASK))
    elif not wait.fresh:
        span = limits.check_in_from_business_days, limits.check_in_until_business_days
        found.append((days(wait.start, span[0]), days(wait.start, span[1]), Rule.NO_DATE_PROMISED))
    if wait.promised:
        span = limits.promise_from_business_days, limits.promise_until_business_days
        found.append((days(wait.promised, span[0]), days(wait.promised, span[1]), Rule.DATE_PROMISED))
    from_, until, rule = max(found)
    last_day = max(wait.start, wait.promised or date.min) + timedelta(days=limits.waiting_shown_days)
    return rule, Window(from_, until, max(until, last_day))


def _why(case: Case, wait: _Wait, rule: Rule, due: Due) -> str:
    company = case.application.company
    if due is Due.STOP:
        return f"{company} named a date and it hasn't passed, so leave them in peace until then."
    if due is Due.NOT_YET and wait.promised and case.clock.passed(wait.promised):
        return f"{company}'s date has only just passed: give them a day or two."
    if due is Due.NOT_YET and wait.asks:
        return f"You have asked {company} once: give them time to answer."
    if due is Due.NOT_YET:
        return f"It is still usual to have heard nothing from {company}."
    if rule is Rule.SECOND_ASK:
        return f"{company} hasn't answered your first question, and a second is fine now."
    if rule is Rule.DATE_PROMISED:
        return f"The date that {company} named has passed, so ask kindly where things stand."
    return f"Long enough has passed to ask {company} kindly where things stand."


def _after_two_asks(case: Case, wait: _Wait) -> Iterator[Action]:
    """Nothing more, but for one note four weeks after the interview, which nobody has to write."""
    limits, clock, last_ask = case.thresholds, case.clock, wait.asks[-1]
    from_ = max(
        wait.start + timedelta(days=limits.closing_note_days),
        clock.calendar.add_business_days(last_ask, limits.second_check_in_from_business_days),
        (wait.promised or date.min) + timedelta(days=1),
    )
    until = from_ + timedelta(days=limits.closing_note_open_days)
    if len(wait.asks) > 2 or clock.passed(until):
        why = "You have asked often enough: put it aside. Silence is common and says nothing about you."
        yield from _parked(case, wait, Rule.THIRD_ASK, why, last_ask if len(wait.asks) > 2 else until)
    elif not clock.reached(from_):
        why = "Two questions are enough, and a third would press them: wait."
        yield case.action(What.WAIT, wait.key, Rule.THIRD_ASK, why, last_ask, (Due.STOP, from_), wait.whom)
    else:
        why = "If you like, a last short note can close this kindly; nobody expects one."
        due = Window(from_, until, None).due(clock)
        yield case.action(What.CLOSING_NOTE, wait.key, Rule.CLOSING_NOTE, why, from_, due, wait.whom)


def _parked(case: Case, wait: _Wait, rule: Rule, why: str, since: Moment) -> Iterator[Action]:
    """Said for a week, then no more."""
    until = case.clock.day_of(since) + timedelta(days=case.thresholds.parked_shown_days)
    if not case.clock.passed(until):
        yield case.action(What.PARK, wait.key, rule, why, since, (Due.STOP, until))
