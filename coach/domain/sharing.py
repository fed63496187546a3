"""Who may see whose record: roles, what a person gives to an adviser, and what is written down of every look."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# Counts below it could point at a person, and are told as "fewer than 5".
FEWEST_COUNTED = 5
# How recent a visit counts as activity.
ACTIVE_DAYS = 30


class Role(StrEnum):
    """What somebody is on a server. One role each; everybody has a record of their own besides."""

    PERSON = "person"
    ADVISER = "adviser"
    ADMIN = "admin"


class Looked(StrEnum):
    """What of a record an adviser looked at."""

    APPLICATIONS = "applications"
    APPLICATION = "application"
    TODAY = "today"
    TIMES = "times"
    NOTES = "notes"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Share:
    """A person lets one adviser read their record; `ended` is None while that holds."""

    id: str
    adviser: str
    adviser_name: str
    since: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Access:
    """One look of an adviser at a record; `about` is the id of the application or the note, for one of them."""

    adviser: str
    adviser_name: str
    what: Looked
    about: str | None
    at: datetime


def may_see(viewer: Role, share: Share | None) -> bool:
    """Whether a viewer may read, now, the record of the person whose share to that viewer this is (None: there is
    none). Admins may not: they see counts."""
    return viewer is Role.ADVISER and share is not None and share.ended is None


def may_count(viewer: Role) -> bool:
    """Whether a viewer may see how many people and notes there are."""
    return viewer is Role.ADMIN


def safe_count(count: int) -> int | None:
    """A count as it may be told; None where it is smaller than FEWEST_COUNTED, none at all included."""
    return count if count >= FEWEST_COUNTED else None


def address_key(email: str) -> str:
    """An address as it is compared: two that differ in capitals are one, two that differ in an accent are not."""
    return email.strip().casefold()


def called(name: str, email: str) -> str:
    """What to call somebody; never empty."""
    return name or email or "Somebody without a name"
