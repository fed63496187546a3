"""A name that is not the one in the writer's record: somebody else's, or a slip of spelling."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from coach.domain.messages import Finding, Part
from coach.scoring import kept
from coach.scoring.findings.addressing import Address, Word, read_greeting
from coach.scoring.findings.case import Case, finding
from coach.scoring.findings.people import Person, is_nobody, is_title, name_book, name_tokens, plain, read_people
from coach.scoring.slips.vocabulary import is_usual
from coach.scoring.wordlists import FUNCTION_WORDS, LETTER_WORDS

# D: how like two names are, out of 100, when one is a slip for the other and the first letters differ.
ALIKE = 80
# D: a slip of one letter shows from four letters on, of two from seven on; shorter names are too often other names.
ONE_SLIP_FROM, TWO_SLIPS_FROM = 4, 7
# D: in a greeting, where one name is known to be meant, names this much alike (of 1) are a slip for each other.
SLIP_IN_GREETING = 0.6
# D: no name is as long as this, and comparing what is takes time.
LONGEST_WORD = 40

_VOCATIVE = re.compile(
    r"\b(?i:thank you|thanks)(?: (?:again|so much|very much|once more))?, (?=[A-Z][\w'-]+(?:[.,!]|$| for\b))"
)
_CAPITALISED = re.compile(r"(?<![\w'-])[A-Z][^\W\d_]*(?:['.-](?=[^\W\d_])[^\W\d_]+)*")
_OPENERS = FUNCTION_WORDS | LETTER_WORDS.sentence_openers
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december christmas easter".split()
)


def find_wrong_names(case: Case) -> Iterator[Finding]:
    people = read_people(case.note.interviewers)
    if not people:
        return
    greeted = read_greeting(case).addresses
    for address in (*greeted, *_vocatives(case)):
        yield from _judge(address, people)
    yield from _slips(case)


def _judge(address: Address, people: tuple[Person, ...]) -> Iterator[Finding]:
    """The words of one address that fit nobody in the record."""
    whole = plain("".join(word.text for word in address.words))
    if len(whole) > LONGEST_WORD or any(person.answers_to(whole) for person in people):
        return
    misfits = [[word for word in address.words if not person.answers_to(word.plain)] for person in people]
    fewest = min(misfits, key=len)
    nearest = people[misfits.index(fewest)]
    if len(fewest) < len(address.words):
        yield from (_wrong(word, (right,)) for word in fewest if (right := _correction(word, nearest, address)))
        return
    slips = [(word, right) for word in address.words for person in people if (right := _slip_for(word, person))]
    if slips:
        word, right = slips[0]
        yield _wrong(word, (right,))
    else:
        first, last = address.words[0], address.words[-1]
        yield finding("wrong_name", first.start, last.end, tuple(person.as_recorded for person in people))


def _wrong(word: Word, replacements: tuple[str, ...]) -> Finding:
    return finding("wrong_name", word.start, word.start + len(word.text.removesuffix("'s")), replacements)


def _correction(word: Word, person: Person, address: Address) -> str | None:
    """What a word beside a right one should be; None where it may be a name that the record leaves out."""
    if right := _slip_for(word, person):
        return right
    if person.first and person.last and len(address.words) == 2:
        if word == address.words[1]:
            return person.last
        # Before a first name stands no other one, but a greeting in another language: Annwyl Gwilym.
        return None if address.words[1].plain == plain(person.first) else person.first
    return None


def _slip_for(word: Word, person: Person) -> str | None:
    for match in name_tokens(person.as_recorded):
        right = plain(match.group())
        alike = OSA.normalized_similarity(word.plain, right) >= SLIP_IN_GREETING
        if right in person.parts and (alike or _same_sound(word.plain, right)):
            return match.group()
    return None


def _same_sound(name: str, right: str) -> bool:
    return name in name_book().spellings.get(right, ())


def _vocatives(case: Case) -> Iterator[Address]:
    """`Thank you, Jane.` in the body; not in the last line, where the writer may be signing."""
    own = _other_words(case.note.company, case.note.role, case.note.sender)
    for passage in case.part(Part.BODY):
        for match in _VOCATIVE.finditer(passage.words) if passage is not case.passages[-1] else ():
            word = next(_capitalised(passage.words, match.end()))
            if word.plain not in own and not is_nobody(word.text) and not is_title(word.text):
                yield Address((_moved(word, passage.start),), titled=False)


def _capitalised(sentence: str, start: int = 0) -> Iterator[Word]:
    return (Word(*match.span(), match.group()) for match in _CAPITALISED.finditer(sentence, start))


def _moved(word: Word, by: int) -> Word:
    return Word(word.start + by, word.end + by, word.text)


def _slips(case: Case) -> Iterator[Finding]:
    """Near misses of a recorded name in the body; another name is somebody else, and fine."""
    known = _other_words(case.note.company, case.note.role, case.note.sender)
    for passage in case.part(Part.BODY):
        for word, right in _near_misses(passage.words, case.note.interviewers, known):
            yield _wrong(_moved(word, passage.start), (right,))


# Kept for many sentences, so that an edit pays for the changed sentence only.
@lru_cache(maxsize=kept.SENTENCES)
def _near_misses(sentence: str, interviewers: tuple[str, ...], known: frozenset[str]) -> tuple[tuple[Word, str], ...]:
    """Each misspelt name at its offsets into the sentence, and how it is spelt."""
    people, found = read_people(interviewers), []
    words = [word for word in _capitalised(sentence) if len(word.text) <= LONGEST_WORD]
    for index, word in enumerate(words):
        if word.text.isupper() or word.plain in known:
            continue
        beside = [near for near in words[max(0, index - 1) : index + 2] if _beside(sentence, near, word)]
        right = next((right for person in people if (right := _near_miss(word, beside, person))), None)
        if right and word.start > 0 and not any(one.answers_to(word.plain) for one in people):
            found.append((word, right))
    return tuple(found)


@lru_cache(maxsize=256)
def _other_words(*texts: str | None) -> frozenset[str]:
    """Plain words that are no reader's name: the employer's, the role's, the sender's, days and months."""
    return frozenset(plain(match.group()) for text in texts for match in name_tokens(text or "")) | _CALENDAR


def _beside(sentence: str, near: Word, word: Word) -> bool:
    """Whether only a space, or the full stop of a title, parts two words."""
    left, right = (near, word) if near.start < word.start else (word, near)
    return near != word and sentence[left.end : right.start].strip(" .") == ""


def _near_miss(word: Word, beside: list[Word], person: Person) -> str | None:
    titled = any(near.start < word.start and is_title(near.text) for near in beside)
    for match in name_tokens(person.as_recorded):
        right = plain(match.group())
        if right in person.parts and _is_slip(word.plain, right, titled=titled):
            if not titled and not any(person.answers_to(near.plain) for near in beside) and _is_plain_word(word, right):
                continue
            # A capitalised neighbour that is not the person's own makes it another name: Amazon Prime for Ms. Price.
            return match.group() if titled or all(_goes_with(near, person) for near in beside) else None
    return None


def _is_plain_word(word: Word, right: str) -> bool:
    """A word that everybody uses, and by itself no name: Part for Park, but not Brain for Brian."""
    is_a_word = is_usual(word.text.lower()) and word.plain not in name_book().known
    return is_a_word and sorted(word.plain) != sorted(right)


def _goes_with(near: Word, person: Person) -> bool:
    return person.answers_to(near.plain) or near.text.lower() in _OPENERS


def _is_slip(name: str, right: str, *, titled: bool) -> bool:
    if _same_sound(name, right):
        return True
    if name in name_book().known and not titled:
        return False
    slips = OSA.distance(name, right, score_cutoff=2)
    if not 1 <= slips <= 2 or min(len(name), len(right)) < (ONE_SLIP_FROM if slips == 1 or titled else TWO_SLIPS_FROM):
        return False
    return name[0] == right[0] or (slips == 1 and fuzz.ratio(name, right) >= ALIKE)
