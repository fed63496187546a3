"""Our JSON, read strictly: what is wrong with a date, a stage, a contact or an event costs that alone, any other fault
its application, and never another one."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from coach.domain.applications import (
    Application,
    Channel,
    Contact,
    Event,
    EventKind,
    InterviewType,
    RequestKind,
    Stage,
    stage_of,
    storable,
)
from coach.domain.clocks import in_utc
from coach.domain.messages import Kind
from coach.errors import InvalidRecord
from coach.importing.results import Code, ImportedApplication, Problem, shown

SCHEMA = 1
Word = TypeVar("Word", bound=StrEnum)
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class RecordReading:
    """Applications with their place in the list, counted from 1, and what was wrong with the others; `entries` counts
    both."""

    applications: tuple[ImportedApplication, ...] = ()
    problems: tuple[Problem, ...] = ()
    entries: int = 0


class _Fault(InvalidRecord):
    """A value that is not in the form, with the path to it."""

    def __init__(self, path: str, value: object, code: Code, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.path, self.value, self.problem = path, value, code


def parse_record(source: str) -> RecordReading:
    """The applications of a text in the interchange form of DESIGN; problems carry paths as
    `applications[3].events[0].at`. Never raises."""
    try:
        table = json.loads(source)
    except (ValueError, RecursionError) as error:
        return _refused(f"it is no JSON ({error})")
    if not isinstance(table, dict) or not isinstance(table.get("applications"), list):
        return _refused('it has no list of "applications"')
    if type(table.get("schema")) is not int or table["schema"] != SCHEMA:
        return _refused(f'its "schema" is {shown(repr(table.get("schema")))}, and this program reads {SCHEMA}')
    if unknown := table.keys() - {"schema", "applications"}:
        return _refused(f"nobody knows its keys {shown(ascii(sorted(unknown)))}")
    entries = table["applications"]
    if not entries:
        return RecordReading(problems=(Problem(None, None, None, Code.EMPTY, "The file holds no applications."),))
    applications: list[ImportedApplication] = []
    problems: list[Problem] = []
    for number, entry in enumerate(entries, start=1):
        path = f"applications[{number - 1}]"
        faults: list[_Fault] = []
        try:
            application = _application(entry, path, faults)
        except _Fault as fault:
            problems.append(_problem(number, fault, "Nothing of this application was read"))
            continue
        problems += [_problem(number, fault, "It was left out") for fault in faults]
        if not application.role:
            message = f"{path}: names no role. It was read; fill the role in so that it can be told from others."
            problems.append(Problem(number, f"{path}.role", None, Code.MISSING_ROLE, message))
        applications.append(ImportedApplication(application, (number,)))
    return RecordReading(tuple(applications), tuple(problems), len(entries))


def parse_contacts(source: str) -> tuple[Contact, ...]:
    """A list of contacts alone, as a cell of our table holds it; raises InvalidRecord."""
    try:
        entries = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise InvalidRecord(f"contacts: no JSON ({error})") from None
    return tuple(_contact(one, f"contacts[{i}]") for i, one in enumerate(_list({"contacts": entries}, "contacts", "")))


def _refused(why: str) -> RecordReading:
    message = f"This is not a record of Follow-Up Coach: {why}. Export it again as JSON, and upload the new one."
    return RecordReading(problems=(Problem(None, None, None, Code.NOT_A_TABLE, message),))


def _problem(number: int, fault: _Fault, cost: str) -> Problem:
    message = f"{fault}. {cost}; correct it in the file and import again."
    return Problem(number, fault.path, _as_text(fault.value), fault.problem, message)


def _spared(read: Callable[[], Part], faults: list[_Fault]) -> Part | None:
    """A part of an application, None where it is faulty."""
    try:
        return read()
    except _Fault as fault:
        faults.append(fault)
        return None


def _as_text(value: object) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None if value is None else "[…]" if isinstance(value, list) else "{…}"
    return shown(value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else json.dumps(value))


_APPLICATION = frozenset("company role link location source applied_on stage notes contacts events".split())
_CONTACT = frozenset("name email role".split())
_EVENT = frozenset("kind at on ended_at round type contact note request id promised_on channel text".split())


def _application(entry: object, path: str, faults: list[_Fault]) -> Application:
    table = _table(entry, path, _APPLICATION)
    company = _text(table, "company", path)
    if not company or not storable(company).strip():
        raise _Fault(f"{path}.company", company, Code.MISSING_COMPANY, "names no company")
    events = _parts(table, "events", path, _event, faults)
    applied_on = _spared(lambda: _date(table, "applied_on", path), faults)
    stage = _spared(lambda: _word(table, "stage", path, Stage, Code.UNKNOWN_STATUS), faults)
    return Application(
        company=company,
        role=_text(table, "role", path) or "",
        link=_text(table, "link", path),
        location=_text(table, "location", path),
        source=_text(table, "source", path),
        applied_on=applied_on,
        stage=stage or stage_of(None, events, applied_on),
        notes=_text(table, "notes", path),
        contacts=_parts(table, "contacts", path, _contact, faults),
        events=events,
    )


def _parts(
    table: Mapping[str, object], key: str, path: str, read: Callable[[object, str], Part], faults: list[_Fault]
) -> tuple[Part, ...]:
    parts = [
        _spared(partial(read, one, f"{path}.{key}[{place}]"), faults)
        for place, one in enumerate(_list(table, key, path))
    ]
    return tuple(part for part in parts if part is not None)


def _contact(entry: object, path: str) -> Contact:
    table = _table(entry, path, _CONTACT)
    name = _text(table, "name", path)
    if not name or not storable(name).strip():
        raise _Fault(f"{path}.name", name, Code.INVALID_RECORD, "a contact needs a name")
    return Contact(name, _text(table, "email", path), _text(table, "role", path))


def _event(entry: object, path: str) -> Event:
    table = _table(entry, path, _EVENT)
    kind = _word(table, "kind", path, EventKind)
    if kind is None:
        raise _Fault(f"{path}.kind", None, Code.INVALID_RECORD, f"is missing; it is one of {', '.join(EventKind)}")
    fields: dict[str, Any] = {
        "at": _instant(table, "at", path),
        "on": _date(table, "on", path),
        "ended_at": _instant(table, "ended_at", path),
        "round": _number(table, "round", path),
        "type": _word(table, "type", path, InterviewType),
        "contact": _text(table, "contact", path),
        "note": _word(table, "note", path, Kind),
        "request": _word(table, "request", path, RequestKind),
        "request_id": _text(table, "id", path),
        "promised_on": _date(table, "promised_on", path),
        "channel": _word(table, "channel", path, Channel),
        "text": _text(table, "text", path),
    }
    try:
        return Event(kind, **fields)
    except InvalidRecord as error:
        raise _Fault(path, str(kind), Code.INVALID_RECORD, str(error).rstrip(".")) from None


def _table(entry: object, path: str, keys: frozenset[str]) -> Mapping[str, object]:
    if not isinstance(entry, dict):
        raise _Fault(path, entry, Code.INVALID_RECORD, "must be an object")
    if unknown := entry.keys() - keys:
        name = min(unknown)
        what = f"is no key here; keys are {', '.join(sorted(keys))}"
        raise _Fault(f"{path}.{shown(ascii(name)[1:-1])}", entry[name], Code.INVALID_RECORD, what)
    return entry


def _list(table: Mapping[str, object], key: str, path: str) -> list[object]:
    value = table.get(key)
    if value is not None and not isinstance(value, list):
        raise _Fault(f"{path}.{key}", value, Code.INVALID_RECORD, "must be a list")
    return value or []


def _text(table: Mapping[str, object], key: str, path: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise _Fault(f"{path}.{key}", value, Code.INVALID_RECORD, "must be text")
    if value is not None and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise _Fault(f"{path}.{key}", ascii(value), Code.INVALID_RECORD, "holds half a character")
    return value


def _number(table: Mapping[str, object], key: str, path: str) -> int | None:
    value = table.get(key)
    if value is None or type(value) is int:
        return value
    raise _Fault(f"{path}.{key}", value, Code.INVALID_RECORD, "must be a whole number")


def _word(
    table: Mapping[str, object], key: str, path: str, words: type[Word], code: Code = Code.INVALID_RECORD
) -> Word | None:
    value = _text(table, key, path)
    if value is None:
        return None
    try:
        return words(value)
    except ValueError:
        raise _Fault(f"{path}.{key}", value, code, f"is not one of {', '.join(words)}") from None


def _date(table: Mapping[str, object], key: str, path: str) -> date | None:
    value = _text(table, key, path)
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise _Fault(f"{path}.{key}", value, Code.BAD_DATE, "must be a date as 2026-05-04")
    return day


def _instant(table: Mapping[str, object], key: str, path: str) -> datetime | None:
    value = _text(table, key, path)
    if value is None:
        return None
    try:
        return in_utc(datetime.fromisoformat(value))
    except (ValueError, InvalidRecord):
        what = "must be an instant with its offset, as 2026-05-04T12:00:00+01:00"
        raise _Fault(f"{path}.{key}", value, Code.BAD_DATE, what) from None
