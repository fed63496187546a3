"""Words are taken apart as the pretrained model expects them."""

import pytest

from coach.scoring.encoding.wordpiece import WordPiece

VOCABULARY = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "in",
    "##ter",
    "##view",
    "interview",
    "##s",
    "cafe",
    "'",
    "t",
    "don",
    "_",
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("interview", ["interview"]),
        ("interviews", ["interview", "##s"]),
        ("inter", ["in", "##ter"]),
        ("Interview", ["interview"]),
        ("café", ["cafe"]),
        ("don't", ["don", "'", "t"]),
        ("in_t", ["in", "_", "t"]),
        ("interx", ["[UNK]"]),
        ("\U0001f600", ["[UNK]"]),
        ("in" * 80, ["[UNK]"]),
        ("", []),
        ("\u0301", []),
    ],
)
def test_a_word_becomes_the_longest_known_pieces(word: str, expected: list[str]) -> None:
    assert [VOCABULARY[number] for number in WordPiece(VOCABULARY).numbers([word])] == expected


def test_a_vocabulary_without_a_special_piece_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[CLS\]"):
        WordPiece(("[SEP]", "[UNK]", "[MASK]", "in"))
