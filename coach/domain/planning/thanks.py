"""Thank-you notes: one for each interviewer, by a clock that starts when the interview ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import Contact, Event, EventKind, InterviewType
from coach.domain.matching import level_name
from coach.domain.messages import Kind
from coach.domain.planning.case import Case, end_of, key_of, listed, name_key, start_of
from coach.domain.planning.clock import Window, hours_after

_TESTS = frozenset({InterviewType.SKILLS_TEST, InterviewType.PERSONALITY_TEST})
_NO_HOUR = datetime.min.replace(tzinfo=UTC)
_COORDINATES = ("coordinat", "recruit", "talent", "human resources")


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One person met, at the last interview with them; None where nobody's name is known."""

    person: str | None
    interview: Event


def thank_yous(case: Case) -> Iterator[Action]:
    """What is still to be sent. Nothing once the employer has decided, a check-in has gone out, or two weeks on."""
    by_day: dict[date, list[_Meeting]] = defaultdict(list)
    for meeting in _meetings(case):
        by_day[case.clock.day_of(end_of(meeting.interview))].append(meeting)
    for day, meetings in by_day.items():
        if (case.clock.today - day).days > case.thresholds.thank_you_shown_days:
            continue
        if len(meetings) > case.thresholds.panel_people:
            yield from _to_coordinator(case, meetings)
        else:
            yield from (_to_person(case, one) for one in meetings if not _settled(case, one))


def _meetings(case: Case) -> tuple[_Meeting, ...]:
    last: dict[str, _Meeting] = {}
    for interview in case.of(EventKind.INTERVIEW):
        for person in people_at(interview, case.of(EventKind.INTERVIEW), case.application.contacts):
            last[name_key(person)] = _Meeting(person, interview)
    return tuple(last.values())


def people_at(interview: Event, interviews: Iterable[Event], contacts: Iterable[Contact]) -> tuple[str | None, ...]:
    """The one named; else, for a panel, the contacts whom no other interview names. A test is sat, not talked over."""
    if interview.contact:
        return (interview.contact,)
    if interview.type in _TESTS:
        return ()
    elsewhere = {level_name(one.contact) for one in interviews if one.contact}
    return tuple(one.name for one in contacts if level_name(one.name) not in elsewhere) or (None,)


def thanks_key(interview: Event, person: str | None) -> str:
    """What the thank-you to one person is known by among the actions on its application."""
    return f"{key_of(interview)}:{name_key(person)}"


def _settled(case: Case, meeting: _Meeting) -> bool:
    """A note to them, or to nobody by name, thanks them; a check-in or a decision since leaves nothing to thank for."""
    start, clock = start_of(meeting.interview), case.clock
    thanked = (
        clock.not_before(start_of(note), start)
        for note in case.sent(Kind.THANK_YOU)
        if not note.contact or name_key(note.contact) == name_key(meeting.person)
    )
    asked = (clock.later(start_of(note), end_of(meeting.interview)) for note in case.sent(Kind.CHECK_IN))
    return any(thanked) or any(asked) or case.decided_since(start)


def _to_person(case: Case, meeting: _Meeting) -> Action:
    whom = meeting.person or "the people you met"
    rule, window = _window(case, meeting.interview)
    key = thanks_key(meeting.interview, meeting.person)
    due = window.due(case.clock)
    return case.action(What.THANK_YOU, key, rule, _why(rule, due[0], whom), window.from_, due, meeting.person)


def _to_coordinator(case: Case, meetings: list[_Meeting]) -> Iterator[Action]:
    """One note that names everybody not yet thanked, on the clock of the day's last interview."""
    interview = max((one.interview for one in meetings), key=lambda one: one.ended_at or one.at or _NO_HOUR)
    people = tuple(one.person for one in meetings if one.person and not _settled(case, one))
    if not people or _coordinator_thanked(case, meetings):
        return
    _, window = _window(case, interview)
    why = f"You met {len(meetings)} people, so one note to the coordinator can thank {listed(people)}."
    yield case.action(
        What.THANK_YOU, f"{key_of(interview)}:*", Rule.LARGE_PANEL, why, window.from_, window.due(case.clock),
        _coordinator(case), people,
    )  # fmt: skip


def _coordinator(case: Case) -> str | None:
    """The first contact whose role says that they run the process."""
    roles = ((one.name, level_name(one.role or "")) for one in case.application.contacts)
    return next((name for name, role in roles if any(word in role for word in _COORDINATES)), None)


def _coordinator_thanked(case: Case, meetings: list[_Meeting]) -> bool:
    """Whether a note went to the coordinator, or to somebody who was not in the room."""
    coordinator, met = _coordinator(case), {name_key(one.person) for one in meetings}
    day = case.clock.day_of(end_of(meetings[0].interview))
    return any(
        case.clock.not_before(start_of(note), day)
        for note in case.sent(Kind.THANK_YOU)
        if note.contact and name_key(note.contact) not in met - {name_key(coordinator)}
    )


def _window(case: Case, interview: Event) -> tuple[Rule, Window]:
    end, limits = end_of(interview), case.thresholds
    from_ = end
    if isinstance(end, datetime):
        from_ = end + timedelta(minutes=limits.thank_you_pause_minutes)
    if _decided_same_day(case, interview):
        green, amber = limits.same_day_green_hours, limits.thank_you_green_hours
        return Rule.SAME_DAY_DECISION, Window(from_, hours_after(end, green), hours_after(end, amber))
    in_time = hours_after(end, limits.thank_you_green_hours)
    if case.clock.calendar.eve_of_day_off(case.clock.day_of(end)):
        in_time = case.clock.latest(in_time, _next_morning(case, end))
    late = hours_after(in_time, limits.thank_you_amber_hours - limits.thank_you_green_hours)
    return Rule.THANK_YOU, Window(from_, in_time, late)


def _next_morning(case: Case, end: Moment) -> Moment:
    clock = case.clock
    if isinstance(end, datetime):
        return clock.calendar.next_business_morning(end, clock.zone, case.thresholds.morning_hour)
    return clock.calendar.next_business_day(end)


def _decided_same_day(case: Case, interview: Event) -> bool:
    """Whether they promised, on the day of the interview, a decision on that day."""
    day = case.clock.day_of(end_of(interview))
    promises = case.of(EventKind.DATE_PROMISED)
    return any(one.promised_on == day == case.clock.day_of(start_of(one)) for one in promises)


def _why(rule: Rule, due: Due, whom: str) -> str:
    if due is Due.NOT_YET:
        return f"The interview has only just ended: read your note to {whom} once more before it goes."
    if due is Due.RED:
        return f"It is later than most advise, but send {whom} your thanks now all the same."
    if rule is Rule.SAME_DAY_DECISION:
        return f"They decide the same day, so thank {whom} at once."
    if due is Due.AMBER:
        return f"The best time to thank {whom} has just passed, so send it now."
    return f"Thank {whom} while the conversation is fresh."
