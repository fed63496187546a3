"""Subject lines: what is wrong with one, and others to choose that have nothing wrong with them."""

import pytest

from coach.domain.messages import Kind
from coach.scoring.writing.subjects import Fault, faults, suggestions

KINDS = (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY)


@pytest.mark.parametrize(
    ("subject", "fault"),
    [
        ("", Fault.MISSING),
        (" \t ", Fault.MISSING),
        ("Thank you", Fault.BARE),
        ("Following up", Fault.BARE),
        ("Re:", Fault.BARE),
        ("URGENT: planner role", Fault.URGENT),
        ("Thank you!!!", Fault.URGENT),
        ("PLANNER INTERVIEW", Fault.SHOUTING),
        ("Thank you, [Role]", Fault.BLANK_LEFT),
        ("Thank you so much for the wonderful conversation about the planner role", Fault.LONG),
    ],
)
def test_a_poor_subject_line_is_told_why(subject: str, fault: Fault) -> None:
    assert fault in faults(subject)


@pytest.mark.parametrize(
    "subject",
    ["Thank you, planner interview", "Your question about my notice period", "IT planner role", "HR at BBC Wales"],
)
def test_a_plain_one_will_do(subject: str) -> None:
    assert faults(subject) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_suggested_has_no_fault_and_names_the_role(kind: Kind) -> None:
    found = suggestions(kind, "Planner", "Larch Foods")
    assert len(found) == 3
    assert all(faults(line) == () and "Planner" in line for line in found)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_is_not_suggested(kind: Kind) -> None:
    assert suggestions(kind, "", "Larch Foods") == ()
    assert all("Larch" not in line for line in suggestions(kind, "Planner", ""))
    assert suggestions(kind, "P" * 200, "Larch Foods") == ()


@pytest.mark.parametrize("hostile", ["{0}", "{role}", "<b>x</b>"])
def test_hostile_roles_stay_as_they_were_typed(hostile: str) -> None:
    assert all(hostile in line for line in suggestions(Kind.THANK_YOU, hostile, "Larch"))
