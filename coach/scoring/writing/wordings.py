"""Sentences to begin with, built from what the record knows; what it does not know stays a blank to fill in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric
from coach.scoring.requests import documents_named
from coach.scoring.writing.guidance import OCCASIONS, occasion_of
from coach.scoring.writing.jotted_phrase import jotted_phrases

_SLOT = re.compile(r"{(role|company|others|documents|jotting)}")
_ANY_SLOT = re.compile(r"{(.{0,60}?)}")
_BLANKS = {
    "role": "[role]",
    "company": "[company]",
    "documents": "[each document]",
    "jotting": "[something they said]",
}
# Where a reply is due to nobody knows what, one sentence of each.
_USUAL = ("opinion", "availability", "documents", "test")


def wordings(
    kind: Kind,
    criterion: str,
    *,
    role: str = "",
    company: str = "",
    interviewers: Sequence[str] = (),
    jottings: str = "",
    request: str = "",
) -> tuple[str, ...]:
    """Ways to say what a criterion asks for, the easiest to fill in first; none where no sentence would do.

    `interviewers` begin with the one written to. `jottings` are lines not used yet: each goes into one sentence with
    room for it. `request` is what the employer wrote, which decides what a reply has to say.
    """
    known = {
        "role": role.strip(),
        "company": company.strip(),
        "others": _listed([name.strip() for name in interviewers[1:]]),
        "documents": _listed(documents_named(request)),
    }
    phrases = iter(jotted_phrases(jottings))
    fitting = (one for one in patterns_for(kind, criterion, request) if known["others"] or "{others}" not in one)
    return tuple(_filled(one, known, phrases) for one in fitting)


def patterns_for(kind: Kind, criterion: str, request: str) -> Sequence[str]:
    """Sentences with their slots still open."""
    by_occasion = _patterns().get(kind.value, {}).get(criterion, {})
    if kind is Kind.FEEDBACK_REPLY and not request.strip() and "any" not in by_occasion:
        return [by_occasion[one][0] for one in _USUAL if one in by_occasion]
    return by_occasion.get(occasion_of(kind, request), by_occasion.get("any", ()))


def _filled(pattern: str, known: Mapping[str, str], phrases: Iterator[str]) -> str:
    """Each jotting is taken once; what is filled in is not read for slots again."""

    def value(match: re.Match[str]) -> str:
        found = next(phrases, "") if match[1] == "jotting" else known[match[1]]
        return found or _BLANKS[match[1]]

    return _SLOT.sub(value, pattern)


def _listed(names: Sequence[str]) -> str:
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last


_Patterns = Mapping[str, Mapping[str, Mapping[str, list[str]]]]


@cache
def _patterns() -> _Patterns:
    return parse_wordings(files("coach.scoring.writing").joinpath("wordings.toml").read_text(encoding="utf-8"))


def parse_wordings(source: str) -> _Patterns:
    """Raises InvalidRubric for a kind, criterion, occasion or slot that there is not."""
    table: _Patterns = parse_table(source, "wordings")
    known = {kind.value: {one.id for one in criteria} for kind, criteria in load_rubric().criteria.items()}
    for kind, criteria in table.items():
        for criterion, by_occasion in criteria.items():
            slots = {slot for sentences in by_occasion.values() for one in sentences for slot in _ANY_SLOT.findall(one)}
            if criterion not in known.get(kind, ()) or not {"any", *OCCASIONS} >= by_occasion.keys():
                raise InvalidRubric(
                    f"wordings: {kind}.{criterion}: no such criterion, or an occasion that there is not"
                )
            if unknown := slots - {*_BLANKS, "others"}:
                raise InvalidRubric(f"wordings: {kind}.{criterion}: nothing fills {', '.join(sorted(unknown))}")
    return table
