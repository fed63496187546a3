"""Each occasion has its own guidance, and every figure in it a source."""

import pytest

from coach.domain.facts import OWN_CHOICE, load_facts
from coach.domain.messages import Kind
from coach.scoring.writing.guidance import guidance, occasions


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
    ],
)
def test_the_occasion_decides(kind: Kind, request_: str, occasion: str) -> None:
    assert guidance(kind, request_) is occasions()[occasion]


def test_what_is_no_follow_up_has_none() -> None:
    assert guidance(Kind.OTHER) is None


@pytest.mark.parametrize("occasion", occasions())
def test_every_point_names_what_it_rests_on(occasion: str) -> None:
    for point in occasions()[occasion].points:
        assert point.facts
        assert set(point.facts) <= {OWN_CHOICE, *load_facts()}
