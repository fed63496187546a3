"""A note on its way out: for a mail program, as a file of its own, or to be printed and written by hand."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from html import escape
from importlib.resources import files
from urllib.parse import quote

# D: addresses longer than this are cut short by some mail programs and by Windows, without a word.
MOST_MAILTO = 1_900
# D: what fits on the inside of a folded card in a usual hand, and on one side of a letter.
CARD_WORDS, LETTER_WORDS = 90, 220

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Sheet(StrEnum):
    """What a printed note looks like."""

    CARD = "card"
    LETTER = "letter"


def plain_text(text: str) -> str:
    """The note to be copied: one kind of line end, no space at the ends of lines."""
    lines = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def mailto(text: str, subject: str, to: str = "") -> str | None:
    """An address that opens the note in a mail program (RFC 6068); None where it would be cut short there."""
    body = plain_text(text).replace("\n", "\r\n")
    address = f"mailto:{_quoted(to, '@')}?subject={_quoted(_one_line(subject))}&body={_quoted(body)}"
    return address if len(address) <= MOST_MAILTO else None


def eml(text: str, subject: str, to: str = "") -> bytes:
    """The note as a message that mail programs open, marked as not sent yet."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if to := _one_line(to):
        message["To"] = to
    message["Subject"] = _one_line(subject)
    message.set_content(_whole(plain_text(text)) + "\n", charset="utf-8")
    return message.as_bytes()


def printable(text: str, sheet: Sheet, title: str) -> str:
    """One page that loads nothing from elsewhere, for paper of either size; the note's own words as they stand."""
    folder = files("coach.exporting")
    style = folder.joinpath("outgoing.css").read_text(encoding="utf-8")
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in re.split(r"\n{2,}", plain_text(text)) if one.strip())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<style>{style}</style></head><body class="{sheet}"><main dir="auto">{paragraphs}</main></body></html>'
    )


def is_too_long(words: int, sheet: Sheet) -> bool:
    """Whether so many words do not fit on it by hand."""
    return words > (CARD_WORDS if sheet is Sheet.CARD else LETTER_WORDS)


def _one_line(text: str) -> str:
    return " ".join(_whole(_CONTROL.sub(" ", text)).split())


def _whole(text: str) -> str:
    """Without half characters, which no message can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _quoted(text: str, safe: str = "") -> str:
    return quote(_whole(text), safe=safe)
