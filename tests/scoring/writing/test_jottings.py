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


SITE = """Hi Marcus,

Thanks for making time this morning to talk through the site manager post. It was useful to see how the crew hands over between shifts, and the problem you're having with late deliveries from the quarry sounded familiar. When I ran the Ashford job we had three trucks a day turning up after ten, so I moved the slot bookings online and that stopped within a month. I'd be keen to do the same for you. I'll send my scaffolding ticket tonight, as I said I would.

Cheers,
Dan"""
WARD = """Dear Dr Patel,

Thank you for meeting me on Thursday. I enjoyed hearing about the falls project on Ward 7, particularly that the physios now walk with patients before breakfast. In my current post I audited 200 falls and our rate dropped by 18 per cent. I would love to be part of the unit. Is there anything further you would like from me?

Best wishes,
Amara"""
CLUSTER = """Dear Lena and Tom,

I appreciated the hour yesterday and your openness about the migration. Moving eleven services off the old cluster before the licence runs out in June is a big job, and I liked that you are doing it one customer at a time. I did something similar for a bank: we switched forty payment flows with no outage. Do you already know when you'll choose?

Best,
Wei"""
KITCHEN = """Dear Mrs Adeyemi,

It was a pleasure to visit the kitchen on Friday and to taste the new menu. I was struck that you cook for three hundred pupils with a staff of six, and that nothing is thrown away. At Brook Street I wrote the allergy plan which the council now uses in four schools. Nothing would please me more than to join you. You mentioned the inspection in March; I'd be ready to help with it.

Yours sincerely,
Paul Weir"""
ON_CALL = """Hello Priya,

Thanks for the call today. The way your support engineers write up each outage the same day, and without blame, is how I like to work. I have run on-call for six years and brought our pages down from thirty a week to four. The data engineer role is exactly what I'm after. When might I hear about the technical round?

Thanks again,
Jo"""
MUSEUM = """Dear Mr Haas,

Thank you for showing me round the museum store. Seeing the map collection being photographed sheet by sheet made the post real for me. I catalogued nine thousand prints at the county archive with two volunteers. I very much hope to do this with you, and would be glad to bring my sample records.

With kind regards,
Ruth Okoro"""
UNSEEN = pytest.mark.xfail(strict=True, reason="the note says it in words that are no form of those jotted down")
# Written before the rules were changed, and used to choose them.
CHOSEN_ON = [
    (SITE, "late deliveries from quarry", "It was"),
    (SITE, "booking slots on-line for trucks", "When I"),
    (SITE, "promised to send scaffolding ticket", "I'll send"),
    (SITE, "shift handovers", "It was"),
    (SITE, "new crane arriving in spring", None),
    (SITE, "crew of 14, two apprentices", None),
    (SITE, "Marcus also worked at Ashford", None),
    (WARD, "physiotherapists walk patients before breakfast", "I enjoyed"),
    (WARD, "falls reduction project, ward seven", "I enjoyed"),
    (WARD, "short of night staff", None),
    (WARD, "they audit hand hygiene monthly", None),
    (WARD, "my falls audit: 200 cases, down 18%", "In my"),
    (WARD, "parking permit from HR", None),
    (CLUSTER, "migrating services - license expires June", "Moving"),
    (CLUSTER, "one client at a time", "Moving"),
    (CLUSTER, "eleven microservices on the old cluster", "Moving"),
    (CLUSTER, "Lena runs marathons", None),
    (CLUSTER, "decision by end of next week", None),
    (CLUSTER, "told them about the bank payments switch", "I did"),
    (CLUSTER, "Tom is new, joined in January", None),
]
# Written afterwards, and not used to choose anything: 18 of 20.
HELD_OUT = [
    (KITCHEN, "300 pupils, 6 staff", "I was"),
    (KITCHEN, "zero food waste", None),
    (KITCHEN, "inspection coming in March", "You mentioned"),
    (KITCHEN, "tasted new menu", "It was"),
    (KITCHEN, "my allergy plan - used by council", "At Brook"),
    (KITCHEN, "oven broken since January", None),
    (KITCHEN, "Mrs Adeyemi trained as a pastry chef", None),
    (KITCHEN, "kitchen needs new staff rota", None),
    (ON_CALL, "blameless outage write-ups, same day", "The way"),
    (ON_CALL, "on call 6 yrs", "I have"),
    (ON_CALL, "pages down from 30 to 4 a week", "I have"),
    (ON_CALL, "team spread over three time zones", None),
    (ON_CALL, "technical round with two engineers", "When"),
    (ON_CALL, "they use Kafka", None),
    (MUSEUM, "map collection is photographed sheet by sheet", "Seeing"),
    pytest.param(MUSEUM, "cataloging prints (9,000)", "I catalogued", marks=UNSEEN),
    (MUSEUM, "bring sample records", "I very"),
    (MUSEUM, "volunteers run the cafe", None),
    (MUSEUM, "store is damp; dehumidifier on order", None),
    pytest.param(MUSEUM, "photos of the maps go online next year", "Seeing", marks=UNSEEN),
]


@pytest.mark.parametrize(("note", "jotting", "opens"), [*CHOSEN_ON, *HELD_OUT])
def test_jottings_of_other_trades(note: str, jotting: str, opens: str | None) -> None:
    places = [one.used_in for one in used(jotting, read(note)) if one.used_in]
    assert [note[place.start :].startswith(opens or "\0") for place in places] == ([] if opens is None else [True])


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


@pytest.mark.parametrize(("jotting", "is_used"), [("job in the Leeds team", False), ("Leeds office job", True)])
def test_words_of_every_note_do_not_make_a_line_used(jotting: str, is_used: bool) -> None:
    said = "this job in your Leeds office" if is_used else "this job in your team"
    note = f"Dear Ms Osei,\n\nI would love {said}.\n\nInes"
    assert bool(used(jotting, read(note))[0].used_in) is is_used


def test_each_line_is_one_and_blank_ones_and_bullets_are_none() -> None:
    assert [one.text for one in used("- a roof\n\n  2) rotas \n•\n", read(NOTE))] == ["a roof", "rotas"]


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("the roof; overtime", ["the roof", "overtime"]),
        ("Roof leaks. They hire in May.", ["Roof leaks.", "They hire in May."]),
        ("e.g. the roof, 3.5 days", ["e.g. the roof, 3.5 days"]),
        ("J. Kim, Mr. Osei", ["J. Kim, Mr. Osei"]),
    ],
)
def test_a_line_may_hold_several_topics(line: str, topics: list[str]) -> None:
    assert [one.text for one in used(line, read(NOTE))] == topics


@pytest.mark.parametrize("jottings", ["", "\n\n", "the of and", "<b>", "👍", "\0"])
def test_what_says_nothing_is_used_nowhere(jottings: str) -> None:
    assert all(one.used_in is None for one in used(jottings, read(NOTE)))


@given(st.text(max_size=200), st.text(max_size=400))
def test_spans_lie_inside_the_note(jottings: str, note: str) -> None:
    for one in used(jottings, read(note)):
        assert one.used_in is None or 0 <= one.used_in.start < one.used_in.end <= len(note)
