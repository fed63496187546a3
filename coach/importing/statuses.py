"""Which stage a status word stands for."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from coach.domain.applications import Stage
from coach.errors import InvalidFormats
from coach.importing.data_files import parse, text_list
from coach.importing.fields import words_of


@cache
def load_status_words() -> Mapping[str, Stage]:
    """The words in status_words.toml; raises InvalidFormats where it is not in its form."""
    source = resources.files("coach.importing").joinpath("status_words.toml").read_text(encoding="utf-8")
    return parse_status_words(source)


def parse_status_words(source: str) -> Mapping[str, Stage]:
    """Raises InvalidFormats for an unknown stage, or for a word that is to mean two."""
    table = parse(source, "status_words", required=set(Stage))
    meanings: dict[str, Stage] = {}
    for stage in Stage:
        for word in map(words_of, text_list(table, stage, "status_words")):
            if meanings.setdefault(word, stage) is not stage:
                raise InvalidFormats(f"status_words: {word!r} means both {meanings[word]} and {stage}")
    return meanings


def stage_named(status: str, own_words: Mapping[str, Stage]) -> Stage | None:
    """The stage that a status means, the format's own words first; None where nobody has said."""
    word = words_of(status)
    return own_words.get(word) or load_status_words().get(word)
