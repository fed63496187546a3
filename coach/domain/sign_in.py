"""A sign-in by OpenID Connect: who came, when, and for how long that holds."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from coach.domain.people import Person, owner_of
from coach.errors import InvalidSignIn

# Clocks differ a little; a provider's that is further ahead would make sign-ins last longer than they may.
MOST_AHEAD = timedelta(minutes=5)
# OpenID Connect Core 2 bounds a subject; the rest is what a page can show.
LONGEST_SUBJECT, LONGEST_ISSUER, LONGEST_SHOWN = 255, 1000, 200

# What a preference is called that says a sign-in was ended by hand; its mark follows.
SIGNED_OUT = "signed_out:"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One sign-in of a person. `mark` tells it from their others, and tells nothing to those who read it."""

    person: Person
    began: datetime
    mark: str


class Standing(StrEnum):
    """What a sign-in is worth at an instant."""

    HOLDS = "holds"
    EXPIRED = "expired"
    SIGNED_OUT = "signed_out"


def standing(sign_in: SignIn, now: datetime, lasts: timedelta, signed_out: Collection[str]) -> Standing:
    """Whether it still lets its person in; `signed_out` are the marks of those that were ended by hand."""
    if sign_in.mark in signed_out:
        return Standing.SIGNED_OUT
    return Standing.HOLDS if now < ends(sign_in, lasts) else Standing.EXPIRED


def ends(sign_in: SignIn, lasts: timedelta) -> datetime:
    """When it is over."""
    return sign_in.began + lasts


def read_claims(claims: Mapping[str, Any], now: datetime) -> SignIn:
    """The sign-in that the claims of an identity token tell of, whose signature has been checked.

    Raises InvalidSignIn where issuer, subject or time are missing or cannot be: nobody is let in by half a name.
    """
    issuer = _required(claims, "iss", LONGEST_ISSUER)
    subject = _required(claims, "sub", LONGEST_SUBJECT)
    began = _began(claims.get("iat"), now)
    vouched = claims.get("email_verified") is not False
    person = Person(
        owner_of(issuer, subject), _shown(claims.get("name")), _shown(claims.get("email")) if vouched else ""
    )
    # The nonce is drawn anew for every sign-in.
    all_of_it = json.dumps([person.owner, began.timestamp(), str(claims.get("nonce", ""))])
    return SignIn(person, began, hashlib.sha256(all_of_it.encode("ascii")).hexdigest()[:32])


def _required(claims: Mapping[str, Any], name: str, longest: int) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise InvalidSignIn(
            f"The sign-in service sent no usable “{name}”, and without it nobody can be told from others. Ask whoever "
            "runs this server."
        )
    return value


def _began(value: Any, now: datetime) -> datetime:
    try:
        began = datetime.fromtimestamp(value, UTC) if type(value) in (int, float) else None
    except (ValueError, OverflowError, OSError):
        began = None
    if began is None:
        raise InvalidSignIn("The sign-in service did not say when you signed in (“iat”). Ask whoever runs this server.")
    if began > now + MOST_AHEAD:
        raise InvalidSignIn(
            "The clock of the sign-in service is ahead of this server's by more than five minutes. Ask whoever runs "
            "this server to set them right."
        )
    return began


def _shown(value: Any) -> str:
    """Text for a page; without what cannot be printed, and of bounded length."""
    text = value if isinstance(value, str) else ""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:LONGEST_SHOWN]
