"""What the employer asked for, read from the request or from the reply."""

import pytest

from coach.scoring.requests import Asked, asked_for


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        ([], Asked.OPINION),
        (["", " "], Asked.OPINION),
        (["The weather is fine."], Asked.OPINION),
        (["Which day suits you?"], Asked.AVAILABILITY),
        (["The references are below.", "Any day will do.", "The certificate follows."], Asked.DOCUMENTS),
        (["The test is done.", "Here is my case\u00a0study."], Asked.TEST),
        (["I enjoyed the interview process.", "The test was long.", "The panel was kind."], Asked.OPINION),
    ],
)
def test_most_signs_decide_over_all_sentences(texts: list[str], asked: Asked) -> None:
    assert asked_for(texts) is asked
