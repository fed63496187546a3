"""Each occasion has its own guidance, and every figure in it a source."""

import pytest

from coach.domain.facts import OWN_CHOICE, load_facts
from coach.domain.messages import Kind
from coach.errors import InvalidRubric
from coach.scoring.writing.guidance import OCCASIONS, guidance, occasions, parse_guidance


@pytest.mark.parametrize(
    ("kind", "request_", "occasion"),
    [
        (Kind.THANK_YOU, "", "thank_you"),
        (Kind.CHECK_IN, "Could you send two references?", "check_in"),
        (Kind.FEEDBACK_REPLY, "Could you send two references?", "documents"),
        (Kind.FEEDBACK_REPLY, "When could you come in?", "availability"),
        (Kind.FEEDBACK_REPLY, "How did you find the interview?", "opinion"),
        (Kind.FEEDBACK_REPLY, "Please complete the aptitude test.", "test"),
        (Kind.FEEDBACK_REPLY, "Unfortunately we have decided to go ahead with another candidate.", "rejection"),
        (Kind.FEEDBACK_REPLY, "We regret that you were not successful. Would you give us feedback?", "rejection"),
        (Kind.FEEDBACK_REPLY, "", "opinion"),
        (Kind.FEEDBACK_REPLY, "Unfortunately we can't make Tuesday. Which days suit you?", "availability"),
        (Kind.FEEDBACK_REPLY, "We regret the delay. Could you send two references?", "documents"),
        (Kind.FEEDBACK_REPLY, "We see the other candidates by Friday. When could you come in again?", "availability"),
        (Kind.FEEDBACK_REPLY, "We are not able to offer parking. Which days suit you?", "availability"),
        (Kind.FEEDBACK_REPLY, "We have not chosen anybody yet. Could you send two references?", "documents"),
        (Kind.FEEDBACK_REPLY, "Unfortunately, we will not be taking your application further.", "rejection"),
        (Kind.FEEDBACK_REPLY, "We've decided not to move forward with your candidacy.", "rejection"),
        (Kind.FEEDBACK_REPLY, "I'm sorry to say that you weren't chosen this time.", "rejection"),
        (Kind.FEEDBACK_REPLY, "On this occasion you have not been successful.", "rejection"),
        (Kind.FEEDBACK_REPLY, "The role has now been filled.", "rejection"),
        (Kind.FEEDBACK_REPLY, "We have offered the post to someone else.", "rejection"),
        (Kind.FEEDBACK_REPLY, "We went with another candidate in the end.", "rejection"),
        (Kind.FEEDBACK_REPLY, "We won't be progressing your application.", "rejection"),
        (Kind.FEEDBACK_REPLY, "We are unable to offer you the job.", "rejection"),
        (Kind.FEEDBACK_REPLY, "We felt it was not the right fit.", "rejection"),
        (Kind.FEEDBACK_REPLY, "The panel decided against it. Would you like feedback?", "rejection"),
    ],
)
def test_the_occasion_decides(kind: Kind, request_: str, occasion: str) -> None:
    assert guidance(kind, request_) is occasions()[occasion]


def test_what_is_no_follow_up_has_none() -> None:
    assert guidance(Kind.OTHER) is None


def test_every_occasion_has_guidance() -> None:
    assert set(occasions()) == set(OCCASIONS)


GOOD = '[test]\ntitle = "A test"\n[[test.points]]\ntext = "Do it."\nfacts = ["F56"]\n'


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("[test]", "[quiz]"),
        ("F56", "F999"),
        ('["F56"]', "[]"),
        ("text =", "words ="),
        ('title = "A test"', ""),
        ("[[", "[[["),
    ],
)
def test_guidance_in_any_other_form_is_refused(right: str, wrong: str) -> None:
    assert parse_guidance(GOOD)["test"].points[0].facts == ("F56",)
    with pytest.raises(InvalidRubric, match="guidance"):
        parse_guidance(GOOD.replace(right, wrong))


@pytest.mark.parametrize("occasion", occasions())
def test_every_point_names_what_it_rests_on(occasion: str) -> None:
    for point in occasions()[occasion].points:
        assert point.facts
        assert set(point.facts) <= {OWN_CHOICE, *load_facts()}
