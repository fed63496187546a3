"""Runs every rule over a note."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from coach.domain.messages import Part
from coach.scoring import kept
from coach.scoring.slips import date_checks, form_checks, grammar_checks, record_checks, style_checks, word_checks
from coach.scoring.slips.checking import Check, OfEach
from coach.scoring.slips.matching import meet
from coach.scoring.slips.rules import Rule, load_rules
from coach.scoring.slips.sheet import Sheet, Slip, Stretch
from coach.scoring.slips.sound_alike import sound_alike

# D: nobody reads more; a text with more is no note.
MOST_SLIPS = 100

CHECKS: Mapping[str, Check] = {
    "spelling": word_checks.spelling,
    "look_forward": grammar_checks.look_forward,
    "past_after_to": grammar_checks.past_after_to,
    "past_after_did": grammar_checks.past_after_did,
    "past_after_modal": grammar_checks.past_after_modal,
    "past_after_have": grammar_checks.past_after_have,
    "sound_alike": sound_alike,
    "question_mark": form_checks.question_mark,
    "spaces_after_stop": form_checks.spaces_after_stop,
    "plural_with_singular": grammar_checks.plural_with_singular,
    "thanks_for_verb": grammar_checks.thanks_for_verb,
    "doubled_word": word_checks.doubled_word,
    "article": word_checks.article,
    "lower_case_i": form_checks.lower_case_i,
    "sentence_start": form_checks.sentence_start,
    "name_in_lower_case": form_checks.name_in_lower_case,
    "full_stop": form_checks.full_stop,
    "space_before_mark": form_checks.space_before_mark,
    "glued_stop": form_checks.glued_stop,
    "greeting_comma": form_checks.greeting_comma,
    "device_line": form_checks.device_line,
    "shouting": form_checks.shouting,
    "title_with_first_name": record_checks.title_with_first_name,
    "other_title": record_checks.other_title,
    "names_swapped": record_checks.names_swapped,
    "name_two_ways": record_checks.name_two_ways,
    "word_of_the_record": record_checks.word_of_the_record,
    "company_as_recorded": record_checks.company_as_recorded,
    "century": date_checks.century,
    "no_such_day": date_checks.no_such_day,
    "other_weekday": date_checks.other_weekday,
    "mixed_spelling": style_checks.mixed_spelling,
    "mixed_email": style_checks.mixed_email,
    "mixed_quotes": style_checks.mixed_quotes,
}


def proofread(sheet: Sheet) -> tuple[Slip, ...]:
    """Slips in the order of the text, none upon another; of two that meet, the longer, else the earlier rule's."""
    found = {*_of_sentences(sheet), *_of_the_whole(sheet)}
    order = _order()
    slips: list[Slip] = []
    for slip in sorted(found, key=lambda one: (one.start, -one.end, order[one.rule])):
        if not slips or slip.start >= slips[-1].end:
            slips.append(slip)
    return tuple(slips[:MOST_SLIPS])


@cache
def _order() -> Mapping[str, int]:
    return {id_: number for number, id_ in enumerate(load_rules())}


def _of_sentences(sheet: Sheet) -> Iterator[Slip]:
    for one in sheet.stretches:
        for slip in _in_sentence(one.words, one.lower, one.part):
            yield slip.moved(one.start)


# Kept for many sentences, so that an edit pays for the changed sentence only.
@lru_cache(maxsize=kept.SENTENCES)
def _in_sentence(words: str, lower: str, part: Part) -> tuple[Slip, ...]:
    """What shows in a straightened sentence by itself, at offsets into it."""
    checked = (
        Slip(rule.id, *found)
        for rule, check in _checks()[0]
        if part in rule.parts
        for found in check.find(lower if check.lower else words)
    )
    return (*meet(words, lower, part), *checked)


def _of_the_whole(sheet: Sheet) -> Iterator[Slip]:
    of_parts: dict[frozenset[Part], tuple[Stretch, ...]] = {}
    for rule, check in _checks()[1]:
        stretches = of_parts.get(rule.parts)
        if stretches is None:
            stretches = of_parts[rule.parts] = tuple(one for one in sheet.stretches if one.part in rule.parts)
        for found in check(sheet, stretches):
            yield Slip(rule.id, *found)


@cache
def _checks() -> tuple[tuple[tuple[Rule, OfEach], ...], tuple[tuple[Rule, Check], ...]]:
    """The rules whose check looks at each sentence by itself, and those whose check looks at the note."""
    checks = [(rule, CHECKS[rule.check]) for rule in load_rules().values() if rule.check is not None]
    alone = tuple((rule, check) for rule, check in checks if isinstance(check, OfEach))
    return alone, tuple((rule, check) for rule, check in checks if not isinstance(check, OfEach))
