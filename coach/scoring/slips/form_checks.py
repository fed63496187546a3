"""Checks on capitals, marks and lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

from coach.domain.messages import Part
from coach.scoring.slips.checking import Found, OfEach
from coach.scoring.slips.sheet import Sheet, Stretch
from coach.scoring.slips.vocabulary import is_usual, is_word, load_jargon

# D: fewer words may be a heading, a date or a line of an address.
FEWEST_WORDS = 5
# D: words of a question.
LONGEST_QUESTION = 16
# D: characters at the beginning of a line among which its bullet stands.
WIDEST_INDENT = 40
# D: of so many gaps between sentences one is wide by a slip; of fewer, it may be meant.
RARELY = 3

_LOWER_I = re.compile(r"(?<![\w.'(/&@-])i(?:'(?:m|ve|ll|d))?(?![\w)/&'@-]|\.\w)")
_FIRST_WORD = re.compile(r"[a-z]{2,30}(?:'[a-z]+)?(?![\w@/'-]|\.\w)")
_ENDS_SENTENCE = re.compile(r"(?<!\.)[.!?][\"')]?$")
# Most sentences end in one of these, and so in no word.
_ENDED = (".", "!", "?", ",", ":")
_LAST_WORD = re.compile(r"(?P<word>[A-Za-z]{1,30})[.!?\"')]{1,4}$")
_ENDS_IN_WORD = re.compile(r"(?<![\w@./:-])(?P<word>[A-Za-z'-]{2,30}|\d{1,4})$")
_BULLET = re.compile(r"\s*(?:[-*•·–>]|\(?\w{1,2}[.)])(?:\s|$)")
# Notice period: one month
_LABELLED = re.compile(r"[^\n.!?:–—]{1,60}(?::| [–—-]) ")
_BLANK_LINE = re.compile(r"\n\s*\n")
_AFTER_SPACE = (" ,", " .", " ;", " !", " ?")
_SPACE_BEFORE = re.compile(r"(?<=[a-z][a-z]) {1,3}(?P<mark>[,.;!?])(?![.,;!?)(])")
# What stands before is looked at last: a pattern that begins with its stop is searched for faster.
_GLUED = re.compile(r"\.(?<=[a-z][a-z]\.)(?<!www\.)(?=[A-Z][a-z]{1,20}(?![\w/@]|\.\w))")
_ADDRESS_BEFORE = re.compile(r"[@/.][\w-]{0,60}$")
_GREETING_WORD = re.compile(r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\b")
# A greeting word with somebody after it, of whom the last word is marked.
_GREETED = re.compile(r"(?<= )[^\W\d_]+(?:['.-][^\W\d_]+)*$")
_INTRODUCES = re.compile(r"\b(?:this is|it's|its|i am|i'm|my name)\b")
_GREETED_NAME = re.compile(
    r"(?:dear|hi|hello|hey)(?: (?:mr|mrs|ms|miss|dr|prof)\.?)? (?P<name>"
    r"(?!(?:van|von|der|den|de|del|da|di|la|le|bin|al|el|du"
    r"|dos|ter|ten)\b)[a-z][a-z'-]{1,30})(?=[ ,!:.]|$)"
)
_SIGN_OFF_END = re.compile(r"\b(?:regards|thanks|sincerely|faithfully|wishes|best|truly)$")
_DEVICE = re.compile(
    r"^[ \t]{0,9}(?:sent from (?:my|mail for|yahoo|outlook|proton|samsung)\b[^\n]{0,40}|sent via [^\n]{0,40}"
    r"|get outlook for [^\n]{0,20})$",
    re.MULTILINE | re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?!so (?:did|do|does|is|are|was|were|has|have|will|would) )(?:(?:so|and|also|but),? )?(?:"
    r"(?:(?:what(?: time| date| day| kind of \w+| sort of \w+)?|when|where|who|how(?: many| much| long| soon| often)?"
    r"|which \w+) (?:is|are|was|were|do|does|did|would|will|should)|does|did|is|are|has|was|will) "
    r"(?:you|i|we|they|he|she|it|there|that|this|the)\b|(?:do|have|would) (?:you|they|there|it|that)\b)"
)
_REQUEST = re.compile(r"(?:(?:so|and|also|but),? )?(?:would|will) you\b")
# Without these no word is in capitals but `I`.
_TWO_CAPITALS = re.compile("[A-Z][A-Z]")
_CAPITALS = re.compile(r"(?<![\w.&/\[{<'-])(?:[A-Z]{2,20}|I)(?: (?:[A-Z]{2,20}|I)){1,40}(?![\w&/\]}>'-])")
# What a sign or somebody else shouts.
_QUOTES = re.compile(r"[\"“]|\b(?:sign|banner|poster|says|said|reads|written|stamped|labell?ed|marked)\b")
_EMPHATIC = re.compile(
    r"(?<![\w.&/\[{<'-])(?:VERY|REALLY|SO|LOVED?|ALWAYS|NEVER|EXTREMELY|AMAZING|GREAT|PLEASE|THANKS|EXCITED|ABSOLUTELY"
    r"|DEFINITELY|MUCH|SUPER|TOTALLY|MUST|NEED)(?![\w&/\]}>'-])"
)


def _lower_case_i(words: str) -> Iterator[Found]:
    return ((*match.span(), (f"I{match.group()[1:]}",)) for match in _LOWER_I.finditer(words))


def sentence_start(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """After a full stop, or after a greeting on a line of its own."""
    wanted = {one.start for one in stretches}
    for before, one in pairwise(sheet.stretches):
        if one.start in wanted and one.words[:1].islower() and _begins_sentence(sheet, before, one):
            match = _FIRST_WORD.match(one.words)
            word = match.group() if match else ""
            if word and is_word(word) and word not in load_jargon() and word not in sheet.spared:
                yield one.start, one.start + len(word), (word[0].upper() + word[1:],)


def _begins_sentence(sheet: Sheet, before: Stretch, one: Stretch) -> bool:
    gap = sheet.text[before.end : one.start]
    if before.part is Part.GREETING:
        return "\n" in gap
    if before.part is not Part.BODY or gap.strip() or not _ENDS_SENTENCE.search(before.words):
        return False
    # The stop of an abbreviation, which may be a word too but no usual one, ends no sentence: `E.D. Pa. and one`.
    last = _LAST_WORD.search(before.words)
    if last is None:
        return True
    # Nor does the mark that belongs to a name: `Who's Asking? on`.
    return is_usual(last["word"]) if before.words.endswith(".") else last["word"].islower()


def greeting_comma(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """A greeting on a line of its own that ends in its last word; where the sign-off has no comma either, that is open
    punctuation, and right."""
    for one in () if _is_open(sheet) else stretches:
        match = _GREETED.search(one.words)
        alone = sheet.text[one.end : one.end + 2].strip(" \t\r")[:1] in ("\n", "")
        greets = _GREETING_WORD.match(one.lower) and not _INTRODUCES.search(one.lower)
        if match and alone and greets and one.end < len(sheet.text):
            yield one.start + match.start(), one.end, (f"{match.group()},",)


def _is_open(sheet: Sheet) -> bool:
    closes = [sheet.text[one.start : one.end].strip().splitlines() for one in sheet.in_part(Part.CLOSE)[:1]]
    return any(len(lines) > 1 and lines[0].strip()[-1:].isalpha() for lines in closes)


def name_in_lower_case(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """A first name that is known, or a name of the record."""
    recorded = [name for reader in sheet.readers for name in (reader.first, reader.last) if name]
    # Some people write their own name without a capital.
    small, recorded = [name for name in recorded if name.islower()], [name.lower() for name in recorded]
    for one in stretches:
        match = _GREETED_NAME.match(one.lower)
        if match is None:
            continue
        start, end = match.span("name")
        name = one.words[start:end]
        if name.islower() and name not in small and (name in recorded or name in sheet.first_names):
            yield one.start + start, one.start + end, (name[0].upper() + name[1:],)


def full_stop(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """The last sentence of a paragraph; only where the writer ends sentences elsewhere."""
    if not any(_ENDS_SENTENCE.search(one.words) for one in stretches):
        return
    greeted = max((one.start for one in sheet.in_part(Part.GREETING)), default=-1)
    wanted, following = {one.start for one in stretches}, [*sheet.stretches[1:], None]
    for one, after in zip(sheet.stretches, following, strict=True):
        # What stands above the greeting is a subject or a letter head.
        if one.words.endswith(_ENDED) or one.start not in wanted or one.start < greeted:
            continue
        match = _ENDS_IN_WORD.search(one.words[-40:])
        if match is None or _is_no_sentence(sheet, one):
            continue
        # A name at the end greets or signs, as far as anybody can tell.
        signs = match["word"].istitle() and (after is None or not is_word(match["word"].lower()))
        if not signs and not one.words.isupper() and _ends_paragraph(sheet, one, after):
            mark = "?" if _is_question(one.lower) else "."
            yield one.end - len(match["word"]), one.end, (f"{match['word']}{mark}",)


def _is_no_sentence(sheet: Sheet, one: Stretch) -> bool:
    framing = _GREETING_WORD.match(one.lower) or _SIGN_OFF_END.search(one.lower[-20:])
    return bool(framing) or len(one.words.split()) < FEWEST_WORDS or _is_list(sheet, one)


def _ends_paragraph(sheet: Sheet, one: Stretch, after: Stretch | None) -> bool:
    if after is None:
        return not sheet.text[one.end :].strip()
    if _is_list(sheet, after):
        return False
    gap = sheet.text[one.end : after.start]
    return not gap.strip() and (_BLANK_LINE.search(gap) is not None or (after.part is Part.CLOSE and "\n" in gap))


def _is_list(sheet: Sheet, one: Stretch) -> bool:
    line = sheet.text.rfind("\n", 0, one.start) + 1
    bullet = _BULLET.match(sheet.own[line : min(one.start + 4, line + WIDEST_INDENT)])
    return bullet is not None or _LABELLED.match(sheet.own, line, one.end) is not None


def space_before_mark(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    if not stretches or not any(mark in sheet.own for mark in _AFTER_SPACE):
        return
    for match in _SPACE_BEFORE.finditer(sheet.own, stretches[0].start, stretches[-1].end):
        # What goes on without a space is a name: `the .net team`.
        if not sheet.own[match.end() : match.end() + 1].strip():
            yield match.start(), match.end(), (match["mark"],)


def glued_stop(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    if not stretches:
        return
    for match in _GLUED.finditer(sheet.own, stretches[0].start, stretches[-1].end):
        if not _ADDRESS_BEFORE.search(sheet.own[max(0, match.start() - 60) : match.start()].rpartition(" ")[2]):
            yield match.start(), match.end(), (". ",)


def device_line(sheet: Sheet, _: tuple[Stretch, ...]) -> Iterator[Found]:
    for match in _DEVICE.finditer(sheet.text) if "\n" in sheet.text else ():
        if sheet.own[match.start() : match.end()].strip():
            yield match.start() + len(match.group()) - len(match.group().lstrip()), match.end(), ()


def shouting(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """Words that everybody uses, in capitals; one finding for a sentence."""
    for one in stretches if _TWO_CAPITALS.search(sheet.own) else ():
        if not _TWO_CAPITALS.search(one.words) or _QUOTES.search(one.lower):
            continue
        spans = [match.span() for match in _CAPITALS.finditer(one.words) if _is_shouted(sheet, match.group())]
        spans += [match.span() for match in _EMPHATIC.finditer(one.words) if not _inside(match.span(), spans)]
        for start, end in sorted(spans)[:1]:
            yield one.start + start, one.start + end, (_calm(one.words[start:end], first=start == 0),)


def _inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _is_shouted(sheet: Sheet, run: str) -> bool:
    words = [word for word in run.lower().split() if word != "i"]
    usual = all(is_usual(word) and word not in sheet.spared for word in words)
    return usual and len(words) > 1 and max(map(len, words)) >= FEWEST_WORDS - 1


def _calm(run: str, *, first: bool) -> str:
    words = [word if word == "I" else word.lower() for word in run.split()]
    return " ".join([words[0].capitalize() if first else words[0], *words[1:]])


def _question_mark(lower: str) -> Iterator[Found]:
    """A question by its first words that ends in a full stop. A request put politely may: Could you let me know."""
    if lower.endswith(".") and not lower.endswith("..") and _is_question(lower):
        yield len(lower) - 1, len(lower), ("?",)


def _is_question(lower: str) -> bool:
    """Of no more words than a question has: in a longer row another sentence has begun, and its mark is right."""
    return len(lower.split()) <= LONGEST_QUESTION and bool(_QUESTION.match(lower)) and not _REQUEST.match(lower)


def spaces_after_stop(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """Two spaces between sentences are a custom; where most have one, two are a slip of the thumb."""
    gaps = [
        (before.end, after.start)
        for before, after in pairwise(stretches)
        if before.end < after.start and not sheet.text[before.end : after.start].strip(" ")
    ]
    wide = [gap for gap in gaps if gap[1] - gap[0] > 1]
    if 0 < RARELY * len(wide) <= len(gaps):
        yield from ((*gap, (" ",)) for gap in wide)


lower_case_i, question_mark = OfEach(_lower_case_i, lower=False), OfEach(_question_mark, lower=True)
