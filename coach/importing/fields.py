"""The fields of an application that a column can hold, and the words by which sheets call them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from coach.importing.data_files import parse, text_list


class Field(StrEnum):
    """What a column can be mapped to."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    APPLIED_ON = "applied_on"
    LINK = "link"
    LOCATION = "location"
    SOURCE = "source"
    NOTES = "notes"
    CONTACT = "contact"
    CONTACT_EMAIL = "contact_email"
    INTERVIEW_AT = "interview_at"
    INTERVIEW_ENDED_AT = "interview_ended_at"
    THANK_YOU_AT = "thank_you_at"
    REPLY_AT = "reply_at"
    PROMISED_ON = "promised_on"
    FOLLOW_UP_ON = "follow_up_on"


DATE_FIELDS = (
    Field.APPLIED_ON,
    Field.INTERVIEW_AT,
    Field.INTERVIEW_ENDED_AT,
    Field.THANK_YOU_AT,
    Field.REPLY_AT,
    Field.PROMISED_ON,
    Field.FOLLOW_UP_ON,
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Synonyms of each field, and the values of a column that only ticks things off."""

    synonyms: Mapping[Field, tuple[str, ...]]
    ticks: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The words in fields.toml; raises InvalidFormats where it is not in its form."""
    return parse_vocabulary(resources.files("coach.importing").joinpath("fields.toml").read_text(encoding="utf-8"))


def parse_vocabulary(source: str) -> Vocabulary:
    """Raises InvalidFormats unless every field has its synonyms and nothing else is there."""
    table = parse(source, "fields", required={*Field, "ticks"})
    synonyms = {one: tuple(words_of(word) for word in text_list(table, one, "fields")) for one in Field}
    return Vocabulary(synonyms, frozenset(words_of(word) for word in text_list(table, "ticks", "fields")))


def column_key(name: str) -> str:
    """A column's name without what does not tell columns apart: case and spacing."""
    return " ".join(name.casefold().split())


_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def words_of(name: str) -> str:
    """A name as plain words: `appliedDate`, `applied_date` and "Applied date?" are all "applied date"."""
    spaced = _CAMEL.sub(" ", unicodedata.normalize("NFKC", name))
    return _NOT_WORD.sub(" ", spaced).strip().casefold()
