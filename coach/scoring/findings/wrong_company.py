"""A firm that is not the one in the writer's record: a slip of spelling, or left over from another note."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from coach.domain.messages import Finding
from coach.scoring import kept
from coach.scoring.findings.case import Case, finding, lower, straighten
from coach.scoring.findings.company_names import WORD, company_words, core_of, plain_word
from coach.scoring.findings.other_companies import Known, named, other_firms
from coach.scoring.findings.people import is_title, name_book, plain, read_people

# D: how alike two names are, out of 100, when one is taken for a slip for the other,
ALIKE = 80
# D: and how alike the single words of the two must be.
FELLOWS = 70
# D: a name of fewer letters has too many neighbours that are words or firms of their own.
SHORTEST = 5

_CAPITALISED = re.compile(r"(?<![\w&.'+-])[A-Z][\w&.'+-]*")
_NAME = r"(?P<name>[A-Z][\w&.'+-]*(?: (?:(?:and|of|the|&|de|for) )?[A-Z][\w&.'+-]*){0,4})"
# What only an employer is joined, worked for or applied to.
_JOINING = re.compile(
    r"(?<![\w'])(?i:(?:join(?:ing)?|part of) the (?:team|staff|people) (?:at|of)|join(?:ing)?|work(?:ing)? for"
    r"|be(?:ing)? (?:a )?part of|(?:career|future|opportunity|position|role|job|post|internship) with) (?:the )?"
    + _NAME
)
# Where a place may stand as well.
_AT = re.compile(
    r"(?<![\w'])(?i:work(?:ing)?|career|future|position|role|job|opening|vacancy|post|opportunity|internship"
    r"|(?P<met>interview(?:ed|ing)?)) (?i:at) (?:the )?" + _NAME
)
_PLACE_AFTER = re.compile(
    r" (?:branch|site|office|store|shop|plant|campus|depot|location|warehouse|yard|clinic|school|centre|center|hub"
    r"|team|crew|department|project)\b"
)
_PLACE = re.compile(
    r"\b(?:in|near|outside|from) ([A-Z][\w'-]{1,40})|(?<![\w'-])([A-Z][\w'-]{1,40})(?=" + _PLACE_AFTER.pattern + ")"
)
_PLACE_WORDS = frozenset(
    "street road avenue lane square park campus branch project team operation plaza tower towers court"
    " wharf quay dock depot airport mall heights height arcade".split()
)
_OWN_PAST = re.compile(
    r"\bi(?:'ve| have| had)? (?:\w+ ){0,2}(?:worked|led|ran|run|built|managed|spent|left|started|trained|served"
    r"|interned)\b|\bi(?:'m| am| was) (?:\w+ )?(?:at|with|working)\b"
    r"|\b(?:my|our|current|currently|previous(?:ly)?|former(?:ly)?|last|old|present|past|another|other) (?:\w+ ){0,3}"
    r"(?:jobs?|roles?|positions?|posts?|work|years?|time|career|employer|internship|colleagues|boss|manager|stint"
    r"|placement|offer|firm)\b"
    r"|\b(?:references?|years?|months|degree|while|when i|colleagues|clients?) (?:from|at|with|working|of)\b"
    r"|\boffer(?:s|ed)?\b|\bcurrently\b|\balso (?:been )?(?:interview(?:ed|ing)?|applied|applying|met|seeing|talking)\b"
)


def find_wrong_companies(case: Case) -> Iterator[Finding]:
    """Near misses of the recorded firm; else names that stand where only the employer's can."""
    company = case.note.company
    if not company or not core_of(company):
        return
    fine = _fine_words(company, case.note.role or "", case.note.sender or "", case.note.interviewers)
    others = other_firms(case.note.companies, company, fine)
    mentioned, harmless = core_of(company)[0] in case.lower.replace("'", ""), fine | _places(case.words)
    for passage in case.passages:
        slips = _slips(passage.words, core_of(company), fine)
        for start, end in slips or _leftovers(passage.words, harmless, others, mentioned=mentioned):
            name = passage.words[start:end].removesuffix("'s").rstrip(".'-")
            yield finding("wrong_company", passage.start + start, passage.start + start + len(name), (company,))


