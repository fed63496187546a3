"""Find the close of a message: the sign-off with the signature below it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from coach.scoring.lines import Line
from coach.scoring.names import TOKEN, is_lower_name, is_name, mask_brackets
from coach.scoring.wordlists import FUNCTION_WORDS, LETTER_WORDS

# D: a sign-off, a name and what signatures usually carry below it.
CLOSE_WITHIN_LINES = 14
# D: the longest signature line of the corpus has six words.
SIGNATURE_MOST_WORDS = 8
# D: what may stand below a signature without a "P.S.", such as the last words of a writing aid.
LINES_BELOW_CLOSE = 2
# D: name, title and telephone between "Best," and "Sent from my phone".
LINES_BETWEEN_SIGN_OFFS = 3
# D: the lines that mail programs break, from a narrow column to a wide window.
BROKEN_LINE_CHARS = range(40, 101)
# D: no sign-off of the corpus is longer.
SIGN_OFF_MOST_CHARS = 70
# Nothing past this decides what a signature line is; it keeps a line of 50,000 characters cheap.
_LOOK_AT = 200

_FAREWELL_WORDS = LETTER_WORDS.sign_off_cores | LETTER_WORDS.sign_off_fillers
_FINISHED = re.compile(r"[.!?…,:][\"”’)]*$")
_OPEN_SIGN_OFFS = [
    [word] for word in ("thanks", "thank", "thx", "cheers", "best", "regards", "sincerely", "yours", "sent", "xx")
]
_SPOKEN = FUNCTION_WORDS - {"of", "at", "and", "the", "in", "to", "on", "us", "me"}
_POSTSCRIPT = re.compile(r"(?:p\.\s?){1,3}s\b\.?|p{1,3}s\b[.:\s–—-]", re.IGNORECASE)
_DELIMITER = re.compile(r"(?:--+|—+|__+|~~+)$")
_CONTACT = re.compile(
    r"@|https?://|www\.|\blinkedin\b|(?:\d[\s().+-]{0,3}){7}|^(?:tel|phone|mobile|cell|mob|ph|m|t|e|p)\b\.?:"
    r"|^sent from\b|^get outlook\b|^[\[({<][^\])}>]{0,60}[\])}>]+$|^\w+\.(?:com|org|net|io|me|dev|co)\b",
    re.IGNORECASE,
)
_BELOW_NAME = re.compile(r"--|—|__|~~|sent from|sent via|get outlook", re.IGNORECASE)
_SIGN_OFF_HEAD = re.compile(r"[,!–—]+|\s-+\s?|\.\s")
_SENTENCE_END = re.compile(r"[!?…]$|[^\W\d_]{3}[\"”’)]*\.$")
_REMAIN = re.compile(r"\bremain,(?: sir,| madam,)?$")
_FROM_PEOPLE = re.compile(
    r"(?:from|the)\s+(?:\w+ ){0,5}(?:family|team|crew|all|everyone|floor|class|office|[A-Z]\w+)\b"
)
_GROUP = re.compile(r"(?:From (?:everyone|everybody|all)|The \w+ (?:family|team|crew))\b[^.!?]{0,40}$")


def take_close(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The body and the close; a postscript below the close stays with the body."""
    end = _postscript_index(lines)
    span = _sign_off_span(lines, end) or _name_span(lines, end)
    if span:
        return lines[: span[0]] + lines[span[1] :], lines[span[0] : span[1]]
    return _inline_close(lines, end)


def _postscript_index(lines: Sequence[Line]) -> int:
    for index in range(max(1, len(lines) - CLOSE_WITHIN_LINES), len(lines)):
        if _POSTSCRIPT.match(lines[index].text):
            return index
    return len(lines)


# --- a sign-off, and what belongs to it ------------------------------------------------------------------------------


