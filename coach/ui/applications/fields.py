"""The fields of an application as they are typed, and what comes of two windows that change the same one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from coach.domain.applications import Application, Stage
from coach.errors import InvalidRecord

_NOBODYS = Application("?")
_TEXTS = ("company", "role", "location", "source", "link", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Everything but the people and the log; blank: not known."""

    company: str = ""
    role: str = ""
    location: str = ""
    source: str = ""
    link: str = ""
    applied_on: date | None = None
    stage: Stage = Stage.APPLIED
    notes: str = ""

    def over(self, one: Application) -> Application:
        """The application with these fields; raises InvalidRecord where the company is blank."""
        if not self.company.strip():
            raise InvalidRecord("Which company is it? An application needs that at least.")
        return replace(
            one,
            company=self.company.strip(),
            role=self.role.strip(),
            location=self.location.strip() or None,
            source=self.source.strip() or None,
            link=self.link.strip() or None,
            applied_on=self.applied_on,
            stage=self.stage,
            notes=self.notes.strip() or None,
        )

    def application(self) -> Application:
        """A new one; raises InvalidRecord where the company is blank."""
        return self.over(_NOBODYS)

    def values(self) -> dict[str, Any]:
        """By name, as they stand in the form."""
        return asdict(self)


def fields_of(one: Application) -> Fields:
    """What stands in the form at first."""
    return Fields(
        company=one.company,
        role=one.role,
        location=one.location or "",
        source=one.source or "",
        link=one.link or "",
        applied_on=one.applied_on,
        stage=one.stage,
        notes=one.notes or "",
    )


def read_fields(values: Mapping[str, Any]) -> Fields:
    """The form by the names of its fields; a text that was cleared may be None."""
    return Fields(
        **{name: values.get(name) or "" for name in _TEXTS},
        applied_on=values.get("applied_on"),
        stage=Stage(values.get("stage") or Stage.APPLIED),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that another window changed: `theirs` is in the record, `mine` was typed here. `taken` where nothing was
    typed here, so that theirs stands in the form now."""

    name: str
    theirs: Any
    mine: Any
    taken: bool


def meet(before: Fields, mine: Fields, theirs: Fields) -> tuple[Fields, tuple[Difference, ...]]:
    """What was typed here, over what the record holds by now: what was not touched here is theirs, what was stays
    mine. Also all that they changed, but for what both changed to the same."""
    differences = []
    kept = mine
    for field in fields(Fields):
        old, typed, now = (getattr(one, field.name) for one in (before, mine, theirs))
        if now in (old, typed):
            continue
        untouched = typed == old
        differences.append(Difference(field.name, now, typed, untouched))
        if untouched:
            kept = replace(kept, **{field.name: now})
    return kept, tuple(differences)
