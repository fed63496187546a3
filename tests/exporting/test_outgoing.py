"""A note goes out as it was written, in every form."""

import email
import email.policy
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exporting.outgoing import (
    CARD_WORDS,
    LETTER_WORDS,
    MOST_MAILTO,
    Sheet,
    eml,
    is_too_long,
    mailto,
    plain_text,
    printable,
)

NOTE = "Dear Ms Osei,\r\n\r\nThank you – 50 % of “it” & more + é 👍?  \r\n\r\nInes"
LETTERS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=200
)


def test_plain_text_has_one_kind_of_line_end_and_nothing_at_the_ends_of_lines() -> None:
    assert plain_text("\r\na \rb\x00\t\n\n") == "a\nb"


def test_a_mail_link_gives_back_subject_and_body() -> None:
    link = urlsplit(mailto(NOTE, "Thanks & more?", "osei@larch.example,lin@larch.example") or "")
    parts = parse_qs(link.query, strict_parsing=True)
    assert (link.scheme, link.path) == ("mailto", "osei@larch.example,lin@larch.example")
    assert parts == {"subject": ["Thanks & more?"], "body": [plain_text(NOTE).replace("\n", "\r\n")]}


@pytest.mark.parametrize(
    ("text", "subject", "to", "link"),
    [
        ("", "", "", "mailto:"),
        ("a\nb", "", "", "mailto:?body=a%0D%0Ab"),
        ("1+1 é", "50%?", "a+b@c.example", "mailto:a%2Bb@c.example?subject=50%25%3F&body=1%2B1%20%C3%A9"),
    ],
)
def test_the_link_is_as_its_rfc_has_it(text: str, subject: str, to: str, link: str) -> None:
    assert mailto(text, subject, to) == link


@pytest.mark.parametrize(
    ("to", "addresses"),
    [
        ("Jörg Lin <lin@x.example>, osei@x.example", ["lin@x.example", "osei@x.example"]),
        ("jörg@bücher.example", ["jörg@bücher.example"]),
        ("é" * 20 + "@bücher.example", ["é" * 20 + "@bücher.example"]),
        (", ".join(["日" * 25 + "@例え.テスト"] * 4), ["日" * 25 + "@例え.テスト"] * 4),
        (".@x.example, a..b@x.example, a.@x.example, a@.example", []),
        ("é@" + "日" * 80, ["é@" + "日" * 80]),
        ("é@" + "日" * 84, []),
        ("call first", []),
        ('"', []),
        ("a b@c, <", []),
        ("<>,@@,;,(,[x,a:b;", []),
        ("x\r\nBcc: all@x.example", []),
    ],
)
def test_what_is_no_address_is_left_out(to: str, addresses: list[str]) -> None:
    message = email.message_from_bytes(eml("Hello", "x", to), policy=email.policy.default)
    assert [one.addr_spec for one in getattr(message["To"], "addresses", ())] == addresses
    assert (message["To"] is None) is not bool(addresses)
    assert message["Bcc"] is None
    assert unquote(urlsplit(mailto("Hello", "x", to) or "").path) == ",".join(addresses)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_was_written_down_makes_a_file_and_a_link(subject: str, to: str) -> None:
    message = email.message_from_bytes(eml("Hello", subject, to), policy=email.policy.default)
    assert message.get_content().strip() == "Hello"
    assert {name.lower() for name in message} <= {
        "x-unsent", "to", "subject", "content-type", "content-transfer-encoding", "mime-version",
    }  # fmt: skip
    assert set(parse_qs(urlsplit(mailto("Hello", subject, to) or "").query)) <= {"subject", "body"}


@pytest.mark.parametrize("hostile", ["x\r\nBcc: all@x.example", "a?cc=b@x.example&x=", "#", "%0D%0A"])
def test_nothing_in_a_subject_or_address_becomes_another_field(hostile: str) -> None:
    link = mailto("Hello", hostile, hostile) or ""
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}
    message = email.message_from_bytes(eml("Hello", hostile), policy=email.policy.default)
    assert message["Bcc"] is None
    assert message.get_content().strip() == "Hello"


def test_what_a_mail_program_would_cut_short_gets_no_link() -> None:
    assert mailto("é" * MOST_MAILTO, "x") is None
    assert len(mailto("a" * (MOST_MAILTO - 100), "x") or "") <= MOST_MAILTO


@given(LETTERS, LETTERS)
def test_a_mail_file_gives_back_what_was_written(text: str, subject: str) -> None:
    message = email.message_from_bytes(eml(text, subject), policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert (message["Subject"] or "").split() == subject.split()
    assert message.get_content().rstrip("\r\n").splitlines() == plain_text(text).rstrip("\n").splitlines()


@pytest.mark.parametrize("sheet", list(Sheet))
def test_a_page_to_print_loads_nothing_and_shows_tags_as_letters(sheet: Sheet) -> None:
    page = printable("Dear <b>Ann</b>,\n\n<script>x</script>\nline two", sheet, "<i>")
    assert "<b>" not in page
    assert "<script" not in page
    assert "&lt;script&gt;x&lt;/script&gt;\nline two</p>" in page
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|<link|<img|@import|url\(", page)
    assert page.count("<p>") == 2


@pytest.mark.parametrize(
    ("words", "sheet", "long"),
    [(CARD_WORDS, Sheet.CARD, False), (CARD_WORDS + 1, Sheet.CARD, True), (LETTER_WORDS + 1, Sheet.LETTER, True)],
)
def test_how_much_fits_by_hand(words: int, sheet: Sheet, long: bool) -> None:
    assert is_too_long(words, sheet) is long
