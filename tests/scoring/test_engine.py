"""A whole note, scored."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import Coach
from coach.domain.choices import Choices
from coach.domain.messages import CannotScore, Kind, Note, ScoreResult, Severity
from coach.domain.rubric import load_rubric

STRONG = """Dear Ms Osei,

Thank you for showing me round the cold store on Tuesday and for the talk about the shift lead role. What you said about \
losing two pallets a week to the loading-bay door has stayed with me. At Harrow Foods I reworked the night loading plan and cut \
spoilage by a third, so I would start there. I would love to join your team as shift lead. Could you tell me when you expect to \
decide?

Best regards,
Jo Reed"""
WEAK = "Hi,\n\nThanks for the interview. It was nice to meet you all and see the place.\n\nJo"


def test_a_strong_note_beats_a_weak_one(coach: Coach) -> None:
    strong, weak = coach.score(STRONG), coach.score(WEAK, Kind.THANK_YOU)

    assert strong.kind is Kind.THANK_YOU
    assert strong.score is not None
    assert weak.score is not None
    assert strong.score >= weak.score + 30
    assert strong.band is not None
    assert weak.band is not None
    assert strong.band > weak.band


@pytest.mark.parametrize("kind", [Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY])
def test_points_add_up_where_nothing_costs(coach: Coach, kind: Kind) -> None:
    result = coach.score(STRONG, kind)
    costs = [one for one in result.findings if one.severity is not Severity.ADVICE]

    assert costs == []
    assert result.score == sum(one.points for one in result.criteria)
    assert sum(one.weight for one in result.criteria) == 100


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, 2),
        ({"losing": "loosing"}, 2),
        ({"I ": "i "}, 2),
        ({"losing": "loosing", "third": "thrid"}, 1),
        ({"losing": "loosing", "third": "thrid", "night": "nihgt", "showing": "shwoing"}, 0),
        ({"Ms Osei,": "Ms Osei", " to decide": " to  decide"}, 2),
    ],
    ids=["none", "one", "one often", "two", "four", "advice alone"],
)
def test_a_note_is_clean_by_how_many_slips_it_has(coach: Coach, changes: dict[str, str], level: int) -> None:
    text = STRONG.replace("Could you tell me when you expect to decide?", "You will decide soon.")
    for right, wrong in changes.items():
        text = text.replace(right, wrong)

    result = coach.score(text, Kind.THANK_YOU)

    assert next(one.level for one in result.criteria if one.id == "clean") == level


def test_a_slip_that_is_switched_off_is_neither_shown_nor_counted(coach: Coach) -> None:
    note = Note(text=STRONG.replace("third", "thrid").replace("night", "nihgt"), kind=Kind.THANK_YOU)

    shown, off = (coach.engine.with_choices(Choices(muted=muted)).score(note) for muted in ((), ("spelling",)))

    assert [one.id for one in shown.findings].count("spelling") == 2
    assert "spelling" not in {one.id for one in off.findings}
    assert [one.level for result in (shown, off) for one in result.criteria if one.id == "clean"] == [1, 2]


def test_a_blank_left_in_holds_the_score_down(coach: Coach) -> None:
    result = coach.score(STRONG.replace("Ms Osei", "[Name]"))

    assert result.score is not None
    assert result.score <= 40
    assert result.next_edits[0].finding == "placeholder"
    assert result.next_edits[0].gain > 0


def test_mending_the_blank_gains_what_was_promised(coach: Coach) -> None:
    broken = coach.score(STRONG.replace("Ms Osei", "[Interviewer Name]"), Kind.THANK_YOU, interviewers=["Ms Osei"])
    mended = coach.score(STRONG, Kind.THANK_YOU, interviewers=["Ms Osei"])

    assert broken.score is not None
    assert mended.score is not None
    assert broken.next_edits[0].gain == mended.score - broken.score


def test_edits_come_largest_gain_first_and_never_exceed_the_scale(coach: Coach) -> None:
    result = coach.score(WEAK, Kind.THANK_YOU)
    gains = [edit.gain for edit in result.next_edits]

    assert gains == sorted(gains, reverse=True)
    assert gains
    assert all(0 < gain <= 100 for gain in gains)


@pytest.mark.parametrize(
    "text",
    ["Hi Ann,\n\nThanks.\n\nBest,\nTom", "Hi Ann,\n\nI liked it.\n\nTom", WEAK, STRONG],
    ids=["thanks alone", "no thanks", "weak", "strong"],
)
def test_a_criterion_gains_no_more_than_it_is_short_of(coach: Coach, text: str) -> None:
    result = coach.score(text, Kind.THANK_YOU)
    short = {one.id: one.weight - one.points for one in result.criteria}
    gains = {edit.criterion: edit.gain for edit in result.next_edits if edit.criterion}

    assert all(gain <= short[id_] for id_, gain in gains.items())


@pytest.mark.parametrize(("text", "level"), [("Hi Ann,\n\nThanks.\n\nBest,\nTom", 1), (WEAK, 0), (STRONG, 2)])
def test_the_whole_is_judged_and_is_no_change_by_itself(coach: Coach, text: str, level: int) -> None:
    result = coach.score(text, Kind.THANK_YOU)
    (whole,) = [one for one in result.criteria if one.id == "impression"]

    assert whole.level == level
    assert whole.evidence == ()
    assert all(edit.criterion != "impression" for edit in result.next_edits)


def level_of(result: ScoreResult, criterion: str) -> int:
    return next(one.level for one in result.criteria if one.id == criterion)


PADDING = (
    "As I said, it really was a very nice conversation and I keep thinking back on how nice it was to have had the "
    "chance to have it. I could go on about this for quite some time, but I will not take up more of your time than I "
    "have already taken up by writing all of this to you here. "
)


def test_what_could_go_costs_in_a_note_of_good_length(coach: Coach) -> None:
    padded = STRONG.replace("At Harrow Foods", f"{PADDING}At Harrow Foods")
    strong, weak = coach.score(STRONG), coach.score(padded)

    assert weak.readability.words < load_rubric().brevity[Kind.THANK_YOU].strong[1]
    assert level_of(strong, "brevity") == 2
    assert level_of(weak, "brevity") < 2


def test_no_words_are_good_enough_for_a_length_beyond_all_bounds(coach: Coach) -> None:
    told = "Then you told me about shelf {}, which holds {} boxes of parts for the lorries that come in on its side."
    body = " ".join(told.format(letter, number) for number, letter in enumerate("ABCDEFGHIJKLM", 3))
    result = coach.score(STRONG.replace("At Harrow Foods", f"{body} At Harrow Foods"), Kind.THANK_YOU)

    assert result.readability.words > load_rubric().brevity[Kind.THANK_YOU].weak[1]
    assert level_of(result, "brevity") == 0


REPLY = "Dear Ms Osei,\n\nThank you for your message. {}\n\nKind regards,\nJo Reed"


@pytest.mark.parametrize(
    ("said", "request_", "level"),
    [
        ("As you asked, I have attached my licence.", None, 1),
        ("As you asked, I have attached my licence; the original comes by post on 4 May.", None, 2),
        ("As you asked, I have attached my licence.", "Please send us your licence.", 2),
        ("As you asked, I have attached my licence.", "Please send us your licence and two references.", 1),
        ("I am free on Tuesday at 10:00, Wednesday at 14:00 or Thursday at 9:30.", "When could you come in?", 2),
        ("I could come in on Tuesday.", "When could you come in?", 1),
    ],
)
def test_a_reply_is_particular_by_what_it_names(coach: Coach, said: str, request_: str | None, level: int) -> None:
    note = Note(text=REPLY.format(said), kind=Kind.FEEDBACK_REPLY, request=request_)

    assert level_of(coach.score_note(note), "specific") == level


def test_what_must_not_be_sent_comes_first_even_where_mending_it_gains_nothing(coach: Coach) -> None:
    edits = coach.score("Dear [Name], I want it.", Kind.THANK_YOU).next_edits

    assert edits[0].finding == "placeholder"
    assert edits[0].gain == 0
    assert edits[1].gain > 0


def test_the_employers_request_makes_it_a_reply(coach: Coach) -> None:
    assert coach.score(STRONG, request="Could you send us two references?").kind is Kind.FEEDBACK_REPLY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", CannotScore.EMPTY),
        (" \n\t", CannotScore.EMPTY),
        ("Thanks a lot.", CannotScore.TOO_SHORT),
        ("Vielen Dank für das Gespräch am Dienstag, ich würde sehr gerne bei Ihnen arbeiten.", CannotScore.NOT_ENGLISH),
        (
            "Milk, eggs, flour, butter, tea, six apples, soap, oat biscuits, light bulbs, onions",
            CannotScore.NOT_A_MESSAGE,
        ),
    ],
)
def test_what_is_no_message_gets_no_score(coach: Coach, text: str, reason: CannotScore) -> None:
    result = coach.score(text)

    assert (result.score, result.band, result.cannot_score) == (None, None, reason)


def test_threads_that_share_a_coach_agree_with_one_that_does_not(coach: Coach) -> None:
    texts = [f"{note} {i % 3}" for i, note in enumerate([STRONG, WEAK, STRONG.replace("Ms Osei", "[Name]")] * 8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: coach.score(text, Kind.THANK_YOU), texts))

    assert together == [Coach().score(text, Kind.THANK_YOU) for text in texts]


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    from coach.bootstrap import coach as shared

    result = shared().score(text, Kind.THANK_YOU)

    assert (result.score is None) == (result.cannot_score is not None)
    assert all(0 <= one.start < one.end <= len(text) for one in result.sentences)
    assert all(0 <= one.start <= one.end <= len(text) for one in result.findings)


SLIPPED = STRONG.replace("third", "thrid").replace("I ", "i ")


@pytest.mark.parametrize(
    ("passed", "gone", "left"),
    [
        ((), set(), {"spelling", "capital"}),
        (("spelling.misspelt",), {"spelling"}, {"capital"}),
        (("spelling",), set(), {"spelling", "capital"}),
        (("spelling.another_rule",), set(), {"spelling", "capital"}),
        (("capital.lower_case_i", "spelling.misspelt"), {"spelling", "capital"}, set()),
    ],
    ids=["nothing", "one rule", "a finding whose rules are switched singly", "another rule of it", "both"],
)
def test_what_is_let_pass_in_a_note_is_not_found_in_it(
    coach: Coach, passed: tuple[str, ...], gone: set[str], left: set[str]
) -> None:
    ids = {one.id for one in coach.score_note(Note(text=SLIPPED, kind=Kind.THANK_YOU, passed=passed)).findings}
    assert not ids & gone
    assert left <= ids


def test_a_rule_that_is_switched_off_leaves_the_others_of_its_finding(coach: Coach) -> None:
    text = STRONG.replace("Could you", "Your welcome to call me. Its great to hear that. Could you")
    own = coach.with_choices(Choices(muted=("confused_word.your_for_you_are",)))
    rules = {one.rule for one in coach.score(text, Kind.THANK_YOU).findings}
    assert rules - {one.rule for one in own.score(text, Kind.THANK_YOU).findings} == {"your_for_you_are"}


@pytest.mark.parametrize("word", ["thrid", "Thrid"])
def test_a_word_of_the_writers_own_is_right(coach: Coach, word: str) -> None:
    own = coach.with_choices(Choices(words=(word,)))
    assert "spelling" not in {one.id for one in own.score(SLIPPED, Kind.THANK_YOU).findings}
