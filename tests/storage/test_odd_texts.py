"""Texts that nobody types, in every field that is one: they come back as they were or are refused in words, and the rest
of the record is none the worse; on both databases."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind
from coach.domain.drafts import Draft
from coach.domain.people import Person
from coach.domain.sharing import Role
from coach.errors import CoachError
from coach.storage.paging import Query
from coach.storage.record import Record
from coach.storage.store import Store

NINE = datetime(2026, 5, 4, 9, tzinfo=UTC)
TEXTS = {
    "quotes": "'; DROP TABLE applications; -- \" ` $$ $1 :name %(name)s ?",
    "null": "a\0b",
    "backslashes": "\\ \\' \\\\ \\x00 \\u0000 E'\\''",
    "wildcards": "100% _under_ [a-z] *",
    "half characters": "a\ud800b",
    "emoji": "👩\u200d👩\u200d👧 \u202e \u0301 \ufffe \U0010ffff",
    "ends of lines": "a\r\nb\rc\nd\u2028e\x85 \t",
    "long": "é" * 250_000,
}
# No database keeps half a character in a text, and PostgreSQL no null; a draft has a length.
MAY_BE_REFUSED = {"null", "half characters", "long"}
APPLICATION = Application("Larch", "Baker", contacts=(Contact("Ann"),))


def _in_application(record: Record, text: str) -> tuple[object, object]:
    given = replace(APPLICATION, company=text, role=text, link=text, location=text, source=text, notes=text)
    stored = record.create(given)
    return given, record.get(stored.id).stored.application


def _in_contact(record: Record, text: str) -> tuple[object, object]:
    given = replace(APPLICATION, contacts=(Contact(text, text, text),))
    return given, record.get(record.create(given).id).stored.application


def _in_event(record: Record, text: str) -> tuple[object, object]:
    event = Event(EventKind.INTERVIEW, at=NINE, contact=text, text=text, request_id=text)
    one = record.add_event(record.create(APPLICATION).id, event)
    return (event,), record.get(one.id).stored.application.events


def _in_draft(record: Record, text: str) -> tuple[object, object]:
    given = Draft(
        text=text, subject=text, company=text, role=text, interviewers=(text,), sender=text, request=text,
        jottings=text, action_id=text,
    )  # fmt: skip
    return given, record.drafts.get(record.drafts.create(given).id).draft


def _in_preference(record: Record, text: str) -> tuple[object, object]:
    record.set_preference(text[:1000], [text])
    return [text], record.preferences().get(text[:1000])


def _in_put_off(record: Record, text: str) -> tuple[object, object]:
    record.put_off(text[:1000], None)
    return None, record.put_offs().get(text[:1000], "not there")


def _in_mapping(record: Record, text: str) -> tuple[object, object]:
    record.remember_mapping(text[:1000], {text: "company"})
    return {text: "company"}, record.mapping_for(text[:1000])


FIELDS: dict[str, Callable[[Record, str], tuple[object, object]]] = {
    "application": _in_application, "contact": _in_contact, "event": _in_event, "draft": _in_draft,
    "preference": _in_preference, "put-off": _in_put_off, "mapping": _in_mapping,
}  # fmt: skip


def _what_came_of(record: Record, field: str, text: str) -> str:
    try:
        given, back = FIELDS[field](record, text)
    except CoachError as refused:
        return "refused" if 0 < len(str(refused)) < 2000 else "refused at length"
    return "kept" if given == back else "changed"


def test_a_text_comes_back_or_is_refused(record: Record) -> None:
    """One record for all: whatever was tried before, the next one is stored."""
    before = record.create(APPLICATION)
    came = {(field, name): _what_came_of(record, field, text) for field in FIELDS for name, text in TEXTS.items()}
    assert {one for one, how in came.items() if how not in ("kept", "refused")} == set()
    assert {name for (_, name), how in came.items() if how == "refused"} <= MAY_BE_REFUSED
    assert record.get(before.id).stored.application == APPLICATION


def test_an_odd_address_finds_no_adviser(store: Store) -> None:
    store.sharing("adviser").seen(Person("adviser", "Ada", "ada@a.example"))
    store.directory().set_role("adviser", Role.ADVISER)
    for email in (*TEXTS.values(), "%", "%@a.example", "ada_a.example", "ad_@a.example", "' OR '1'='1"):
        with pytest.raises(CoachError):
            store.sharing("me").share(email)
    assert store.sharing("me").shares() == ()
    assert store.sharing("me").share("ada@a.example")


SEARCHES = {
    "%": ["100%"], "_": ["a_b"], "\\": ["c\\d"], "'": ["O'Neil"], "/": ["e/f"], "100%": ["100%"], "%%": [], "a_": ["a_b"],
    "a__": [], "[a-z]": [], "*": [], "' or 1=1 --": [], "x" * 200_000: [], "a\0b": ["a_b", "axb"],
}  # fmt: skip


def test_a_search_takes_every_sign_at_its_word(record: Record) -> None:
    for company in ("100%", "a_b", "c\\d", "O'Neil", "e/f", "plain", "1000", "axb"):
        record.create(Application(company, "-"))
    found = {search: [one.company for one in record.page(Query(search=search)).rows] for search in SEARCHES}
    assert found == SEARCHES
    with pytest.raises(CoachError, match="broken character"):
        record.page(Query(search="\ud800"))


def test_the_fields_here_are_all_the_texts_of_a_draft_and_an_application() -> None:
    def texts(kind: Any) -> set[str]:
        return {one.name for one in fields(kind) if one.name != "passed" and "str" in str(one.type)}

    assert texts(Application) == {"company", "role", "link", "location", "source", "notes"}
    assert texts(Draft) == {
        "text", "subject", "company", "role", "interviewers", "sender", "request", "jottings", "application_id", "action_id",
    }  # fmt: skip
