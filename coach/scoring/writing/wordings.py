"""Sentences to begin with, built from what the record knows; what it does not know stays a blank to fill in."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from coach.domain.messages import Kind
from coach.domain.tables import parse_table

_KNOWN = re.compile(r"{(role|company|person|jotting)}")
_BLANKS = {
    "role": "[role]",
    "company": "[company]",
    "person": "[interviewer's name]",
    "jotting": "[something they said]",
}
# D: a jotting longer than this is a sentence of its own and does not fit into another.
_LONGEST_JOTTING = 60


def wordings(
    kind: Kind, criterion: str, *, role: str = "", company: str = "", person: str = "", jottings: str = ""
) -> tuple[str, ...]:
    """Ways to say what a criterion asks for, the shortest way to begin first; none where no sentence would do.

    A jotting is put in as it was written down, one for each sentence that has room for it.
    """
    left = [line for one in jottings.splitlines() if 0 < len(line := _phrase(one)) <= _LONGEST_JOTTING]
    known = {"role": role.strip(), "company": company.strip(), "person": person.strip()}
    made = []
    for pattern in _patterns().get(kind.value, {}).get(criterion, ()):
        jotting = left.pop(0) if left and "{jotting}" in pattern else ""
        made.append(_filled(pattern, known | {"jotting": jotting}))
    return tuple(made)


def _filled(pattern: str, known: Mapping[str, str]) -> str:
    return _KNOWN.sub(lambda match: known[match[1]] or _BLANKS[match[1]], pattern)


def _phrase(jotting: str) -> str:
    """A line of jottings as part of a sentence: without its bullet, its full stop and the capital of its article."""
    line = " ".join(jotting.strip(" \t-*•·.;,").split())
    first, _, rest = line.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in {"The", "A", "An", "Their", "Your", "How", "Why"} else line


@cache
def _patterns() -> Mapping[str, Mapping[str, list[str]]]:
    source = files("coach.scoring.writing").joinpath("wordings.toml").read_text(encoding="utf-8")
    return parse_table(source, "wordings.toml")
