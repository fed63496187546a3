"""A note as it is typed into the page, with the details that its writer chose to give."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.messages import Kind

FIND_OUT = "find_out"
KINDS = (FIND_OUT, Kind.THANK_YOU.value, Kind.CHECK_IN.value, Kind.FEEDBACK_REPLY.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`None` stands for what was left blank."""

    text: str
    kind: Kind | None = None
    subject: str | None = None
    company: str | None = None
    role: str | None = None
    interviewers: tuple[str, ...] = ()
    sender: str | None = None
    request: str | None = None

    @property
    def is_blank(self) -> bool:
        """True where there is nothing but white space."""
        return not self.text.strip()


def read_draft(fields: Mapping[str, str]) -> Draft:
    """A draft from the page's fields by name; blank fields count as not given."""
    kind = fields.get("kind", FIND_OUT)
    return Draft(
        text=fields.get("note", ""),
        kind=None if kind == FIND_OUT else Kind(kind),
        interviewers=split_names(fields.get("interviewers", "")),
        **{name: _given(fields.get(name, "")) for name in ("subject", "company", "role", "sender", "request")},
    )


def split_names(typed: str) -> tuple[str, ...]:
    """Names, one a line or with commas between, without repeats."""
    names = (name.strip() for name in re.split(r"[,;\r\n]", typed))
    return tuple(dict.fromkeys(name for name in names if name))


def _given(typed: str) -> str | None:
    return typed.strip() or None
