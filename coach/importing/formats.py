"""The trackers whose exports are known, each described by a file in formats/."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from coach.domain.applications import EventKind, RequestKind, Stage
from coach.errors import InvalidFormats
from coach.importing.data_files import check_keys, parse, sub_table, text, text_list
from coach.importing.fields import Field, column_key, words_of

OWN = "own"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EmailMeaning:
    """What an e-mail of a given status tells: the events it stands for, and the stage where they do not say it."""

    events: tuple[EventKind, ...]
    request: RequestKind | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Emails:
    """The columns that say when an e-mail came and what its subject was, and what each status means."""

    received: str
    subject: str
    meanings: Mapping[str, EmailMeaning]


@dataclass(frozen=True, slots=True)
class Format:
    """One tracker's table. `fingerprints`: sets of columns, any of which gives the format away; `fields`: the columns
    that are read; `ignored`: known ones that hold nothing for the record; `personal`: columns about the user, dropped
    before anything else sees them; `nulls`: words for no value; `dates`: day and month as the tracker writes them;
    `source`: where every application of this tracker came from; `emails`: one row is one e-mail of such a status.
    Columns are column keys, words plain words."""

    id: str
    name: str
    fingerprints: tuple[frozenset[str], ...]
    fields: Mapping[str, Field]
    ignored: frozenset[str]
    personal: frozenset[str]
    nulls: frozenset[str]
    statuses: Mapping[str, Stage]
    dates: str | None
    source: str | None
    emails: Emails | None


@cache
def load_formats() -> Mapping[str, Format]:
    """Every format by its id; raises InvalidFormats where a file is not in its form."""
    files = sorted(resources.files("coach.importing").joinpath("formats").iterdir(), key=lambda file: file.name)
    formats = [
        parse_format(file.read_text(encoding="utf-8"), file.name.removesuffix(".toml"))
        for file in files
        if file.name.endswith(".toml")
    ]
    return {one.id: one for one in formats}


def recognise(columns: Iterable[str]) -> Format | None:
    """The format with the largest fingerprint among the columns; their order and further columns are free."""
    present = {column_key(column) for column in columns}
    found = [
        (len(fingerprint), one.id)
        for one in load_formats().values()
        for fingerprint in one.fingerprints
        if fingerprint <= present
    ]
    return load_formats()[max(found)[1]] if found else None


_REQUIRED = frozenset({"id", "name", "fingerprints", "nulls"})
_OPTIONAL = frozenset({"fields", "ignored", "personal", "statuses", "dates", "source", "emails"})


def parse_format(source: str, name: str) -> Format:
    """Raises InvalidFormats for anything that is not exactly in the form of the files in formats/."""
    table = parse(source, name, _REQUIRED, _OPTIONAL)
    if table["id"] != name:
        raise InvalidFormats(f"{name}: the id {table['id']!r} is not the name of the file")
    fields = {column_key(column): _field(value, name) for column, value in sub_table(table, "fields", name).items()}
    one = Format(
        id=name,
        name=text(table, "name", name),
        fingerprints=_fingerprints(table, name),
        fields=fields,
        ignored=_columns(table, "ignored", name),
        personal=_columns(table, "personal", name),
        nulls=frozenset(word.casefold() for word in text_list(table, "nulls", name)),
        statuses={words_of(w): _stage(s, name) for w, s in sub_table(table, "statuses", name).items()},
        dates=_dates(table.get("dates"), name),
        source=text(table, "source", name) if "source" in table else None,
        emails=_emails(sub_table(table, "emails", name), name) if "emails" in table else None,
    )
    if twice := one.fields.keys() & (one.ignored | one.personal):
        raise InvalidFormats(f"{name}: {', '.join(sorted(twice))} can't be both read and left out")
    return one


def _fingerprints(table: dict[str, Any], name: str) -> tuple[frozenset[str], ...]:
    lists = table["fingerprints"]
    if not isinstance(lists, list):
        raise InvalidFormats(f"{name}: fingerprints must be a list of lists of columns")
    return tuple(_columns({"fingerprints": one}, "fingerprints", name) for one in lists)


def _columns(table: dict[str, Any], key: str, name: str) -> frozenset[str]:
    return frozenset(column_key(column) for column in text_list(table, key, name))


def _field(value: object, name: str) -> Field:
    try:
        return Field(str(value))
    except ValueError:
        raise InvalidFormats(f"{name}: field {value!r} is not one of {', '.join(Field)}") from None


def _stage(value: object, name: str) -> Stage:
    try:
        return Stage(str(value))
    except ValueError:
        raise InvalidFormats(f"{name}: stage {value!r} is not one of {', '.join(Stage)}") from None


def _dates(value: object, name: str) -> str | None:
    if value not in (None, "dmy", "mdy"):
        raise InvalidFormats(f"{name}: dates must be dmy or mdy, not {value!r}")
    return str(value) if value else None


def _emails(table: dict[str, Any], name: str) -> Emails:
    check_keys(table, f"{name}: emails", {"received", "subject", "meanings"})
    meanings = sub_table(table, "meanings", name)
    return Emails(
        received=column_key(text(table, "received", name)),
        subject=column_key(text(table, "subject", name)),
        meanings={words_of(status): _email(meaning, name) for status, meaning in meanings.items()},
    )


def _email(table: object, name: str) -> EmailMeaning:
    if not isinstance(table, dict):
        raise InvalidFormats(f"{name}: the meaning of an e-mail must be a table")
    check_keys(table, name, {"events"}, {"request", "stage"})
    try:
        return EmailMeaning(
            events=tuple(EventKind(kind) for kind in text_list(table, "events", name)),
            request=RequestKind(table["request"]) if "request" in table else None,
            stage=_stage(table["stage"], name) if "stage" in table else None,
        )
    except ValueError as error:
        raise InvalidFormats(f"{name}: {error}") from None
