"""Subject lines: what is wrong with one, and others to choose that have nothing wrong with them."""

import pytest

from coach import Coach
from coach.domain.messages import Kind
from coach.errors import InvalidRubric
from coach.scoring.writing.subjects import Fault, faults, parse_subjects, suggestions

KINDS = (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY)


@pytest.mark.parametrize(
    ("subject", "fault"),
    [
        ("", Fault.MISSING),
        (" \t ", Fault.MISSING),
        ("Thank you", Fault.BARE),
        ("Following up", Fault.BARE),
        ("Re:", Fault.BARE),
        ("Planner", Fault.BARE),
        ("Thank you, Your Name", Fault.BLANK_LEFT),
        ("XXX role: thank you", Fault.BLANK_LEFT),
        ("A b c d e f g h i", Fault.LONG),
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
    [
        "Thank you, planner interview",
        "Your question about my notice period",
        "IT planner role",
        "HR at BBC Wales",
        "Re: Interview on Tuesday 4 May with Ms Osei and the whole night team",
    ],
)
def test_a_plain_one_will_do(subject: str) -> None:
    assert faults(subject) == ()


@pytest.mark.parametrize(
    "subject", ["", "Planner", "Thank you", "A b c d e f g h i", "PLANNER ROLE", "Re: a", "Planner role"]
)
def test_what_costs_points_is_told(coach: Coach, subject: str) -> None:
    """The criterion `frame` and the advice never contradict each other."""
    note = "Dear Ms Osei,\n\nThank you for showing me the press room on Tuesday.\n\nKind regards,\nInes Moreau"
    frame = next(one for one in coach.score(note, Kind.THANK_YOU, subject=subject).criteria if one.id == "frame")
    assert frame.level == 2 or faults(subject)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_suggested_has_no_fault_and_names_the_role(kind: Kind) -> None:
    found = suggestions(kind, "Planner", "Larch Foods")
    assert len(found) == 3
    assert all(faults(line) == () and "Planner" in line for line in found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["", "P" * 200, "Senior Planner for Night Deliveries and Returns North"])
def test_where_the_role_is_not_known_or_too_long_there_is_still_a_line(kind: Kind, role: str) -> None:
    found = suggestions(kind, role, "")
    assert found
    assert all(faults(line) == () and "{" not in line for line in found)


@pytest.mark.parametrize(
    ("request_", "word"),
    [
        ("How did you find the interview?", "feedback"),
        ("Which days suit you?", "availability"),
        ("Could you send your passport?", "documents"),
        ("Please complete the aptitude test.", "test"),
        ("Unfortunately we will not be taking your application further.", "Thank you"),
        ("", "asked"),
    ],
)
def test_a_reply_is_named_after_what_was_asked(request_: str, word: str) -> None:
    assert word in suggestions(Kind.FEEDBACK_REPLY, "Planner", "Larch", request_)[0]


def test_what_is_no_follow_up_gets_none() -> None:
    assert suggestions(Kind.OTHER, "Planner", "Larch") == ()


@pytest.mark.parametrize("hostile", ["{0}", "{role}", "{company}", "\\1", "<b>x</b>", "a\r\nBcc: x"])
def test_hostile_roles_stay_as_they_were_typed(hostile: str) -> None:
    lines = suggestions(Kind.THANK_YOU, hostile, "Larch")
    assert lines
    assert all("\n" not in line and "Larch" not in line.replace(" at Larch", "") for line in lines)


@pytest.mark.parametrize("source", ['quiz = ["x"]', 'test = ["{person}"]', "test ="])
def test_lines_in_any_other_form_are_refused(source: str) -> None:
    with pytest.raises(InvalidRubric, match="subjects"):
        parse_subjects(source)
