"""Patterns in files, in which one space stands for several: how they are read."""

import re

from coach.errors import InvalidRubric

_AMBIGUOUS_SPACE = re.compile(r" [?*+{]|(?<!\\)\[(?:\\.|[^\]\\]){0,200} ")


def joined(pattern: str, where: str) -> str:
    """The pattern in one line. Raises InvalidRubric, with `where`, if one of its spaces could be read in two ways."""
    line = "".join(pattern.splitlines())
    if _AMBIGUOUS_SPACE.search(line):
        raise InvalidRubric(f"{where}: a space may not be repeated or stand in a class; write (?: )? or \\s")
    return line
