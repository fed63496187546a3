"""What was jotted down is found where the note uses it, however it is worded, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring.segmentation import read
from coach.scoring.writing.jottings import used

NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late edition in one shift has stayed with me. \
At my last job I planned rotas for forty drivers and cut the overtime by a fifth. I'd gladly help to train the apprentices \
whom you are hiring in May. The leaking tin roof made me laugh.

Kind regards,
Ines Moreau"""
MISS = pytest.mark.xfail(strict=True, reason="the words are there, though they are about something else")
CASES = [
    ("late edition printed in a single shift", "Your plan"),
    ("- Press room tour, Tuesday", "Thank you"),
    ("tin roof leaks", "The leaking"),
    ("* hiring apprentices (May)", "I'd gladly"),
    pytest.param("they plan rotas by hand", None, marks=MISS),
    ("new software next year", None),
    ("1. overtime is too high", None),
    ("apprentices need training", "I'd gladly"),
    ("parking is difficult", None),
    ("the roof", "The leaking"),
    ("forty drivers", "At my last"),
    ("Ms Osei used to be a typesetter", None),
    ("press room", "Thank you"),
    ("night desk moves to Leeds", None),
    ("Edition: late", "Your plan"),
    ("cut overtime", "At my last"),
    ("asked about salary", None),
    ("training for apprentices starts in May", "I'd gladly"),
    pytest.param("forty vans, twelve drivers", None, marks=MISS),
    ("shift work", None),
]


@pytest.mark.parametrize(("jotting", "opens"), CASES)
def test_a_jotting_is_used_by_the_sentence_that_is_about_it(jotting: str, opens: str | None) -> None:
    (found,) = used(jotting, read(NOTE))
    sentence = NOTE[found.used_in.start : found.used_in.end] if found.used_in else None
    assert (sentence is None) if opens is None else (sentence or "").startswith(opens)


# Written before the rule was tried on them: none was used to choose it.
RETURNS = """Hi Tom,

Thanks for the hour on Thursday and for taking me through the returns backlog. Sorting parcels by cause at the gate, as Priya suggested, is what I would try first. At Hallmoor I ran a team of nine and we brought the backlog down from three weeks to four days.

Could you tell me when you plan to decide?

Best wishes,
Jo"""
WARD = """Dear Dr Rahman,

Thank you for meeting me yesterday about the ward clerk post. You said that families often wait an hour before somebody explains the discharge papers, and I have kept thinking about it. I speak Urdu and Punjabi, which would help on Ward 6.

I start early by habit, so the seven o'clock handover suits me. Please let me know if you need my DBS number.

Kind regards,
Nadia Khan"""
MAINFRAME = """Dear Lena,

I enjoyed our conversation on Monday. Migrating the invoices off the old mainframe without stopping the monthly run sounds like the kind of puzzle I like. I wrote a similar import for a brewery: 40,000 records, checked nightly.

I'd be glad to send a code sample.

Regards,
Olu"""
OTHERS = [
    (RETURNS, "big backlog of returns", "taking me through"),
    (RETURNS, "Priya: sort at the gate by cause", "Sorting"),
    (RETURNS, "decision early Dec", None),
    (RETURNS, "team has two night shifts", None),
    (RETURNS, "they use SAP", None),
    pytest.param(
        RETURNS,
        "lead teams before? yes, nine people",
        "At Hallmoor",
        marks=pytest.mark.xfail(strict=True, reason="a third of its words"),
    ),
    (RETURNS, "gate reorganised next spring", None),
    (WARD, "discharge papers nobody explains", "You said"),
    (WARD, "handover at 7", "I start early"),
    (WARD, "waiting families", "You said"),
    (WARD, "Languages! Urdu helps", "I speak"),
    (WARD, "DBS check needed", "Please let me know"),
    (WARD, "parking permit for staff", None),
    (WARD, "new ward opening in March", None),
    (MAINFRAME, "mainframe → move invoices", "Migrating"),
    (MAINFRAME, "monthly run must not stop", "Migrating"),
    (MAINFRAME, "wants code samples", "I'd be glad"),
    (MAINFRAME, "data checks every night", "I wrote"),
    (MAINFRAME, "team of 5, two contractors", None),
    (MAINFRAME, "office dog called Biscuit", None),
]


@pytest.mark.parametrize(("note", "jotting", "holds"), OTHERS)
def test_other_notes_are_read_alike(note: str, jotting: str, holds: str | None) -> None:
    (found,) = used(jotting, read(note))
    sentence = note[found.used_in.start : found.used_in.end] if found.used_in else None
    assert (sentence is None) if holds is None else (sentence is not None and holds in sentence)


def test_each_line_is_one_and_blank_ones_and_bullets_are_none() -> None:
    assert [one.text for one in used("- a roof\n\n  2) rotas \n•\n", read(NOTE))] == ["a roof", "rotas"]


@pytest.mark.parametrize("jottings", ["", "\n\n", "the of and", "<b>", "👍", "\0"])
def test_what_says_nothing_is_used_nowhere(jottings: str) -> None:
    assert all(one.used_in is None for one in used(jottings, read(NOTE)))


@given(st.text(max_size=200), st.text(max_size=400))
def test_spans_lie_inside_the_note(jottings: str, note: str) -> None:
    for one in used(jottings, read(note)):
        assert one.used_in is None or 0 <= one.used_in.start < one.used_in.end <= len(note)
