"""Who was met together, and who was written to since."""

from datetime import date

import pytest

from coach.domain.applications import Event, EventKind, InterviewType
from coach.domain.meetings import known_as, meeting_key, met_at
from coach.domain.messages import Kind
from tests.domain.planning.planning import event, larch, met, thanked

JUNE_10 = date(2026, 6, 10)
FIRST = met("2026-05-01T10:00", contact="Di Moreau", round=1)
ADA, BO = (met("2026-06-09T14:00", contact=name, round=2) for name in ("Ada Osei", "Bo Lin"))
COMING = met("2026-07-01T10:00", contact="Bo Lin", round=3)
NO_ROUND = met("2026-06-08", contact="Ada Osei")


@pytest.mark.parametrize(
    ("log", "people", "key"),
    [
        ((), ("Ada Osei",), None),
        ((thanked("2026-06-09"),), (), None),
        ((FIRST, ADA, BO), (), "round-2"),
        ((BO, FIRST, ADA), ("di moreau",), "round-1"),
        ((FIRST, ADA, BO), ("Nobody Known",), "round-2"),
        ((FIRST, ADA, BO), ("Di Moreau", "Bo Lin"), "round-2"),
        ((ADA, BO, COMING), ("Bo Lin",), "round-2"),
        ((COMING,), ("Bo Lin",), "round-3"),
        ((NO_ROUND,), ("Ada Osei",), "2026-06-08"),
        ((met("2026-06-10"),), (), "2026-06-10"),
    ],
)
def test_a_note_is_about_the_last_interview_with_its_people(
    log: tuple[Event, ...], people: tuple[str, ...], key: str | None
) -> None:
    assert meeting_key(larch(*log), people, JUNE_10) == key


@pytest.mark.parametrize(
    ("log", "contacts", "key", "people"),
    [
        ((), ("Ada Osei",), None, ()),
        ((), ("Ada Osei",), "round-2", ()),
        ((BO, FIRST, ADA), (), "round-2", ("Bo Lin", "Ada Osei")),
        ((ADA, met("2026-06-09T16:00", contact="ADA  osei", round=2)), (), "round-2", ("Ada Osei",)),
        ((FIRST, met("2026-06-09", round=2)), ("Di Moreau", "Ada Osei"), "round-2", ("Ada Osei",)),
        ((met("2026-06-09", type=InterviewType.SKILLS_TEST, round=2),), ("Ada Osei",), "round-2", ()),
        ((met("2026-06-09", round=2),), (), "round-2", ()),
    ],
)
def test_everybody_of_a_meeting_is_named_once(
    log: tuple[Event, ...], contacts: tuple[str, ...], key: str | None, people: tuple[str, ...]
) -> None:
    found = met_at(larch(*log, people=contacts), key, Kind.THANK_YOU)
    assert tuple(one.person for one in found) == people


@pytest.mark.parametrize(
    ("note", "written_to"),
    [
        (thanked("2026-06-09T18:00", "Ada Osei"), {"Ada Osei"}),
        (thanked("2026-06-09", "ada osei"), {"Ada Osei"}),
        (thanked("2026-06-09T18:00"), {"Ada Osei", "Bo Lin"}),
        (thanked("2026-06-08", "Ada Osei"), set()),
        (thanked("2026-06-09T18:00", "Di Moreau"), set()),
        (event(EventKind.NOTE_SENT, "2026-06-09T18:00", note=Kind.CHECK_IN, contact="Ada Osei"), set()),
    ],
)
def test_a_note_of_that_kind_since_then_was_written_to_them(note: Event, written_to: set[str]) -> None:
    found = met_at(larch(ADA, BO, note), "round-2", Kind.THANK_YOU)
    assert {one.person for one in found if one.written_to} == written_to


@pytest.mark.parametrize(
    ("name", "known"), [("ada OSEI", "Ada Osei"), (" Cy  Adeyemi.", "Cy Adeyemi"), ("Ada", None), ("", None)]
)
def test_a_person_is_known_by_every_spelling(name: str, known: str | None) -> None:
    assert known_as(larch(ADA, BO, people=("Cy Adeyemi",)), name) == known
