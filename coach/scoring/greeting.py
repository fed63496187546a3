"""Find the greeting of a message."""

import re

from coach.scoring.lines import Line
from coach.scoring.names import TOKEN, is_lower_name, is_name, is_titled, mask_brackets
from coach.scoring.wordlists import FUNCTION_WORDS, LETTER_WORDS

# D: form letters carry two addresses and a date before the salutation.
GREETING_WITHIN_LINES = 16
# D: the longest greeting line of the corpus, twenty-one words to a whole committee, with room to spare.
GREETING_MOST_WORDS = 25
# D: "Hi there Ms van der Berg", the longest that goes without comma or colon; a longer line says something.
BARE_GREETING_MOST_WORDS = 5
# D: a greeting and its first sentence on one line: more words than this before the comma are a sentence.
INLINE_GREETING_MOST_WORDS = 6
# Nothing past this matters, as no greeting is longer; it keeps a line of 50,000 characters cheap.
_LOOK_AT = 250

_STOP = re.compile(r"[,:!;]+|\s[-–—]+(?=\s|$)|[–—]+|\.(?=\s)")
_NAME_STOP = re.compile(r",|\s[-–—](?=\s)|[–—]")
_LINE_STOP = re.compile(r"(?<![,:!;–—-])[,:!;–—-]+$|\.$")
_HEADER = re.compile(r"\*{0,2}(?:subject|re|from|to|date|sent|cc|bcc|reply-to|fwd?)\*{0,2}:", re.IGNORECASE)
_TO_SOMEONE = re.compile(r"(?:to|attn:?|attention:?) (?:whom\b|the\b|all\b|everyone\b|my\b)", re.IGNORECASE)
_CONCERNED = re.compile(r"to whom (?:it|this) may concern$", re.IGNORECASE)
_THANKS_NEXT = re.compile(
    r"\s+(?:many thanks|thank|thanks|thx|hi|hello|good to|it was|i wanted|i appreciate|i enjoyed)\b", re.IGNORECASE
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Madam)\b", re.IGNORECASE)
_SPOKEN = (FUNCTION_WORDS | {"thank", "thanks"}) - LETTER_WORDS.addressees
_SHORTENED = LETTER_WORDS.titles | LETTER_WORDS.inner_abbreviations | LETTER_WORDS.title_abbreviations
_JOINS = frozenset({"and", "&", "or", "dear", "y", "et"})


def take_greeting(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The greeting and the rest; what stands before a greeting stays with the rest."""
    first = early = True
    for index, line in enumerate(lines[:GREETING_WITHIN_LINES]):
        length = _greeting_length(line.text, first=first, early=early, alone=index + 1 == len(lines))
        if length:
            below = [line.cut(length, len(line.text))] if line.text[length:].strip() else []
            return [line.cut(0, length)], lines[:index] + below + lines[index + 1 :]
        first = first and _HEADER.match(line.text) is not None
        early = first or (early and line.text.endswith(":"))
    return [], lines


def _greeting_length(text: str, *, first: bool, early: bool, alone: bool) -> int:
    """How many characters at the start of a line are a greeting; 0 where there is none.

    `first`: nothing but headers stands above; `early`: at most a lead-in as well; `alone`: nothing stands below.
    """
    whole = len(text) <= _LOOK_AT
    head = mask_brackets(text[:_LOOK_AT])
    opening = _opening_length(head)
    if opening:
        return _salutation_length(head, opening, early=early, alone=alone, whole=whole)
    return _name_length(head, alone=alone, whole=whole) if first else 0


def _opening_length(head: str) -> int:
    """The length of a salutation at the start of a line."""
    if _TO_SOMEONE.match(head):
        return 2 if _LINE_STOP.search(head) or _CONCERNED.match(head) else 0
    words = head[:40].lower().split(None, 4)
    for count in (3, 2, 1):
        bare = " ".join(words[:count]).rstrip(",.!:;–—")
        if bare in LETTER_WORDS.salutations or bare.rstrip("y") == "he":
            return len(bare)
    return 0


def _salutation_length(head: str, opening: int, *, early: bool, alone: bool, whole: bool) -> int:
    stop = _names_end(head, opening)
    if stop == len(head) and whole:
        return stop if len(head.split()) <= GREETING_MOST_WORDS else 0
    if stop and early and _can_be_addressed(head[opening:stop]):
        return stop
    if stop:
        return len(head) if whole and head.endswith((",", ":")) and len(head.split()) <= GREETING_MOST_WORDS else 0
    bare = whole and not alone and not head.endswith("?") and len(head.split()) <= BARE_GREETING_MOST_WORDS
    return len(head) if bare else 0


def _can_be_addressed(text: str) -> bool:
    """Whether what stands between salutation and comma can be the people greeted."""
    words = TOKEN.findall(text.lower())
    return len(words) <= INLINE_GREETING_MOST_WORDS and _SPOKEN.isdisjoint(words)


def _names_end(head: str, opening: int) -> int:
    """Where the list of people greeted ends, its last comma included; 0 where nothing ends it."""
    end = 0
    for match in _STOP.finditer(head, opening):
        if match.group() == "." and _is_shortened(head[: match.start()]):
            continue
        if (end or match.group() == ".") and not _goes_on(head[end or opening : match.start()]):
            break
        end = match.end()
        if match.group()[0] in ":.":
            break
    return end


def _is_shortened(head: str) -> bool:
    """Whether the dot that follows belongs to a title or an initial."""
    word = re.split(r"[\s/]", head[-12:])[-1].lower()
    return len(word) == 1 or word in _SHORTENED


def _goes_on(segment: str) -> bool:
    """Whether what follows a comma names another person."""
    words = TOKEN.findall(segment.lower())
    return not words or words[0] in _JOINS or LETTER_WORDS.addressees.issuperset(words) or is_name(segment.strip())


def _name_length(head: str, *, alone: bool, whole: bool) -> int:
    """A greeting that is a name and no more: on a line of its own, or before thanks."""
    stop = _LINE_STOP.search(head)
    if (
        whole
        and not alone
        and len(head.split()) <= (8 if stop else 3)
        and _is_name_line(_LINE_STOP.sub("", head), head)
    ):
        return len(head)
    comma = _NAME_STOP.search(head, 0, 40)
    return comma.end() if comma and is_name(head[: comma.start()]) and _THANKS_NEXT.match(head, comma.end()) else 0


def _is_name_line(names: str, line: str) -> bool:
    words = TOKEN.findall(names)
    if not words:
        return False
    if line.endswith(",") and _TITLED.search(line):
        return True
    listed = [part for part in re.split(r"[,/!]+", names) if part.strip()]
    return all(map(_goes_on, listed)) or is_lower_name(words) or is_titled(names)