def _sign_off_span(lines: Sequence[Line], end: int) -> tuple[int, int] | None:
    """From the first line of the sign-off to the end of the signature."""
    for first in range(end - 1, max(-1, end - CLOSE_WITHIN_LINES), -1):
        if not _opens_close(lines, first, end):
            continue
        last = _signature_end(lines, first, end)
        allowed = LINES_BELOW_CLOSE if last < end and lines[last].after_blank else 0
        if end - last <= allowed:
            return _earlier_sign_off(lines, first), last
    return None


def _opens_close(lines: Sequence[Line], index: int, end: int) -> bool:
    text = lines[index].text
    if _completes_line_above(lines, index):
        return False
    if is_sign_off(text) or _DELIMITER.match(text):
        return True
    return index + 1 < end and _is_own_sign_off(text) and is_signature_name(lines[index + 1].text)


def _signature_end(lines: Sequence[Line], first: int, end: int) -> int:
    index = first + 1
    marked = lines[first].text == "--"
    while index < end and _adjacent(lines, index - 1) and (marked or _is_signature(lines[index].text)):
        index += 1
    return index


def _earlier_sign_off(lines: Sequence[Line], first: int) -> int:
    """A sign-off may take several lines, and a name may stand between it and a signature block."""
    top = first
    for index in range(first - 1, max(-1, first - CLOSE_WITHIN_LINES), -1):
        if not _adjacent(lines, index) or _completes_line_above(lines, index):
            break
        if is_sign_off(lines[index].text):
            top = index
        elif top - index > LINES_BETWEEN_SIGN_OFFS or not _is_signature(lines[index].text):
            break
    name = _name_span(lines, first) if top == first and _BELOW_NAME.match(lines[first].text) else None
    return name[0] if name and _adjacent(lines, first - 1) else top


