"""Levels that words decide beside the readers' ratings."""

import pytest

from coach import Coach
from coach.domain.messages import Kind

CHECK_IN = """Dear Ms Osei,

I came in on 3 March about the shift lead role. {said} Could you tell me where things stand?

Best regards,
Jo Reed"""


def patience(coach: Coach, said: str) -> int:
    result = coach.score(CHECK_IN.format(said=said), Kind.CHECK_IN)
    return next(int(one.level) for one in result.criteria if one.id == "patience")


@pytest.mark.parametrize(
    "said",
    [
        "There is no rush on my side.",
        "No stress if it takes longer.",
        "I am happy to wait.",
        "I don't mind waiting until the fair is over.",
        "I know that it is a busy month.",
        "I know you were up to your eyes with the fair.",
        "I understand that you have many people to see.",
        "These things take time.",
        "An answer whenever it is convenient would do.",
        "Another firm has made me an offer and would like an answer by Friday.",
        "I have been offered a post elsewhere and have until Friday to reply.",
        "Thank you for showing me the cold store.",
    ],
)
def test_who_minds_their_time_or_thanks_or_names_another_deadline_kindly_is_patient(coach: Coach, said: str) -> None:
    assert patience(coach, said) == 2


@pytest.mark.parametrize(
    "said",
    [
        "It was the second interview.",
        "I can start in May.",
        "My last post was in patient care.",
        "I have worked in a busy kitchen since 2019.",
        "I know how to work under pressure.",
        "You said that you would decide by Friday.",
        "You offered a job to two of us.",
    ],
)
def test_what_is_calm_and_no_more_is_neutral(coach: Coach, said: str) -> None:
    assert patience(coach, said) == 1


@pytest.mark.parametrize(
    "said",
    [
        "I know you are busy, but I have waited three weeks and that is an insult.",
        "I have another offer and need your answer by noon or I am gone.",
        "My patience is at an end.",
        "I will wait no longer than Friday.",
    ],
)
def test_who_presses_is_not_patient_whatever_is_said_beside(coach: Coach, said: str) -> None:
    assert patience(coach, said) < 2