@lru_cache(maxsize=64)
def _places(text: str) -> frozenset[str]:
    """Words that the note shows to be places: `in Leeds`, `the Leeds branch`."""
    return frozenset(plain(match.group(1) or match.group(2)) for match in _PLACE.finditer(text))


@lru_cache(maxsize=256)
def _fine_words(company: str, role: str, sender: str, interviewers: tuple[str, ...]) -> frozenset[str]:
    """Plain words that may stand capitalised in the note without being another firm."""
    words = [match.group() for match in WORD.finditer(straighten(f"{role} {sender} {company}"))]
    people = {part for person in read_people(interviewers) for part in person.parts}
    core = core_of(company)
    joined = {"".join(core), "".join(core[:2]), "".join(word[0] for word in core)}
    return frozenset([*map(plain, words), *map(plain_word, words)]) | people | joined


@lru_cache(maxsize=kept.SENTENCES)
def _slips(sentence: str, core: tuple[str, ...], fine: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Runs of capitalised words that are nearly the firm's name; as many words as it has, else one more or less."""
    right = "".join(core)
    words = list(_CAPITALISED.finditer(sentence)) if len(right) >= SHORTEST else []
    names = [plain_word(word.group()) for word in words]
    for size in (len(core), len(core) + 1, len(core) - 1):
        firsts = range(len(words) - size + 1) if size else ()
        slips = [first for first in firsts if _is_slip(names[first : first + size], core, right, fine)]
        spans = [(words[first].start(), words[first + size - 1].end()) for first in slips]
        if unbroken := tuple(span for span in spans if _is_unbroken(sentence[slice(*span)])):
            return unbroken
    return ()


def _is_unbroken(name: str) -> bool:
    """Nothing but capitalised words with spaces between, and so no end of a sentence."""
    return all(word[0].isupper() and word[-1] not in ",;:!?" for word in name.split())


def _is_slip(names: list[str], core: tuple[str, ...], right: str, fine: frozenset[str]) -> bool:
    written = "".join(names)
    if len(written) < SHORTEST or fuzz.ratio(written, right, score_cutoff=ALIKE) < ALIKE:
        return False
    if written in fine or right in written or all(name in fine or name in name_book().known for name in names):
        return False
    # Each word is like its fellow: North Bank is no slip for South Bank.
    return len(names) != len(core) or all(fuzz.ratio(*pair) >= FELLOWS for pair in zip(names, core, strict=True))


def _leftovers(sentence: str, fine: frozenset[str], others: Known, *, mentioned: bool) -> tuple[tuple[int, int], ...]:
    """Other firms: those of the record wherever they are named, else what stands where only an employer can."""
    if _is_own_past(sentence):
        return ()
    return tuple(named(sentence, others)) or _employers(sentence, fine, mentioned=mentioned)


@lru_cache(maxsize=kept.SENTENCES)
def _is_own_past(sentence: str) -> bool:
    return bool(_OWN_PAST.search(lower(sentence)))


@lru_cache(maxsize=kept.SENTENCES)
def _employers(sentence: str, fine: frozenset[str], *, mentioned: bool) -> tuple[tuple[int, int], ...]:
    return tuple(_other_firms(sentence, fine, mentioned=mentioned))


def _other_firms(sentence: str, fine: frozenset[str], *, mentioned: bool) -> Iterator[tuple[int, int]]:
    for regex in (_JOINING, _AT):
        for match in regex.finditer(sentence):
            names = list(map(plain_word, match.group("name").split()))
            # Beside the right firm, or where people met, a single word after "at" is more likely a town.
            town = regex is _AT and len(names) == 1 and (mentioned or match["met"])
            if not town and _names_another(names, fine) and not _PLACE_AFTER.match(sentence, match.end()):
                yield match.span("name")


def _names_another(names: list[str], fine: frozenset[str]) -> bool:
    harmless = (fine, company_words("no_firms"), _PLACE_WORDS, name_book().known)
    return not any(not name or is_title(name) or any(name in words for words in harmless) for name in names)
