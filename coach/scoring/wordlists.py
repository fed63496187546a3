"""The word lists that lie beside this module as data."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

_HERE = files("coach.scoring")


@dataclass(frozen=True, slots=True)
class LetterWords:
    """`letter_words.toml`; an unknown or a missing list is a TypeError at import."""

    salutations: frozenset[str]
    addressees: frozenset[str]
    titles: frozenset[str]
    sign_off_cores: frozenset[str]
    sign_off_fillers: frozenset[str]
    sign_off_openings: frozenset[str]
    spoken_openings: frozenset[str]
    no_names: frozenset[str]
    inner_abbreviations: frozenset[str]
    title_abbreviations: frozenset[str]
    figure_abbreviations: frozenset[str]
    outer_abbreviations: frozenset[str]
    sentence_openers: frozenset[str]


def read_words(name: str) -> frozenset[str]:
    """The words of a text file; a line that begins with # is a comment."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _read_languages() -> dict[str, frozenset[str]]:
    languages: dict[str, str] = tomllib.loads((_HERE / "languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in languages.items()}


def _invert(languages: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """For each word the languages that use it every day; words that are usual in English too are left out."""
    uses: dict[str, tuple[str, ...]] = {}
    for language, words in languages.items():
        for word in words - ENGLISH_WORDS:
            uses[word] = (*uses.get(word, ()), language)
    return uses


def _read_letter_words() -> LetterWords:
    lists: dict[str, list[str]] = tomllib.loads((_HERE / "letter_words.toml").read_text(encoding="utf-8"))
    return LetterWords(**{name: frozenset(words) for name, words in lists.items()})


FUNCTION_WORDS = read_words("function_words.txt")
ENGLISH_WORDS = FUNCTION_WORDS | read_words("common_words.txt")
KEYWORDS = read_words("keywords.txt")
LANGUAGES = _read_languages()
LANGUAGES_OF_WORD = _invert(LANGUAGES)
LETTER_WORDS = _read_letter_words()
