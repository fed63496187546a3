"""Labels that a sentence can't carry by definition: a claim that is denied, over, or somebody else's."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from coach.domain.messages import Label
from coach.scoring import kept
from coach.scoring.labelling.tokens import level_typography


@lru_cache(maxsize=kept.SENTENCES)
def ruled_out(text: str) -> tuple[Label, ...]:
    """The labels that the words of one sentence rule out."""
    plain = level_typography(text).lower()
    return tuple(label for label, patterns in _limits() if any(pattern.search(plain) for pattern in patterns))


@cache
def _limits() -> tuple[tuple[Label, tuple[re.Pattern[str], ...]], ...]:
    table = tomllib.loads(files(__package__).joinpath("limits.toml").read_text("utf-8"))
    return tuple((Label(name), tuple(re.compile(one) for one in patterns)) for name, patterns in table.items())
