"""Who was met together: the people to whom notes about one meeting go."""

from dataclasses import dataclass
from datetime import date

from coach.domain.applications import Application, Event, EventKind
from coach.domain.matching import level_name
from coach.domain.messages import Kind
from coach.domain.planning.case import key_of
from coach.domain.planning.thanks import people_at, thanks_key


@dataclass(frozen=True, slots=True)
class Met:
    """One person met, with the key of the thank-you to them, and whether a note of a kind has gone to them since."""

    person: str
    thanks_key: str
    written_to: bool


def meeting_key(application: Application, people: tuple[str, ...], day: date) -> str | None:
    """The round, or the day, of the last interview with some of these people (with anybody, where it names none of
    them) until a day in UTC; where none was held by then, of the last one planned. None without interviews."""
    interviews = _interviews(application)
    wanted = set(map(level_name, people))
    named = [one for one in interviews if wanted & {level_name(name) for name in _people(application, one)}]
    candidates = named or interviews
    held = [one for one in candidates if one.day <= day] or candidates
    return key_of(held[-1]) if held else None


def met_at(application: Application, key: str | None, note: Kind | None) -> tuple[Met, ...]:
    """Everybody known to have been at the interviews of that round or day, each once, in order of time."""
    found: dict[str, Met] = {}
    for interview in _interviews(application):
        if key_of(interview) == key:
            for person in _people(application, interview):
                written_to = _written_to(application, interview, person, note)
                found.setdefault(level_name(person), Met(person, thanks_key(interview, person), written_to))
    return tuple(found.values())


def known_as(application: Application, name: str) -> str | None:
    """A person as the record spells them; None for somebody it doesn't know."""
    known = (*(one.name for one in application.contacts), *(one.contact for one in application.events if one.contact))
    return next((one for one in known if level_name(one) == level_name(name)), None)


def _interviews(application: Application) -> list[Event]:
    return sorted((one for one in application.events if one.kind is EventKind.INTERVIEW), key=lambda one: one.order)


def _people(application: Application, interview: Event) -> tuple[str, ...]:
    people = people_at(interview, _interviews(application), application.contacts)
    return tuple(name for name in people if name)


def _written_to(application: Application, interview: Event, person: str, note: Kind | None) -> bool:
    return any(
        one.kind is EventKind.NOTE_SENT
        and one.note is note
        and one.day >= interview.day
        and (one.contact is None or level_name(one.contact) == level_name(person))
        for one in application.events
    )
