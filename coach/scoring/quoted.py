"""Which lines of a message are quoted mail."""

import re
from collections.abc import Sequence

from coach.scoring.lines import Line

# D: an attribution line (a date, a name and an address) seldom passes two lines of 80 columns.
ATTRIBUTION_MOST_CHARS = 240
# D: From, To, Cc, Date, Subject and the like above a note that was pasted with its own header.
OWN_HEADER_LINES = 8

_WROTE = re.compile(
    r"(?:On\b(?=\D*\d).*\bwrote|Am\b(?=\D*\d)(?=.*\bschrieb\b).*|Le\b(?=\D*\d).*\ba écrit|El\b(?=\D*\d).*\bescribió"
    r"|Op\b(?=\D*\d)(?=.*\bschreef\b).*|Il\b(?=\D*\d).*\bha scritto|Em\b(?=\D*\d).*\bescreveu"
    r"|Den\b(?=\D*\d)(?=.*\bskrev\b).*)"
    r"\s?:$"
)
_DIVIDER = re.compile(
    r"-{2,}\s?(?:Original Message|Original Appointment|Forwarded message|Ursprüngliche Nachricht|Message d'origine)"
    r"\s?-{2,}$|Begin forwarded message:$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?From:\*?\s")
_HEADER = re.compile(r"\*?(?:From|Sent|Date|To|Cc|Bcc|Reply-To|Subject):")
_FIRST_LETTERS = frozenset("-BbOALEIDF*")


def mark_quoted(lines: Sequence[Line]) -> list[bool]:
    """True for what begins with `>` and for all below the header of an older mail.

    Where such a header opens the message and `>` marks the quotation, the answer stands below: only what is marked is
    quoted then.
    """
    marks = [line.text.startswith(">") for line in lines]
    for index, mark in enumerate(marks):
        length = 0 if mark else _mail_header_length(lines, index)
        if length:
            return _mark_from(marks, index, length)
    return marks


def _mark_from(marks: list[bool], index: int, length: int) -> list[bool]:
    after = index + length
    if all(marks[:index]) and any(marks[after : after + 1]):
        return marks[:index] + [True] * length + marks[after:]
    return marks[:index] + [True] * (len(marks) - index)


def _mail_header_length(lines: Sequence[Line], index: int) -> int:
    """How many lines the header of an older mail takes from here; 0 where there is none."""
    text = lines[index].text
    if text[0] not in _FIRST_LETTERS or len(text) > ATTRIBUTION_MOST_CHARS:
        return 0
    if _DIVIDER.match(text) or _is_from_block(lines, index):
        return 1
    return _attribution_length(lines, index)


def _is_from_block(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    if not _FROM.match(text):
        return False
    own = index < OWN_HEADER_LINES and all(_HEADER.match(line.text) for line in lines[:index])
    return " Sent: " in text or (not own and any(_HEADER.match(line.text) for line in lines[index + 1 : index + 4]))


def _attribution_length(lines: Sequence[Line], index: int) -> int:
    """ "On 3 May 2024, Ana Roy wrote:", on one line or broken over two."""
    text = lines[index].text
    if text.endswith(":"):
        return 1 if _WROTE.match(text) else 0
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    if following.endswith(":") and len(following) <= ATTRIBUTION_MOST_CHARS:
        return 2 if _WROTE.match(f"{text} {following}") else 0
    return 0
