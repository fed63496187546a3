"""The fields of an application as typed, and two windows at one of them."""

from dataclasses import replace
from datetime import date

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.errors import Conflict, InvalidRecord
from coach.ui.applications.fields import Difference, Fields, fields_of, meet, read_fields
from coach.ui.applications.people import read_contact, with_changed, with_contact, without

LARCH = Application(
    "Larch Foods", "Planner", "https://larch.example/7", "Leeds", "LinkedIn", date(2026, 4, 20), Stage.SCREENING,
    "Bring boots.", (Contact("Ms Osei"),), (Event(EventKind.APPLIED, on=date(2026, 4, 20)),),
)  # fmt: skip
BEFORE = fields_of(LARCH)
OSEI, TOM = Contact("Ms Osei", "osei@larch.example", "Manager"), Contact("Tom Ågren")


@pytest.mark.parametrize("one", [LARCH, Application("Apex")])
def test_a_form_saved_untouched_changes_nothing(one: Application) -> None:
    assert read_fields(fields_of(one).values()).over(one) == one


def test_blank_texts_are_not_known_and_spaces_at_the_ends_are_dropped() -> None:
    typed = read_fields({"company": " Apex ", "location": "  ", "notes": None, "stage": "offer"})
    assert typed.application() == Application("Apex", stage=Stage.OFFER)


@pytest.mark.parametrize("company", ["", "  ", None])
def test_an_application_needs_a_company(company: str | None) -> None:
    with pytest.raises(InvalidRecord, match="company"):
        read_fields({"company": company}).application()


def test_what_only_they_changed_is_taken_and_what_was_typed_stays() -> None:
    mine = replace(BEFORE, notes="Bring shoes.", role="Senior planner")
    theirs = replace(BEFORE, notes="Bring a hat.", location="York")
    kept, differences = meet(BEFORE, mine, theirs)
    assert kept == replace(mine, location="York")
    assert differences == (
        Difference("location", "York", "Leeds", taken=True),
        Difference("notes", "Bring a hat.", "Bring shoes.", taken=False),
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(BEFORE, BEFORE), (replace(BEFORE, role="Lead"), BEFORE), (replace(BEFORE, role="Lead"),) * 2],
    ids=["nobody changed anything", "only I did", "both the same"],
)
def test_nothing_is_asked_where_nothing_is_at_stake(mine: Fields, theirs: Fields) -> None:
    assert meet(BEFORE, mine, theirs) == (mine, ())


def test_people_are_added_changed_and_removed() -> None:
    assert with_contact((OSEI,), TOM) == (OSEI, TOM)
    assert with_changed((OSEI, TOM), OSEI, Contact("Ms Osei-Lund")) == (Contact("Ms Osei-Lund"), TOM)
    assert without((OSEI, TOM), OSEI) == (TOM,)


@pytest.mark.parametrize("name", ["Ms Osei", " ms  osei", "MS OSEI"])
def test_a_name_stands_once(name: str) -> None:
    with pytest.raises(InvalidRecord, match="already"):
        with_contact((OSEI,), Contact(name))
    with pytest.raises(InvalidRecord, match="already"):
        with_changed((OSEI, TOM), TOM, Contact(name))
    assert with_changed((OSEI, TOM), OSEI, Contact(name)) == (Contact(name), TOM)


def test_somebody_changed_elsewhere_is_not_overwritten() -> None:
    elsewhere = (replace(OSEI, email="new@larch.example"),)
    with pytest.raises(Conflict, match="another window"):
        with_changed(elsewhere, OSEI, TOM)
    with pytest.raises(Conflict, match="another window"):
        without(elsewhere, OSEI)


def test_a_contact_needs_a_name() -> None:
    assert read_contact(" Tom ", " ", "") == Contact("Tom")
    with pytest.raises(InvalidRecord, match="name"):
        read_contact("  ", "a@b.example", "Lead")
