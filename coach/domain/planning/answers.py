"""What the employer asked for: to be answered at once, or, where it takes longer, acknowledged with a date."""

from collections.abc import Iterator
from datetime import date, timedelta

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import Event, EventKind, RequestKind, Stage
from coach.domain.messages import Kind
from coach.domain.planning.case import Case, start_of
from coach.domain.planning.clock import Clock, Window, hours_after

_LONGER = frozenset({RequestKind.DOCUMENTS, RequestKind.TEST})
_SETTLED = frozenset({Stage.CLOSED, Stage.REJECTED, Stage.WITHDRAWN})
_ASKED_FOR = {
    RequestKind.OPINION: "your opinion",
    RequestKind.AVAILABILITY: "when you are free",
    RequestKind.DOCUMENTS: "documents",
    RequestKind.TEST: "a test",
    None: "something",
}


def open_requests(case: Case) -> tuple[Event, ...]:
    """What was asked and is neither answered, nor settled by a decision, nor a month past its day."""
    requests = case.of(EventKind.REQUEST_RECEIVED)
    return tuple(one for one in requests if not _closed(case, one) and not _given_up(case, one))


def request_actions(case: Case) -> Iterator[Action]:
    """One for each open request; of those that ids cannot tell apart, for the first."""
    requests = {request_key(request): request for request in reversed(open_requests(case))}
    return (_action(case, request) for request in requests.values())


def _closed(case: Case, request: Event) -> bool:
    """A decision settles what was asked before it, but documents are wanted after an offer too; one of unknown date
    settles everything."""
    ends = case.of(EventKind.REJECTION, EventKind.WITHDRAWAL)
    if case.stage in _SETTLED and not ends:
        return True
    offers = () if request.request is RequestKind.DOCUMENTS else case.of(EventKind.OFFER)
    answers = (one for one in case.of(EventKind.REQUEST_ANSWERED) if _answers(one, request))
    received = start_of(request)
    return any(case.clock.not_before(start_of(one), received) for one in (*ends, *offers, *answers))


def _given_up(case: Case, request: Event) -> bool:
    last = max(case.clock.day_of(start_of(request)), request.promised_on or date.min)
    return (case.clock.today - last).days > case.thresholds.request_shown_days


def _answers(answer: Event, request: Event) -> bool:
    """The same request, and the same id, where both say."""
    same_request = None in (answer.request, request.request) or answer.request == request.request
    return same_request and (None in (answer.request_id, request.request_id) or answer.request_id == request.request_id)


def _action(case: Case, request: Event) -> Action:
    longer, overdue = request.request in _LONGER, _past_their_date(case.clock, request)
    if longer and not overdue and not _acknowledged(case, request):
        what, rule, window = What.ACKNOWLEDGE_REQUEST, Rule.ACKNOWLEDGEMENT, _prompt_window(case, request)
        advice = "answer, or say within a day when you will"
    elif longer:
        what, rule, window = What.ANSWER_REQUEST, Rule.TASK, _task_window(case, request)
        advice = "a little before the date is best"
    else:
        what, rule, window = What.ANSWER_REQUEST, Rule.REQUEST, _prompt_window(case, request)
        advice = "answer the same day if you can"
    due = (Due.RED, None) if overdue else window.due(case.clock)
    if due[0] is Due.RED:
        advice = "it is late, so answer now all the same"
    why = f"{case.application.company} asked for {_ASKED_FOR[request.request]}: {advice}."
    return case.action(what, request_key(request), rule, why, start_of(request), due, request.contact)


def _past_their_date(clock: Clock, request: Event) -> bool:
    return request.promised_on is not None and clock.passed(request.promised_on)


def _acknowledged(case: Case, request: Event) -> bool:
    received = start_of(request)
    return any(case.clock.not_before(start_of(one), received) for one in case.sent(Kind.FEEDBACK_REPLY))


def _prompt_window(case: Case, request: Event) -> Window:
    """In good time for 24 hours, but never beyond the employer's own date."""
    clock, limits, received = case.clock, case.thresholds, start_of(request)
    in_time = _promptly(clock, received, limits.request_green_hours)
    late = hours_after(in_time, limits.request_amber_hours - limits.request_green_hours)
    return Window(received, _capped(clock, in_time, request.promised_on), _capped(clock, late, request.promised_on))


def _promptly(clock: Clock, received: Moment, hours: int) -> Moment:
    """Some hours later; what comes on a day off belongs to the next business day and has until its end."""
    day, in_time = clock.day_of(received), hours_after(received, hours)
    if clock.calendar.is_business_day(day):
        return in_time
    business_day = clock.calendar.next_business_day(day)
    return in_time if clock.later(in_time, business_day) else business_day


def _capped(clock: Clock, moment: Moment, their_date: date | None) -> Moment:
    return their_date if their_date and clock.later(moment, their_date) else moment


def _task_window(case: Case, request: Event) -> Window:
    """Until the day before the employer's date; without one, for the time that such tasks are mostly given."""
    received, limits = start_of(request), case.thresholds
    if request.promised_on:
        return Window(received, request.promised_on - timedelta(days=1), request.promised_on)
    in_time = hours_after(received, limits.task_green_hours)
    return Window(received, in_time, hours_after(in_time, limits.request_amber_hours - limits.request_green_hours))


def request_key(request: Event) -> str:
    """What a request is known by in ids: the employer's id for it where there is one, else its kind and day."""
    return f"{request.request or 'any'}:{request.request_id or request.day.isoformat()}"
