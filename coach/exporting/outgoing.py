"""A note on its way out: for a mail program, as a file of its own, or to be printed and written by hand."""

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from html import escape
from string import Template
from urllib.parse import quote

from coach.exporting.search_log import read_part

# D: addresses longer than this are cut short by some mail programs and by Windows, without a word.
MOST_MAILTO = 1_900
# D: what fits on the inside of a folded A6 card in a usual hand (some 14 lines of 6 to 7 words), and on one side of a
# sheet (some 24 lines of 9).
CARD_WORDS, LETTER_WORDS = 90, 220

# A bare address: words with single dots between (RFC 5322, 3.2.3, and beyond ASCII RFC 6532). Anything else that was
# written down as one ("call first", "Ann <ann@") would reach nobody.
_WORDS = r"[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)*"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_WORDS}@{_WORDS}")
# RFC 5321, 4.5.3.1.3: octets of a path, without its brackets.
_LONGEST_ADDRESS = 254
# RFC 5322, 2.1.1: octets of a line at the most. At the usual 78 the standard library breaks a long address that is not
# ASCII in two, and the second half ends the head of the message.
_LONGEST_LINE = 998
_LINE_END = "\r\n"
# RFC 2047: so an encoded word begins. The standard library decodes one that stands in a text that it is given, line
# ends and all, and writes them out: a subject could add headers of its own, as Bcc.
_ENCODED = "=?"
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
    """An address that opens the note in a mail program (RFC 6068); None where it would be cut short there.

    `to` are addresses with commas between; what is no address is left out.
    """
    body = plain_text(text).replace("\n", "\r\n")
    fields = {"subject": _one_line(subject), "body": body}
    query = "&".join(f"{name}={_quoted(value)}" for name, value in fields.items() if value)
    address = f"mailto:{','.join(_quoted(one, '@') for one in _addresses(to))}{'?' if query else ''}{query}"
    return address if len(address) <= MOST_MAILTO else None


def eml(text: str, subject: str, to: str = "") -> bytes:
    """The note as a message that mail programs open, marked as not sent yet; `to` as for `mailto`."""
    addresses = ", ".join(_addresses(to))
    message = EmailMessage(policy=SMTP if addresses.isascii() else SMTP.clone(max_line_length=_LONGEST_LINE))
    message["X-Unsent"] = "1"
    if addresses:
        message["To"] = addresses
    line = _one_line(subject)
    if _ENCODED not in line:
        message["Subject"] = line
    message.set_content(_whole(plain_text(text)) + "\n", charset="utf-8")
    return (_literal_subject(line) if _ENCODED in line else b"") + message.as_bytes()


def _literal_subject(line: str) -> bytes:
    """The header for a subject that only looks as if it were encoded: encoded itself, so that it is read as typed."""
    return f"Subject: {Header(line, 'utf-8', header_name='Subject').encode(linesep=_LINE_END)}{_LINE_END}".encode()


def printable(text: str, sheet: Sheet, title: str) -> str:
    """One page that loads nothing from elsewhere, for paper of either size; the note's own words as they stand."""
    paragraphs = (one for one in re.split(r"\n{2,}", plain_text(text)) if one.strip())
    return Template(read_part("outgoing.html")).substitute(
        title=escape(title),
        style=read_part("outgoing.css"),
        sheet=sheet,
        paragraphs="\n".join(f"<p>{escape(one)}</p>" for one in paragraphs),
    )


def is_too_long(words: int, sheet: Sheet) -> bool:
    """Whether so many words do not fit on it by hand."""
    return words > (CARD_WORDS if sheet is Sheet.CARD else LETTER_WORDS)


def _addresses(to: str) -> list[str]:
    bare = (_bare(_one_line(part)) for part in to.split(","))
    return [
        one for one in bare if _ENCODED not in one and _ADDRESS.fullmatch(one) and len(one.encode()) <= _LONGEST_ADDRESS
    ]


def _bare(address: str) -> str:
    """Without the name that may stand before it."""
    return address[address.rfind("<") + 1 : -1] if address.endswith(">") else address


def _one_line(text: str) -> str:
    return " ".join(_whole(_CONTROL.sub(" ", text)).split())


def _whole(text: str) -> str:
    """Without half characters, which no message can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _quoted(text: str, safe: str = "") -> str:
    return quote(_whole(text), safe=safe)