def _completes_line_above(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the rest of a sentence that a program broke: "… from" / "you soon."."""
    line = lines[index]
    if not index or line.after_blank or not line.text[0].islower():
        return False
    above = lines[index - 1].text
    unfinished = len(above) in BROKEN_LINE_CHARS and not _FINISHED.search(above)
    return unfinished and TOKEN.findall(line.text[:20])[:1] not in _OPEN_SIGN_OFFS


def _adjacent(lines: Sequence[Line], index: int) -> bool:
    """Whether no quoted line stands between a line and the next."""
    return lines[index + 1].number == lines[index].number + 1


@lru_cache(maxsize=2048)  # kept, so that an edit pays for the changed line only
def is_sign_off(text: str) -> bool:
    """Whether a line takes leave: "Best,", "Thanks again, Jo", "Sent from my phone"."""
    if len(text) > SIGN_OFF_MOST_CHARS or text.endswith("?"):
        return False
    low = text.lower()
    if low.startswith(tuple(LETTER_WORDS.sign_off_openings)) or _is_farewell(low) or _REMAIN.search(low):
        return True
    head = _SIGN_OFF_HEAD.search(text)
    if head and _is_farewell(low[: head.start()]):
        return is_signature_name(text[head.end() :].strip())
    return _is_farewell_with_name(text.split())


def _is_farewell(text: str) -> bool:
    words = TOKEN.findall(text)
    core = LETTER_WORDS.sign_off_cores
    return 0 < len(words) <= 9 and _FAREWELL_WORDS.issuperset(words) and not core.isdisjoint(words)


def _is_farewell_with_name(words: Sequence[str]) -> bool:
    """ "Cheers Danny", "Love from Otis age 7": a farewell of up to four words, then a name."""
    if words and words[-1].endswith((".", "!")) and len(words[-1]) > 3:
        return False
    for count in range(1, min(5, len(words))):
        name = " ".join(words[count:])
        if _is_farewell(" ".join(words[:count]).lower()) and (is_name(name) or _FROM_PEOPLE.match(name)):
            return True
    return False


def _is_own_sign_off(text: str) -> bool:
    """A sign-off in words of one's own: short, with a comma at its end, and saying nothing to the matter."""
    words = TOKEN.findall(text[:_LOOK_AT].lower())
    if not words or not text.endswith(",") or words[0] in LETTER_WORDS.spoken_openings:
        return False
    if words[0] in {"thanks", "thank", "thx"} and "for" in words[1:4]:
        return False
    return len(words) <= (10 if _is_farewell(" ".join(words[:3])) else 6)


# --- the signature ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def _is_signature(text: str) -> bool:
    """Whether a line below a sign-off can belong to the signature."""
    words = TOKEN.findall(text[:_LOOK_AT].lower())
    if not words or _CONTACT.search(text[:_LOOK_AT]):
        return len(words) <= SIGNATURE_MOST_WORDS * 2
    if len(words) > SIGNATURE_MOST_WORDS or _POSTSCRIPT.match(text):
        return False
    if is_signature_name(text) or is_sign_off(text):
        return True
    spoken = words[0] in LETTER_WORDS.spoken_openings or (text[0].islower() and len(words) > 2)
    return not spoken and not _SENTENCE_END.search(text)


def is_signature_name(text: str) -> bool:
    """A name as people sign: "Sam", "- jax", "Renee Thibault, CCS", "Wes, 406 555 0119", "Chloe x"."""
    bare = mask_brackets(text[:80]).lstrip("-–—~* ").removeprefix("From ")
    name, _, rest = bare.partition(",")
    words = TOKEN.findall(name)
    if len(text) > 60 or not words or text.endswith("?") or not _may_follow_name(rest):
        return False
    if _SENTENCE_END.search(bare) and not bare.endswith("!"):
        return False
    while len(words) > 1 and not words[-1].strip("xX"):
        words.pop()
    return is_name(" ".join(words)) or is_lower_name(words)


def _may_follow_name(text: str) -> bool:
    """What stands after the comma of a signed name: "RN", "406 555 0119", "director at Bright Acorn"."""
    words = text.lower().split()
    return len(words) <= 4 and _SPOKEN.isdisjoint(words)


def _is_detail(text: str) -> bool:
    """What stands directly below a name: "she/her", "Ext. 4417", "Thought Leader | Change Catalyst"."""
    return len(text.split()) <= 6 and len(text) <= 60 and (any(map(str.isdigit, text)) or "/" in text or "|" in text)


def _name_span(lines: Sequence[Line], end: int) -> tuple[int, int] | None:
    """A name, with contact lines below it, closes a message that has no sign-off."""
    top = None
    for index in range(end - 1, max(0, end - 7), -1):
        text = lines[index].text
        if index + 1 < end and not _adjacent(lines, index):
            break
        if is_signature_name(text) or _GROUP.match(text):
            top = index if _may_be_signed(lines, index) else top
        elif not (_CONTACT.search(text[:_LOOK_AT]) or _is_detail(text)):
            break
    return (top, end) if top is not None else None


def _may_be_signed(lines: Sequence[Line], index: int) -> bool:
    """A name below a colon, or with a comma below an unfinished line, is an item of a list."""
    above = lines[index - 1].text
    if above.endswith(":") or _completes_line_above(lines, index):
        return False
    return lines[index].after_blank or "," not in lines[index].text or above.endswith((".", "!", "?", "…"))


# --- a close on the last line of the body ----------------------------------------------------------------------------

_LAST_SENTENCE = re.compile(r"[.!?…][\"”’)]*\s+([^.!?…]{1,60})$")
_EDGES = re.compile(r"^\W+|(?<!\W)\W+$")


def _inline_close(lines: list[Line], end: int) -> tuple[list[Line], list[Line]]:
    """A sign-off with a name at the end of the last line: "… on Friday. Take care, Bev"."""
    if not end:
        return lines, []
    last = lines[end - 1]
    match = _LAST_SENTENCE.search(last.text, max(0, len(last.text) - 80))
    if not match or _is_farewell(match[1].lower()) or not (is_sign_off(match[1]) or _is_inline_name(match[1])):
        return lines, []
    cut = match.start(1)
    return [*lines[: end - 1], last.cut(0, cut), *lines[end:]], [last.cut(cut, len(last.text))]


def _is_inline_name(text: str) -> bool:
    return len(text.split()) <= 3 and is_name(_EDGES.sub("", text).removesuffix(" x"))
