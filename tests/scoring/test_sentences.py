"""A stretch is split by what stands in it and close about it, whatever is kept of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring import sentences
from coach.scoring.sentences import split_sentences

PIECES = st.sampled_from(
    ["a", "I", "A", "Dr", "e.g", "No", "Ms", "Thank you", "it", "Inc", ".", ". ", "...", "! ", "?", "\n", " ", ",", "3", ")", "”", "。", ":) "]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=40).map("".join), st.data())
def test_a_stretch_within_a_text_is_split_as_if_the_whole_text_were_looked_at(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert list(split_sentences(text, start, end)) == list(sentences._sentences(text, start, end))


@pytest.mark.parametrize(
    ("text", "end", "count"),
    [
        ("I left Pine Inc. Thank you.", 18, 2),
        ("I left Pine Inc. T", 18, 1),
        ("I saw it.Thank you", 10, 2),
        ("I saw it.T", 10, 1),
    ],
)
def test_what_stands_behind_a_stretch_tells_how_it_ends(text: str, end: int, count: int) -> None:
    assert len(list(split_sentences(text, 0, end))) == count
