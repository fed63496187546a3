"""Words told from others that sound like them by the words on both sides."""

import pytest

from coach.scoring.slips.sound_alike import _confusions, _sound_alike
from coach.scoring.slips.vocabulary import load_words


@pytest.mark.parametrize(
    ("lower", "word", "meant"),
    [
        ("i am ready too go.", "too", "to"),
        ("i wondered weather a date is set.", "weather", "whether"),
        ("i would rather know more then that.", "then", "than"),
        ("my currant practice is small.", "currant", "current"),
        ("i hope to here from you.", "here", "hear"),
        ("it ran over, witch i said at once.", "witch", "which"),
    ],
)
def test_the_word_that_goes_with_its_neighbours_is_meant(lower: str, word: str, meant: str) -> None:
    ((start, end, right),) = _sound_alike(lower)
    assert (lower[start:end], right[0]) == (word, meant)


@pytest.mark.parametrize(
    "lower",
    [
        "", "to", "too", "there", ". , !", "i am ready to go.", "it was too dry to use.", "the weather was fine.",
        "their own site is there.", "here we hear it.", "no, i know.", "the currant buns were good.", "🎉 to 🎉",
        "to to to to to", "x" * 5000,
    ],
)  # fmt: skip
def test_what_goes_with_its_neighbours_is_left_alone(lower: str) -> None:
    assert _sound_alike(lower) == ()


def test_every_word_that_is_confused_is_a_word_with_another_that_is_meant() -> None:
    meant, rare = _confusions()
    assert {word for word in meant if word not in load_words()} == set()
    assert all(word in others_of for word, others in meant.items() for others_of in (meant[other] for other in others))
    assert all(right in meant[word] for word, right in rare.items())
    assert all(load_words()[word] < load_words()[right] / 5 for word, right in rare.items())
