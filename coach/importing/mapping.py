"""Which column holds which field: by the format, by the likeness of names, and as the user says."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from coach.errors import InvalidOptions
from coach.importing.fields import DATE_FIELDS, Field, column_key, load_vocabulary, words_of
from coach.importing.formats import Format
from coach.importing.results import Suggestion

PRESELECTED = 88  # likeness from which a suggestion is taken; wrong ones were measured up to 77, right ones from 89


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Names that tell the columns apart: a blank one gets its place, a second one of a name a number."""
    names: list[str] = []
    seen: set[str] = set()
    for place, cell in enumerate(cells, start=1):
        name = stem = " ".join(cell.split()) or f"Column {place}"
        count = 1
        while column_key(name) in seen:
            count += 1
            name = f"{stem} ({count})"
        seen.add(column_key(name))
        names.append(name)
    return tuple(names)


def format_mapping(columns: Iterable[str], one: Format) -> dict[str, Field]:
    """The columns that the format reads; where it knows two for a field, the one it names first."""
    by_key = {column_key(column): column for column in columns}
    mapping: dict[str, Field] = {}
    for key, field in one.fields.items():
        if key in by_key and field not in mapping.values():
            mapping[by_key[key]] = field
    return mapping


def suggest(columns: Mapping[str, Sequence[str]], taken: Iterable[Field]) -> dict[str, Suggestion]:
    """For each column, given with some of its values, the free field that its name is nearest to. Better likenesses
    choose first, then surer names, so that no field of PRESELECTED likeness is suggested twice."""
    scores = sorted(_likenesses(columns, frozenset(taken)), key=lambda one: (-one[0], one[1]))
    suggestions: dict[str, Suggestion] = {}
    used: set[Field] = set()
    for score, _, column, field in scores:
        if column not in suggestions and field not in used:
            suggestions[column] = Suggestion(field, score)
            if score >= PRESELECTED:
                used.add(field)
    return {column: suggestions[column] for column in columns if column in suggestions}


def preselected(suggestions: Mapping[str, Suggestion]) -> dict[str, Field]:
    """The suggestions that are taken unless the user says otherwise."""
    return {column: Field(one.field) for column, one in suggestions.items() if one.score >= PRESELECTED}


def with_choices(mapping: Mapping[str, Field], chosen: Mapping[str, str], columns: Sequence[str]) -> dict[str, Field]:
    """The mapping with what the user has settled, which takes a field away from any other column.

    Raises InvalidOptions for a column that the file lacks and for a field that is given to two columns.
    """
    choices = {_named(column, columns): Field(field) if field else None for column, field in chosen.items()}
    fields = [field for field in choices.values() if field]
    if twice := {field for field in fields if fields.count(field) > 1}:
        raise InvalidOptions(f"Only one column can hold {', '.join(sorted(twice))}: map the others to something else.")
    kept = {column: field for column, field in mapping.items() if column not in choices and field not in fields}
    merged = kept | {column: field for column, field in choices.items() if field}
    return {column: merged[column] for column in columns if column in merged}


def check_fields(chosen: Mapping[str, str]) -> None:
    """Raises InvalidOptions for a field that does not exist."""
    for column, field in chosen.items():
        if field and field not in set(Field):
            raise InvalidOptions(f"{column}={field}: there is no field {field!r}; fields are {', '.join(Field)}.")


def _named(column: str, columns: Sequence[str]) -> str:
    by_key = {column_key(one): one for one in columns}
    try:
        return by_key[column_key(column)]
    except KeyError:
        raise InvalidOptions(f"The file has no column {column!r}; it has {', '.join(columns)}.") from None


def _likenesses(
    columns: Mapping[str, Sequence[str]], taken: frozenset[Field]
) -> Iterable[tuple[float, int, str, Field]]:
    """Score, place of the likest synonym in its list, column and field."""
    for column, values in columns.items():
        name = words_of(column)
        for field, synonyms in load_vocabulary().synonyms.items():
            if name and field not in taken and not (field in DATE_FIELDS and _only_ticks(values)):
                score, place = max((fuzz.token_sort_ratio(name, word), -i) for i, word in enumerate(synonyms))
                yield score, -place, column, field


def _only_ticks(values: Iterable[str]) -> bool:
    words = {words_of(value) for value in values if value.strip()}
    return bool(words) and words <= load_vocabulary().ticks | {""}
