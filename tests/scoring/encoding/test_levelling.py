"""What must not count reaches the encoder in one form; what must count reaches it as written."""

import pytest

from coach.scoring.encoding.levelling import levelled

LEXICON = frozenset("thank dear hi hello please call the you today honest we from see".split())


def words(text: str) -> str:
    return " ".join(levelled(text, LEXICON))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thank you, Ms. Osei.", "Thank you, Mr. Smith."),
        ("Dear Dr. Nguyen Thi Lan,", "Dear Prof. Lee,"),
        ("The team at Brightwater met me.", "The team at Corbel Partners met me."),
        ("Today she told me of her plan.", "Today he told me of his plan."),
        ("We met on Tuesday 3 May.", "We met on Friday 3 October."),
        ("Thank you — it’s a favour.", "Thank you - it's a favor."),
        ("We met you in Lagos.", "We met you in Leeds."),
        ("Hi Ms Osei,", "Dear Ms Osei,"),
        ("Hello", "Dear"),
    ],
)
def test_names_titles_dates_pronouns_spelling_and_typography_are_levelled(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n", ""),
        ("Thank you!", "thank you !"),
        ("PLEASE CALL ME TODAY", "please call me today"),
        ("From 6.2 to 2.9 percent, $410", "from 6.2 to 2.9 percent , $ 410"),
        ("Dear [Your Name],", "dear [your name] ,"),
        ("See https://a.example/B or a@b.example", "see https://a.example/b or a@b.example"),
        ("Honest… really", "honest ... really"),
        ("Thank you, hi from honest", "thank you , hi from honest"),
    ],
)
def test_what_counts_stays(text: str, expected: str) -> None:
    assert words(text).replace("smith", "").split() == expected.split()
