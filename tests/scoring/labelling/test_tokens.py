"""Spelling variety makes no difference to what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring.labelling.tokens import _IN_ADDRESSES, _NO_ADDRESS, _TOKEN, american, lexicon_of, tokens


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("paediatric", "pediatric"), ("anaesthetist", "anesthetist"), ("gynaecology", "gynecology"),
        ("travelled", "traveled"), ("modelling", "modeling"), ("labeller", "labeler"), ("colour", "color"),
        ("organised", "organized"), ("analyse", "analyze"), ("centre", "center"), ("programme", "program"),
        ("licence", "license"), ("enrol", "enroll"), ("learnt", "learned"), ("grey", "gray"), ("cheques", "checks"),
    ],
)  # fmt: skip
def test_british_and_american_spellings_are_one_word(british: str, us: str) -> None:
    assert american(british) == american(us)


@pytest.mark.parametrize("word", ["called", "pulling", "stalled", "filler", "selling", "spelled", "travel", "all", ""])
def test_a_double_letter_that_both_spell_stays(word: str) -> None:
    assert american(word) == word


@given(
    st.lists(
        st.sampled_from(
            [
                "a@b.example",
                "https://a.b ",
                "www.x.y",
                "Ann's",
                "[Name]",
                "{{x}}",
                " ",
                "3pm",
                "…",
                "__",
                "-",
                "don't",
                "é",
            ]
        )
    ).map("".join)
)
def test_a_text_without_an_address_is_read_the_same_by_both_patterns(text: str) -> None:
    if not any(sign in text for sign in _IN_ADDRESSES):
        assert _NO_ADDRESS.findall(text) == _TOKEN.findall(text)


LEXICON = frozenset("hi i you to the and asked park young follow up based well being in rose".split())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mr. Park asked", "TITLE . NAME asked"),
        ("Mr le Roux asked", "TITLE NAME asked"),
        ("Mr ffrench asked", "TITLE NAME asked"),
        ("Mr asked", "TITLE asked"),
        ("You and Dr. van der Merwe asked", "you and TITLE . NAME asked"),
        ("Nora bint Saad al Faisal asked", "NAME asked"),
        ("You asked Ana de Souza", "you asked NAME"),
        ("Mr de", "TITLE de"),
        ("You asked Ana la la", "you asked NAME la la"),
        ("asked the van to park", "asked the van to park"),
        ("asked Paris la Monday", "asked NAME la DAY"),
        ("asked the Ford van I", "asked the NAME van i"),
        ("You and Dr. Young asked", "you and TITLE . NAME asked"),
        ("Ji-woo asked", "NAME asked"),
        ("I asked Al-Hassan", "i asked NAME"),
        ("I asked Mary-Rose", "i asked NAME"),
        ("I asked al-Hassan", "i asked NAME"),
        ("asked al-park", "asked al - park"),
        ("Rose,", "NAME ,"),
        ("Rose, follow up", "rose , follow up"),
        ("Hi,", "hi ,"),
        ("Sir,", "TITLE ,"),
        ("Tuuli-Maija Sørensen asked", "NAME asked"),
        ("Follow-up", "follow - up"),
        ("Well-being", "well - being"),
        ("the Leeds-based park", "the NAME - based park"),
        ("Monday-Friday", "DAY - DAY"),
        ("In May-June", "in MONTH - MONTH"),
        ("Park. Young", "park . young"),
        ("Ms. May asked Mr March", "TITLE . NAME asked TITLE NAME"),
        ("Sir. Thanks-I asked", "TITLE . NAME - i asked"),
        ("I asked Jan-Erik", "i asked NAME"),
        ("Ahmet-İsmail asked", "NAME asked"),
        ("Anna‑Lena asked", "NAME asked"),
        ("Young—I asked", "young - i asked"),
        ("Osei—Monday", "NAME - DAY"),
        ("Osei—splendid", "NAME - splendid"),
        ("-", "-"),
        ("Ji-", "NAME -"),
    ],
)
def test_whoever_is_named_reads_alike(text: str, read: str) -> None:
    assert " ".join(tokens(text, LEXICON)) == read


@pytest.mark.parametrize(
    ("texts", "word", "known"),
    [
        (["thank you"], "thank", True),
        (["we met rosa", "I met Rosa", "and Rosa, too", "with Rosa"], "rosa", False),
        (["the park", "at the Park"], "park", True),
        (["I met Hyun-woo"], "woo", False),
        (["Jean-pierre-marie"], "marie", False),
        (["a cross-functional team"], "functional", True),
        (["a follow-up", "up to you"], "up", True),
        ([], "", False),
    ],
)
def test_a_word_once_typed_small_is_still_a_name(texts: list[str], word: str, known: bool) -> None:
    assert (word in lexicon_of(texts)) == known
